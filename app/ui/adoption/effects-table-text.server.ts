// The effects as a table: item, metric, what was expected, how it stood before and after, against whom, and the verdict.
import {
  effectParams,
  type EffectRow,
  type EffectSearch,
  type effectSorts,
} from '~/models/planning/adoption/effect-list';
import { addDays } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, words } from '../words';
import {
  alongsideText,
  bareChange,
  changeText,
  expectedText,
  overText,
  slopesText,
  stepText,
  untoldText,
  verdictLooks,
  verdictText,
} from './effect-text.server';
import { levelText } from './level-text';

type Asked = {
  programmeId: string;
  search: EffectSearch;
  departments: readonly { id: string; name: Label }[];
};

const width = 132;
const height = 18;
/** Margins of a metric from the middle of the drawing to its edge. */
const reach = 4;

/** The interval as a bar, its middle as a dot, and where nothing was done as a line; what falls outside is cut off. */
function drawn({ answer: { effect }, metric }: EffectRow): Markup | null {
  if (!effect) return null;
  const at = (value: number) => {
    const parts = Math.max(-reach, Math.min(reach, value / Math.max(metric.margin, 1e-9)));
    return Math.round(width / 2 + (parts / reach) * (width / 2 - 4));
  };
  const [low, high] = [at(effect.low), at(effect.high)];
  return markup`<svg class="ef-range" width="${width}" height="${height}" aria-hidden="true"><line class="ef-zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><line class="ef-bar" x1="${low}" x2="${Math.max(high, low + 1)}" y1="${height / 2}" y2="${height / 2}"/><circle cx="${at(effect.estimate)}" cy="${height / 2}" r="3.5"/></svg>`;
}

const small = (text: string | null) => (text ? markup`<span class="ad-n">${text}</span>` : null);

function levelsCell({ metric, answer }: EffectRow): Markup {
  const { levels, window } = answer;
  if (!levels) return markup`–`;
  const [before, after] = [levelText(metric, levels.before), levelText(metric, levels.after)];
  return markup`<span class="nowrap">${m.effects_before_after({ before, after })}</span>${small(overText(window.kind, levels.periods))}${small(slopesText(metric, answer))}`;
}

function comparisonCell({ metric, answer }: EffectRow, departments: Asked['departments']): Markup {
  const { comparison, effect } = answer;
  if (!effect) return markup`–`;
  if (!comparison) return markup`${m.effects_own_trend()}${small(stepText(metric, answer))}`;
  const { levels, departmentIds } = comparison;
  const [before, after] = [levelText(metric, levels.before), levelText(metric, levels.after)];
  const known = new Map(departments.map(({ id, name }) => [id, words(name)]));
  const names = departmentIds.flatMap((id) => known.get(id) ?? []).join(', ');
  return markup`${m.effects_with_others({ count: departmentIds.length })}<span class="ad-n nowrap">${m.effects_before_after({ before, after })}</span>${small(m.effects_with_others_names({ names }))}`;
}

function effectCell(row: EffectRow): Markup {
  const { metric, answer } = row;
  const { effect } = answer;
  if (!effect) return markup`–`;
  const range = { low: bareChange(metric, effect.low), high: bareChange(metric, effect.high) };
  return markup`<strong class="nowrap">${changeText(metric, effect.estimate)}</strong> <span class="nowrap">(${m.effects_between(range)})</span>${drawn(row)}`;
}

function verdictCell(row: EffectRow): Markup {
  const { verdict, untold, effect } = row.answer;
  const { sign, look } = verdictLooks[verdict];
  const why = untold ? untoldText(untold) : null;
  return markup`<span class="${look}"><span aria-hidden="true">${sign}</span>${verdictText(verdict)}</span>${small(why)}${effect ? small(alongsideText(row)) : null}`;
}

function rowOf(row: EffectRow, { programmeId, departments }: Asked): Markup {
  const { itemId, title, metric, until, expectedFrom, departmentIds } = row;
  const known = new Map(departments.map(({ id, name }) => [id, words(name)]));
  const who =
    departmentIds === 'all'
      ? m.effects_all_departments()
      : departmentIds.flatMap((id) => known.get(id) ?? []).join(', ');
  const chosen = departmentIds === 'all' ? ['total'] : departmentIds.slice(0, 6);
  const over = paths.adoptionMetric(programmeId, metric.key, { department: chosen });
  const cells = [
    markup`<td><a href="${over}">${words(metric.title)}</a></td>`,
    markup`<td>${verdictCell(row)}</td>`,
    markup`<td>${effectCell(row)}</td>`,
    markup`<td>${levelsCell(row)}</td>`,
    markup`<td>${comparisonCell(row, departments)}</td>`,
    markup`<td>${expectedText(row)}${small(m.effects_seen_from({ day: dayText(expectedFrom) }))}</td>`,
    markup`<td class="nowrap">${dayText(addDays(until, -1))}</td>`,
  ];
  return markup`<tr><th scope="row"><a href="${paths.item(programmeId, itemId)}">${words(title)}</a>${small(who)}</th>${cells}</tr>`;
}

/** A second time the same head turns the order round. */
function head({ programmeId, search }: Asked, sort: (typeof effectSorts)[number], title: string): Markup {
  const isSorted = search.sort === sort;
  const order = isSorted && search.order === 'up' ? 'down' : 'up';
  const to = paths.effects(programmeId, effectParams(search, { sort, order }));
  const sign = isSorted ? (search.order === 'up' ? ' ▲' : ' ▼') : '';
  const sorted = isSorted ? markup` aria-sort="${search.order === 'up' ? 'ascending' : 'descending'}"` : null;
  return markup`<th scope="col"${sorted}><a href="${to}" data-keep>${title}<span aria-hidden="true">${sign}</span></a></th>`;
}

/** Caption, head and rows, for inside a table. */
export function effectsTableText(rows: readonly EffectRow[], asked: Asked): string {
  const plain = (title: string) => markup`<th scope="col">${title}</th>`;
  const heads = [
    head(asked, 'item', m.effects_item()),
    head(asked, 'metric', m.adoption_metric()),
    head(asked, 'verdict', m.effects_verdict()),
    head(asked, 'effect', m.effects_effect()),
    plain(m.effects_levels()),
    plain(m.effects_comparison()),
    plain(m.effects_expected()),
    head(asked, 'finished', m.adoption_move_ready()),
  ];
  return markup`<caption class="visually-hidden">${m.effects_caption()}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.map((row) => rowOf(row, asked))}</tbody>`
    .text;
}
