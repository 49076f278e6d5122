// Changes of the roll-out as a page shows them: the latest of them, and of one cell in words what became what.
import { recentChanges } from './recent-changes.server';
import { localMoment } from './clock.server';
import { findNamed } from './models/directory.server';
import type { OrganisationEntry } from './models/organisation-history.server';
import type { Actor } from './models/planning/permission';
import { type CellPlace, findCellLog, mayRollOut, mayUndoCells } from './models/rollout-cells.server';
import { m } from './paraglide/messages.js';
import { type Named, settingText, settingValue } from './ui/settings/setting-text.server';
import type { RecentChange } from './ui/settings/recent-changes';
import { momentText } from './ui/words';

/** The latest changes of cells and subjects. */
export const recentRollout = (actor: Actor): Promise<RecentChange[]> =>
  recentChanges(actor, 'rollout_cells', 'rollout_subjects');

export type LogLine = {
  id: string;
  when: string;
  who: string | null;
  /** What became what, a line per field. */
  lines: string[];
  undone: boolean;
  mayUndo: boolean;
  /** What its button says: with it goes all that was set at once with it. */
  undo: string;
};

const said = ['stage', 'plannedOn', 'actualOn', 'remark'];

function linesOf({ before, after }: OrganisationEntry, people: readonly Named[]): string[] {
  if (after === null) return [m.rollout_log_cleared()];
  const value = (field: string, of: unknown) => settingValue(field, of, people);
  return said
    .filter((field) => field in after && (before !== null || ![null, ''].includes(after[field] as string | null)))
    .map((field) =>
      before === null
        ? m.rollout_log_set({ field: settingText(field), value: value(field, after[field]) })
        : m.rollout_log_changed({
            field: settingText(field),
            before: value(field, before[field]),
            after: value(field, after[field]),
          }),
    );
}

/** Every change of one cell in words, newest first. */
export async function cellLog(actor: Actor, place: CellPlace): Promise<LogLine[]> {
  const [entries, people] = await Promise.all([findCellLog(actor, place), findNamed(actor)]);
  const may = mayRollOut(actor, place.departmentId);
  const mayUndo = await Promise.all(entries.map(async (entry) => may && (await mayUndoCells(actor, entry))));
  return entries.map((entry, at) => ({
    id: entry.id,
    when: momentText(localMoment(entry.at)),
    who: entry.userName,
    lines: linesOf(entry, people),
    undone: entry.undoneBy !== null,
    mayUndo: mayUndo[at]! && entry.undoneBy === null,
    undo: entry.titlesTogether ? m.rollout_undo_together({ count: entry.titlesTogether.length }) : m.undo(),
  }));
}
