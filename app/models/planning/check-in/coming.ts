// What comes to a department in the next weeks: items that ask it, with their days and the hours that they ask of it in those weeks.
import { burdenOf } from '../change-load/burden';
import { comingTo } from '../change-load/department-view';
import { addDays, type Day, maxDay, minDay } from '../day';
import { workdaysFromTo } from '../network';
import { isMoment, type Item, type Label, type Plan } from '../plan';

/** Weeks that a department looks ahead. */
export const weeksAsked = 6;

/** Of an item in those weeks: the departments it asks, itself or below them, and the hours it asks of each. */
export type AsksOf = {
  item: Item;
  /** `hours`: of the people and teams of the department; null when nobody can say, or when it is of too few people to show. */
  asks: { departmentId: string; hours: number | null }[];
};

export type AskedItem = {
  itemId: string;
  title: Label;
  from: Day;
  until: Day;
  /** As in {@link AsksOf}. */
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

/** Items that ask any of these departments, by their first day; a gate is a decision, and not work of a department. */
export function asksInWeeks(plan: Plan, departmentIds: readonly string[], today: Day): AsksOf[] {
  const span = { from: today, until: addDays(today, weeksAsked * 7) };
  const asked = new Map<Item, string[]>();
  for (const departmentId of departmentIds) {
    for (const { item } of comingTo(plan, departmentId, today)) {
      if (item.kind === 'gate' || item.start >= span.until) continue;
      asked.set(item, [...(asked.get(item) ?? []), departmentId]);
    }
  }
  const hoursOf = (item: Item, ids: readonly string[]): AsksOf['asks'] => {
    const { rows } = burdenOf([{ ...plan, items: [item] }], [span]);
    return ids.map((departmentId) => {
      const shared = rows.find(({ id }) => id === departmentId)?.cells[0]?.hours ?? null;
      const own = hoursOfTeams(plan, item, departmentId, span);
      return { departmentId, hours: shared === null && own === 0 ? null : (shared ?? 0) + own };
    });
  };
  return [...asked]
    .map(([item, ids]) => ({ item, asks: hoursOf(item, ids) }))
    .sort((a, b) => byText(a.item.start, b.item.start) || byText(a.item.id, b.item.id));
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What comes to one department. */
export function askedInWeeks(plan: Plan, departmentId: string, today: Day): AskedItem[] {
  return asksInWeeks(plan, [departmentId], today).map(({ item, asks }) => ({
    ...{ itemId: item.id, title: item.title, from: item.start, until: item.until },
    hours: asks[0]!.hours,
  }));
}
