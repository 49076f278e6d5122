// Change load on the overview, in sentences; nothing where there is nothing to say.
import type { ChangeAhead } from '~/change-ahead.server';
import type { Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { departmentNames } from '../change-load/names.server';
import { paths } from '../paths';

export type ChangeAheadText = { title: string; lines: string[]; links: { to: string; text: string }[] };

/** `own`: departments of the reader, each with a page of its own. */
export function changeAheadText(ahead: ChangeAhead, plan: Plan, own: readonly string[]): ChangeAheadText | null {
  const { over, collisions, apart, toSay } = ahead;
  const nameOf = departmentNames(plan);
  const lines = [
    ...(over.length > 0
      ? [m.changeload_overview_over({ count: over.length, names: over.map(nameOf).join(' · ') })]
      : []),
    ...(collisions > 0 ? [m.changeload_overview_collisions({ count: collisions })] : []),
    ...(apart > 0 ? [m.changeload_overview_apart({ count: apart })] : []),
    ...(toSay > 0 ? [m.changeload_overview_to_say({ count: toSay })] : []),
  ];
  if (lines.length === 0) return null;
  const { id } = plan.programme;
  const links = [
    ...own.map((departmentId) => ({ to: paths.changeLoadDepartment(id, departmentId), text: nameOf(departmentId) })),
    { to: paths.changeLoad(id, { months: 6 }), text: m.changeload_of_all() },
  ];
  return { title: m.changeload_overview(), lines, links };
}
