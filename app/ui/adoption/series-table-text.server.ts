// The numbers of the chart as a table: a row per period, latest first, a column per chosen department.
import type { AdoptionLine } from '~/models/planning/adoption/adoption-series';
import type { Metric } from '~/models/planning/adoption/metric';
import { intervalOf, type PeriodKind } from '~/models/planning/adoption/period';
import type { ShownPoint } from '~/models/planning/adoption/shown';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { number, withUnit, words } from '../words';
import { adoptionPeriod, levelText, tooFew, unitText } from './level-text';

function cellOf(metric: Metric, point: ShownPoint | undefined): Markup {
  if (point?.hidden) return markup`<td>${tooFew(metric.subject)}</td>`;
  if (!point || point.level === null || point.figure === null) return markup`<td class="number">–</td>`;
  const { denominator } = point.figure;
  const count = number(denominator, Number.isInteger(denominator) ? 0 : 1);
  return markup`<td class="number">${levelText(metric, point.level)}<span class="ad-n">${m.adoption_n({ count })}</span></td>`;
}

/** Caption, head and rows. The period in which the system went live is marked. */
export function seriesTableText(metric: Metric, lines: readonly AdoptionLine[], goLive: Day): string {
  const rows = new Map<string, { kind: PeriodKind; start: Day }>();
  for (const { kind, points } of lines) for (const { start } of points) rows.set(`${start} ${kind}`, { kind, start });
  const known = lines.map(({ kind, points }) => new Map(points.map((point) => [`${point.start} ${kind}`, point])));
  const heads = lines.map(({ name }) => markup`<th scope="col" class="number">${unitText(name)}</th>`);
  const body = [...rows.entries()]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, period]) => {
      const { from, until } = intervalOf(period);
      const live =
        from <= goLive && goLive < until ? markup` <span class="state">${m.adoption_live_here()}</span>` : null;
      const cells = known.map((points) => cellOf(metric, points.get(key)));
      return markup`<tr><th scope="row" class="nowrap">${adoptionPeriod(period)}${live}</th>${cells}</tr>`;
    });
  const caption = withUnit(m.adoption_series_caption({ metric: words(metric.title) }), metric.unit);
  return markup`<caption>${caption}</caption><thead><tr><th scope="col">${m.adoption_period()}</th>${heads}</tr></thead><tbody>${body}</tbody>`
    .text;
}
