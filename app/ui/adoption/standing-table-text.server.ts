// Per line of the chart where it began, where it stands, what is wanted of it: the summary above the numbers.
import type { AdoptionLine } from '~/models/planning/adoption/adoption-series';
import type { Metric } from '~/models/planning/adoption/metric';
import { m } from '~/paraglide/messages.js';
import { markup } from '../shared/markup';
import { number } from '../words';
import { countedText, stateBadge } from './cell-text.server';
import { adoptionPeriod, levelText, trendText, unitText } from './level-text';

/** Caption, head and rows. */
export function standingTableText(metric: Metric, lines: readonly AdoptionLine[]): string {
  const optional = (level: number | null) => (level === null ? '–' : levelText(metric, level));
  const rows = lines.map(({ name, baseline, latest }) => {
    const { level, target, ceiling } = latest;
    const counted =
      baseline && m.adoption_counted({ count: number(baseline.counted), period: adoptionPeriod(baseline.period) });
    const change = baseline === null || level === null ? '–' : trendText(metric, level - baseline.level);
    return markup`<tr><th scope="row">${unitText(name)}</th><td class="number">${optional(baseline?.level ?? null)}<span class="ad-n">${counted ?? ''}</span></td><td class="number">${optional(level)}<span class="ad-n">${countedText(latest)}</span></td><td class="number">${change}</td><td class="number">${optional(target)}</td><td class="number">${optional(ceiling)}</td><td>${stateBadge(metric, latest)}</td></tr>`;
  });
  const figureHead = (text: string) => markup`<th scope="col" class="number">${text}</th>`;
  const said = [
    m.adoption_baseline(),
    m.adoption_now(),
    m.adoption_change(),
    m.adoption_target(),
    m.adoption_ceiling(),
  ];
  const heads = said.map(figureHead);
  return markup`<caption>${m.adoption_standing()}</caption><thead><tr><th scope="col">${m.adoption_department()}</th>${heads}<th scope="col">${m.adoption_state()}</th></tr></thead><tbody>${rows}</tbody>`
    .text;
}
