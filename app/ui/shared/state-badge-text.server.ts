// A state as text, as state-badge.tsx draws it.
import { iconText } from './icon-text.server';
import { type Markup, markup } from './markup';
import { type Look, stateLooks } from './state-badge';

export function stateBadgeText(look: Look, text: string): Markup {
  const [className, icon] = stateLooks[look];
  return markup`<span class="${className}">${iconText(icon)}${text}</span>`;
}
