// The ten hues by name, because a colour alone says nothing to who cannot tell it apart.
import { m } from '~/paraglide/messages.js';

const names = [
  m.settings_hue_0,
  m.settings_hue_1,
  m.settings_hue_2,
  m.settings_hue_3,
  m.settings_hue_4,
  m.settings_hue_5,
  m.settings_hue_6,
  m.settings_hue_7,
  m.settings_hue_8,
  m.settings_hue_9,
];

export const hues = names.map((_, hue) => hue);

export function hueText(hue: number): string {
  return names[hue]?.() ?? String(hue);
}
