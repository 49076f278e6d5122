// The sign of a kind as text, with the shapes of kind-sign.tsx.
import type { ItemKind } from '~/models/planning/plan';
import { type Markup, markup } from '../shared/markup';

const diamond = markup`<path d="M7 1 13 7 7 13 1 7Z"/>`;
const shapes: Record<ItemKind, Markup> = {
  activity: markup`<rect x="1" y="4.5" width="12" height="5" rx="1"/>`,
  calendar_item: markup`<rect x="1.5" y="2.5" width="11" height="10" rx="1.5"/><line x1="1.5" x2="12.5" y1="6" y2="6"/>`,
  milestone: diamond,
  gate: diamond,
};

export const kindSign = (kind: ItemKind): Markup =>
  markup`<svg class="kind-sign kind-sign-${kind}" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${shapes[kind]}</svg>`;
