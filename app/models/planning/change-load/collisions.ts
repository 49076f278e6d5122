// Where change collides in a department: two releases within three weeks, two activities that take its people in the same week.
import { addDays, type Day, daysBetween, maxDay, minDay, mondayOf } from '../day';
import { lastDay } from '../interval';
import { byText } from '../order';
import { goLiveKey, isMoment, type Item, type Plan, type WorkstreamNature } from '../plan';
import { levelAt, levelsOf, saidByItem, treeOf } from './asked-levels';
import { ofDepartments } from './burden';

/** Two releases closer together than this, in days, collide. */
export const releasesApart = 21;
/** What lasts longer than this many weeks is a habit, not an event: a monthly meeting, a year of good news. */
export const longestActivity = 26;

/** In workstreams of these natures nothing goes live. */
const withoutReleases: readonly (WorkstreamNature | null)[] = ['people', 'steering'];

export const collisionKinds = ['release', 'activity'] as const;
export type CollisionKind = (typeof collisionKinds)[number];

export type CollidingItem = { plan: Plan; item: Item };

export type Collision = {
  kind: CollisionKind;
  /** The earlier one first. */
  items: readonly [CollidingItem, CollidingItem];
  /** Departments that both ask, in the order of the municipality. */
  departmentIds: string[];
  /** Releases: the days between. Activities: the days of the weeks they share. */
  days: number;
  /** The days of both releases, or the weeks that activities share. */
  from: Day;
  until: Day;
};

/** Of the workstream an item stands in; null when it stands in none. */
function natureOf(plan: Plan, item: Item): WorkstreamNature | null {
  const stream = plan.workstreams.find(({ id }) => id === item.workstreamId);
  return stream ? (stream.nature ?? 'delivery') : null;
}

/** The day something goes live: the last day of a calendar item, the day of a moment; null: nothing goes live. */
export function releaseDay(plan: Plan, item: Item): Day | null {
  if (item.key === goLiveKey) return item.start;
  if (item.kind === 'activity') return null;
  if (withoutReleases.includes(natureOf(plan, item))) return null;
  return isMoment(item.kind) ? item.start : lastDay({ from: item.start, until: item.until });
}

/** Does it take people of departments from their work for a while: a training, a briefing, a test? */
export function isActivity(plan: Plan, item: Item): boolean {
  if (isMoment(item.kind) || daysBetween(item.start, item.until) > longestActivity * 7) return false;
  const nature = natureOf(plan, item);
  // Activities of the system are tests and other work with users when they take hours of departments.
  if (nature !== 'people' && !(nature === 'system' && item.kind === 'activity')) return false;
  const teams = ofDepartments(plan);
  // Where no team stands for the departments, their hours are not known: then all of these count.
  return (
    teams.length === 0 || item.teamHours.some(({ teamId, hours }) => hours > 0 && teams.some(({ id }) => id === teamId))
  );
}

type Event = CollidingItem & { from: Day; until: Day; asked: readonly string[] };

/** Departments on which an item has an impact. Go-live is everybody's, whether or not it says so. */
function askedBy(plan: Plan, item: Item): string[] {
  const tree = treeOf(plan.departments);
  const levels = levelsOf(item, tree, saidByItem(plan.changeLoad.said).get(item.id));
  return tree.ids.filter((_, at) => item.key === goLiveKey || levelAt(levels, at, 'department') > 0);
}

/**
 * Collisions of several programmes together that touch [from, until): each pair once, with the departments it is one for. Of
 * releases that follow each other, each collides with the next; what is done collides with nothing any more.
 */
export function collisionsIn(plans: readonly Plan[], { from, until }: { from: Day; until: Day }): Collision[] {
  const [releases, activities]: [Event[], Event[]] = [[], []];
  for (const plan of plans) {
    for (const item of plan.items) {
      if (item.retired || item.progress === 'done') continue;
      const day = releaseDay(plan, item);
      const near = (begins: Day, ends: Day) =>
        begins < addDays(until, releasesApart) && ends > addDays(from, -releasesApart);
      if (day !== null && near(day, addDays(day, 1))) {
        releases.push({ plan, item, from: day, until: addDays(day, 1), asked: askedBy(plan, item) });
      }
      if (near(item.start, item.until) && isActivity(plan, item)) {
        const weeks = {
          from: mondayOf(item.start),
          until: addDays(mondayOf(lastDay({ from: item.start, until: item.until })), 7),
        };
        activities.push({ plan, item, ...weeks, asked: askedBy(plan, item) });
      }
    }
  }
  const order = plans[0] ? treeOf(plans[0].departments).ids : [];
  const found = [...pairs('release', releases, order), ...pairs('activity', activities, order)];
  return found
    .filter((row) => row.from < until && row.until > from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : b.departmentIds.length - a.departmentIds.length));
}

/** By day; of one day what began first, so that who follows whom does not depend on ids. */
const orderOf = ({ from, item }: Event) => `${from} ${item.start} ${item.key ?? '~'} ${item.title.nl} ${item.id}`;

function pairs(kind: CollisionKind, events: Event[], departments: readonly string[]): Collision[] {
  events.sort((a, b) => byText(orderOf(a), orderOf(b)));
  const found = new Map<string, Collision>();
  const byDepartment = new Map<string, Event[]>(departments.map((id) => [id, []]));
  for (const event of events) for (const id of event.asked) byDepartment.get(id)?.push(event);
  for (const [departmentId, own] of byDepartment) {
    own.forEach((first, at) => {
      const rest = kind === 'release' ? own.slice(at + 1, at + 2) : own.slice(at + 1);
      for (const second of rest) {
        const between = daysBetween(first.from, second.from);
        if (kind === 'release' ? between >= releasesApart : second.from >= first.until) break;
        const key = `${first.item.id} ${second.item.id}`;
        const known = found.get(key);
        if (known) known.departmentIds.push(departmentId);
        else found.set(key, collisionOf(kind, [first, second], departmentId));
      }
    });
  }
  return [...found.values()];
}

function collisionOf(kind: CollisionKind, [first, second]: [Event, Event], departmentId: string): Collision {
  const shared =
    kind === 'release'
      ? { from: first.from, until: second.until }
      : { from: maxDay(first.from, second.from), until: minDay(first.until, second.until) };
  const days = kind === 'release' ? daysBetween(first.from, second.from) : daysBetween(shared.from, shared.until);
  const items = [first, second].map(({ plan, item }) => ({ plan, item })) as [CollidingItem, CollidingItem];
  return { kind, items, departmentIds: [departmentId], days, ...shared };
}
