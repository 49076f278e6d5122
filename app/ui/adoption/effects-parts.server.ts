// Pieces of both tables of effects: heads that sort, who got what, and an interval as a drawing.
import {
  effectParams,
  type EffectRow,
  type EffectSearch,
  type effectSorts,
  type UntoldReason,
} from '~/models/planning/adoption/effect-list';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { words } from '../words';

export type Asked = {
  programmeId: string;
  search: EffectSearch;
  departments: readonly { id: string; name: Label }[];
  /** The reason whose rows stay unfolded when a head is followed. */
  open: UntoldReason | null;
};

const width = 132;
const height = 18;
/** Margins of a metric from the middle of the drawing to its edge. */
const reach = 4;

/** The interval as a bar, its middle as a dot, and where nothing was done as a line; what falls outside is cut off. */
export function effectFigure({ answer: { effect }, metric }: EffectRow): Markup | null {
  if (!effect) return null;
  const at = (value: number) => {
    const parts = Math.max(-reach, Math.min(reach, value / Math.max(metric.margin, 1e-9)));
    return Math.round(width / 2 + (parts / reach) * (width / 2 - 4));
  };
  const [low, high] = [at(effect.low), at(effect.high)];
  return markup`<svg class="ef-range" width="${width}" height="${height}" aria-hidden="true"><line class="ef-zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><line class="ef-bar" x1="${low}" x2="${Math.max(high, low + 1)}" y1="${height / 2}" y2="${height / 2}"/><circle cx="${at(effect.estimate)}" cy="${height / 2}" r="3.5"/></svg>`;
}

export const small = (text: string | null) => (text ? markup`<span class="ad-n">${text}</span>` : null);

export function namesOf(ids: readonly string[], departments: Asked['departments']): string {
  const known = new Map(departments.map(({ id, name }) => [id, words(name)]));
  return ids.flatMap((id) => known.get(id) ?? []).join(', ');
}

/** The item and who got it: the head of a row. */
export function itemCell(
  { itemId, title, departmentIds }: EffectRow,
  { programmeId, departments }: Pick<Asked, 'programmeId' | 'departments'>,
): Markup {
  const who = departmentIds === 'all' ? m.effects_all_departments() : namesOf(departmentIds, departments);
  return markup`<th scope="row"><a href="${paths.item(programmeId, itemId)}">${words(title)}</a>${small(who)}</th>`;
}

/** Where a row is a card its cells say themselves what they are. */
export const cell = (label: string, content: Markup) => markup`<td data-label="${label}">${content}</td>`;

/** A second time the same head turns the order round. */
export function head({ programmeId, search, open }: Asked, sort: (typeof effectSorts)[number], title: string): Markup {
  const isSorted = search.sort === sort;
  const order = isSorted && search.order === 'up' ? 'down' : 'up';
  const to = paths.effects(programmeId, effectParams(search, { sort, order, open }));
  const sign = isSorted ? (search.order === 'up' ? ' ▲' : ' ▼') : '';
  const sorted = isSorted ? markup` aria-sort="${search.order === 'up' ? 'ascending' : 'descending'}"` : null;
  return markup`<th scope="col"${sorted}><a href="${to}" data-keep>${title}<span aria-hidden="true">${sign}</span></a></th>`;
}

export const plainHead = (title: string) => markup`<th scope="col" class="ef-plain">${title}</th>`;
