// A change that took teams over their limit, in words.
import type { LoadCrossing } from '~/models/planning/capacity/load';
import type { Day } from '~/models/planning/day';
import type { TeamSupply } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { momentText, monthText, percent, words } from '../words';
import type { OverloadText } from './overload-list';

/** Lines of one change that are written out. */
const most = 4;

type Overload = {
  id: string;
  at: { day: Day; time: string };
  userName: string | null;
  overloads: readonly LoadCrossing[];
  reason: string | null;
};

export function overloadText(
  { id, at, userName, overloads, reason }: Overload,
  teams: readonly TeamSupply[],
): OverloadText {
  const lines = overloads.slice(0, most).map(({ teamId, month, before, after, limit }) => {
    const team = teams.find((known) => known.id === teamId);
    return m.capacity_overload({
      ...{ team: team ? words(team.title) : '–', month: monthText(month) },
      ...{ before: percent(before), after: percent(after), limit: percent(limit) },
    });
  });
  const rest = overloads.length - lines.length;
  return {
    ...{ id, moment: momentText(at), userName, lines },
    more: rest > 0 ? m.capacity_overload_more({ count: rest }) : null,
    reason: reason ?? m.capacity_overload_no_reason(),
  };
}
