// The three regions in which Dutch school holidays are spread, in words.
import { m } from '~/paraglide/messages.js';

export const schoolRegions = ['noord', 'midden', 'zuid'] as const;

const names: Record<string, () => string> = {
  noord: m.settings_region_noord,
  midden: m.settings_region_midden,
  zuid: m.settings_region_zuid,
};

export function regionText(region: string): string {
  return names[region]?.() ?? region;
}
