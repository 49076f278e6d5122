// What comes to a department in the next weeks: items that ask it, with their days and the hours that they ask of it in those weeks.
import { burdenOf } from '../change-load/burden';
import { comingTo } from '../change-load/department-view';
import { addDays, type Day, maxDay, minDay } from '../day';
import { workdaysFromTo } from '../network';
import { isMoment, type Item, type Label, type Plan } from '../plan';

/** Weeks that a department looks ahead. */
export const weeksAsked = 6;

export type AskedItem = {
  itemId: string;
  title: Label;
  from: Day;
  until: Day;
  /** Of this department, within the weeks; null when nobody can say, or when it is of too few people to show. */
  hours: number | null;
};

/** Hours of the department's own teams, evenly over the working days of the item. */
function hoursOfTeams(plan: Plan, item: Item, departmentId: string, span: { from: Day; until: Day }): number {
  const own = new Set(
    plan.capacity.teams.flatMap((team) => (team.departmentId === departmentId && !team.ofDepartments ? [team.id] : [])),
  );
  const all = item.teamHours.reduce((sum, { teamId, hours }) => sum + (own.has(teamId) ? hours : 0), 0);
  if (all === 0) return 0;
  const within = { from: maxDay(item.start, span.from), until: minDay(item.until, span.until) };
  const whole = isMoment(item.kind) ? 0 : workdaysFromTo(plan, item.start, item.until);
  return whole <= 0 ? all : (all * workdaysFromTo(plan, within.from, within.until)) / whole;
}

/** In order of their first day; a gate is a decision, and not work of a department. */
export function askedInWeeks(plan: Plan, departmentId: string, today: Day): AskedItem[] {
  const span = { from: today, until: addDays(today, weeksAsked * 7) };
  return comingTo(plan, departmentId, today)
    .filter(({ item }) => item.kind !== 'gate' && item.start < span.until)
    .map(({ item }) => {
      const { rows } = burdenOf([{ ...plan, items: [item] }], [span]);
      const shared = rows.find(({ id }) => id === departmentId)?.cells[0]?.hours ?? null;
      const own = hoursOfTeams(plan, item, departmentId, span);
      return {
        ...{ itemId: item.id, title: item.title, from: item.start, until: item.until },
        hours: shared === null && own === 0 ? null : (shared ?? 0) + own,
      };
    });
}
