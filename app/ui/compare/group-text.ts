// The kinds of differences by name, each with a look of its own.
import type { ChangeGroup } from '~/models/planning/compare-view';
import { m } from '~/paraglide/messages.js';

const names: Record<ChangeGroup, () => string> = {
  added: m.compare_added,
  removed: m.compare_removed,
  later: m.compare_later,
  earlier: m.compare_earlier,
  otherwise: m.compare_otherwise,
};

export const groupText = (group: ChangeGroup): string => names[group]();
export const groupLook = (group: ChangeGroup) =>
  (({ added: 'info', removed: 'retired', later: 'late', earlier: 'good', otherwise: 'open' }) as const)[group];
