// A change that took teams or departments over their limit, in words.
import type { ChangeCrossing } from '~/models/planning/change-load/crossings';
import type { LoadCrossing } from '~/models/planning/capacity/crossings';
import type { Day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { pointsText } from '../change-load/impact-text.server';
import { m } from '~/paraglide/messages.js';
import { momentText, monthText, percent, words } from '../words';
import type { OverloadText } from './overload-list';

/** Lines of one change that are written out. */
const most = 4;

/** What a reader calls teams and departments by. */
type Names = Pick<Plan, 'capacity' | 'departments'>;

type Overload = {
  id: string;
  at: { day: Day; time: string };
  userName: string | null;
  overloads: readonly (LoadCrossing | ChangeCrossing)[];
  reason: string | null;
  /** Not of the plan but of what there is. */
  ofSettings?: boolean;
};

/** One month of a team or department that went over its limit. */
export function overloadLine(row: LoadCrossing | ChangeCrossing, { capacity, departments }: Names): string {
  const month = monthText(row.month);
  if ('teamId' in row) {
    const team = capacity.teams.find(({ id }) => id === row.teamId);
    const at = { team: team ? words(team.title) : '–', month };
    const { before, after } = row;
    if (before === null || after === null) return m.consequence_load_nobody(at);
    return m.capacity_overload({ ...at, before: percent(before), after: percent(after), limit: percent(row.limit) });
  }
  const name = departments.find(({ id }) => id === row.departmentId)?.name;
  return m.changeload_overload({
    department: row.departmentId === null ? m.changeload_everybody() : name ? words(name) : '–',
    ...{ month, before: pointsText(row.before), after: pointsText(row.after), limit: pointsText(row.limit) },
  });
}

export function overloadText(
  { id, at, userName, overloads, reason, ofSettings = false }: Overload,
  plan: Names,
): OverloadText {
  const lines = overloads.slice(0, most).map((row) => overloadLine(row, plan));
  const rest = overloads.length - lines.length;
  return {
    ...{ id, moment: momentText(at), userName, lines, ofSettings },
    more: rest > 0 ? m.capacity_overload_more({ count: rest }) : null,
    reason: reason ?? m.capacity_overload_no_reason(),
  };
}
