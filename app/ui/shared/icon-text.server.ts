// A picture beside words, as text, as icon.tsx draws it.
import type { IconName } from './icon';
import sprite from './icons.svg?url';
import { type Markup, markup } from './markup';

export const iconText = (name: IconName): Markup =>
  markup`<svg class="icon" width="24" height="24" aria-hidden="true"><use href="${sprite}#${name}"></use></svg>`;
