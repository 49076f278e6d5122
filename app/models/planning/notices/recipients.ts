// Who is told of what: whose item it is, whose department it asks, who leads, decides or delivers; never who did it, and each only of what is theirs.
import type { Decision } from '../gate';
import type { Effects } from '../change/effects';
import type { Post } from '../permission';
import { asksDepartment, type Item, type Label, type Plan } from '../plan';
import type { StatusEntry, StatusSubject } from '../status/status-entry';
import { subjectTitle } from '../status/roll-up';
import type { LateFigures } from '../adoption/late';
import { intervalOf, writePeriod } from '../adoption/period';
import { addDays, type Day } from '../day';
import type { LateLine, MovedItem, NoticeFacts, Told } from './notice';

/** Somebody who can be told something: their own post first, then those of whom they stand in for today. */
export type Reachable = { id: string; posts: readonly Post[] };

/** Of an item that is theirs and asks their department people are told once, as theirs. */
export function toldOfMoves(
  plan: Plan,
  { moved }: Pick<Effects, 'moved'>,
  people: readonly Reachable[],
  changeId: string,
): Told[] {
  if (moved.length === 0) return [];
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  const items = moved.flatMap(({ itemId, before, after }): (MovedItem & { item: Item })[] => {
    const item = byId.get(itemId);
    return item && !item.retired ? [{ itemId, title: item.title, before, after, item }] : [];
  });
  const bare = ({ item: _item, ...row }: (typeof items)[number]): MovedItem => row;
  return people.flatMap(({ id: userId, posts }): Told[] => {
    const departmentIds = posts.flatMap((post) => post.departmentIds);
    const own = items.filter(({ item }) => item.ownerId === userId);
    const asked = items.filter(
      ({ item }) => item.ownerId !== userId && departmentIds.some((departmentId) => asksDepartment(item, departmentId)),
    );
    const told = (kind: 'moved_own' | 'moved_department', rows: typeof items): Told[] =>
      rows.length === 0 ? [] : [{ userId, facts: { kind, changeId, items: rows.map(bare) } }];
    return [...told('moved_own', own), ...told('moved_department', asked)];
  });
}

const leads = ({ posts }: Reachable) => posts.some(({ role }) => role === 'project_leader' || role === 'steering');

/** Who leads the programme or decides about it, and who sees to the gate, to one of its criteria or to a condition. */
export function toldOfDecision(plan: Plan, decision: Decision, people: readonly Reachable[]): Told[] {
  const gate = plan.items.find(({ id }) => id === decision.itemId);
  if (!gate) return [];
  const concerned = new Set([
    gate.ownerId,
    ...plan.criteria.flatMap(({ itemId, ownerId }) => (itemId === gate.id ? ownerId : [])),
    ...plan.items.flatMap(({ conditionOf, ownerId }) => (conditionOf === gate.id ? ownerId : [])),
  ]);
  const { id: itemId, title } = gate;
  const { outcome, on } = decision;
  return people
    .filter((person) => leads(person) || concerned.has(person.id))
    .map(({ id: userId }) => ({ userId, facts: { kind: 'decision', itemId, title, outcome, on } }));
}

/** Who leads the programme or decides about it, and who sees to the milestone. Only when it was not red before. */
export function toldOfRed(
  plan: Plan,
  said: StatusSubject & Pick<StatusEntry, 'colour' | 'headline'>,
  before: Pick<StatusEntry, 'colour'> | null,
  people: readonly Reachable[],
): Told[] {
  if (said.colour !== 'red' || before?.colour === 'red') return [];
  const { kind, id, headline } = said;
  const owner = kind === 'item' ? plan.items.find((item) => item.id === id)?.ownerId : null;
  const subject = { kind, id };
  const title = subjectTitle(plan, subject);
  return people
    .filter((person) => leads(person) || person.id === owner)
    .map(({ id: userId }) => ({ userId, facts: { kind: 'status_red', subject, title, headline } }));
}

/** Days after the end of a period before somebody is reminded: counting takes a while, and a page tells it at once. */
export const daysOfGrace = 7;

const lineKey = ({ metricKey, departmentId, latest }: LateLine) => `${metricKey} ${departmentId} ${latest}`;

/** Whoever delivers figures is told of what is late, each gap once; `told` are the lines they were told before. */
export function toldOfLate(
  late: readonly LateFigures[],
  names: {
    metrics: readonly { key: string; title: LateLine['metric'] }[];
    departments: readonly { id: string; name: LateLine['department'] }[];
  },
  told: ReadonlyMap<string, readonly LateLine[]>,
  today: Day,
): Told[] {
  const lines = new Map<string, LateLine[]>();
  for (const { ownerId, metricKey, departmentId, periods } of late) {
    const due = periods.filter((period) => addDays(intervalOf(period).until, daysOfGrace) <= today);
    const metric = names.metrics.find(({ key }) => key === metricKey)?.title;
    const department = names.departments.find(({ id }) => id === departmentId)?.name;
    if (ownerId === null || due.length === 0 || !metric || !department) continue;
    const span = { since: writePeriod(due[0]!), latest: writePeriod(due.at(-1)!), periods: due.length };
    const line: LateLine = { metricKey, departmentId, metric, department, ...span };
    if (told.get(ownerId)?.some((one) => lineKey(one) === lineKey(line))) continue;
    lines.set(ownerId, [...(lines.get(ownerId) ?? []), line]);
  }
  return [...lines].map(([userId, own]) => ({ userId, facts: { kind: 'figures_late', lines: own } }));
}

/** Who leads the programme is told that a department asks something; what it says stands on their home. */
export function toldOfRequest(
  { department, item }: { department: Label; item: { itemId: string; title: Label } | null },
  people: readonly Reachable[],
): Told[] {
  return people
    .filter(({ posts }) => posts.some(({ role }) => role === 'project_leader'))
    .map(({ id: userId }) => ({ userId, facts: { kind: 'request', department, item } }));
}

/** Who leads the programme, of a check-in that asks something. */
export function toldOfCheckIn(facts: NoticeFacts & { kind: 'check_in' }, people: readonly Reachable[]): Told[] {
  if (facts.reasons.length === 0) return [];
  return people
    .filter(({ posts }) => posts.some(({ role }) => role === 'project_leader'))
    .map(({ id: userId }) => ({ userId, facts }));
}
