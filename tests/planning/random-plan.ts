// Random plans from a seed: the same seed and size give the same plan, and a smaller size leaves the rest as it was.
import type { Day } from '~/models/planning/day';
import { type Dependency, type Item, linkTypes, type Phase, type Plan } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aLink, anItem, aPhase, aPlan } from '../factories';
import { everyDay, placeOf } from './reference-scheduler';

export type Shape = {
  seed: number;
  items: number;
  links: number;
  exceptions: number;
  /** Only exceptions and items of the organisation: one calendar for all. */
  oneCalendar: boolean;
  /** Links may run any way, also round. */
  rings: boolean;
};

/** A stream of numbers in [0, 1) for one thing of the plan (mulberry32). */
function chance(seed: number, what: number, index: number): () => number {
  let state =
    (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(what + 1, 0xc2b2ae35) ^ Math.imul(index + 1, 0x27d4eb2f)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const departments = ['d:DIV', 'd:KCC', 'd:BZ'];
/** Starts near a year end, before a leap day, before both clock changes, before the spring holidays. */
const starts = ['2026-01-05', '2026-03-23', '2026-10-19', '2026-12-14', '2027-04-19', '2028-02-21'];

export function randomPlan(shape: Shape): Plan {
  const { seed } = shape;
  const whole = chance(seed, 0, 0);
  const base = placeOf(starts[Math.floor(whole() * starts.length)]!);
  const at = (offset: number) => everyDay[base + offset]! as Day;
  const calendar = {
    rules: { goodFriday: whole() < 0.3 },
    exceptions: Array.from({ length: shape.exceptions }, (_, index) => anException(shape, index, at)),
  };
  const phases = Array.from({ length: Math.floor(whole() * 4) }, (_, index): Phase => {
    const next = chance(seed, 2, index);
    const start = Math.floor(next() * 120) - 20;
    return aPhase({ id: `p${index}`, start: at(start), until: at(start + 30), position: index, active: next() < 0.7 });
  });
  const items = Array.from({ length: shape.items }, (_, index) => aRandomItem(shape, index, at, phases));
  const plan = aPlan({ phases, items, dependencies: randomLinks(shape, items), calendar });
  return { ...plan, programme: { ...plan.programme, start: at(0), goLive: at(100) } };
}

function anException(shape: Shape, index: number, at: (offset: number) => Item['start']): CalendarException {
  const next = chance(shape.seed, 1, index);
  const kind = (['non_working', 'non_working', 'working', 'freeze', 'neutral'] as const)[Math.floor(next() * 5)]!;
  const from = Math.floor(next() * 260) - 30;
  const department = next();
  return {
    id: `x${index}`,
    kind,
    sort: 'other',
    from: at(from),
    until: at(from + 1 + Math.floor(next() * (kind === 'working' ? 4 : 12))),
    label: { nl: kind, en: null },
    departmentId: shape.oneCalendar || department < 0.5 ? null : departments[Math.floor(department * 4) - 2]!,
    region: null,
    verify: false,
    source: null,
  };
}

function aRandomItem(shape: Shape, index: number, at: (offset: number) => Item['start'], phases: Phase[]): Item {
  const next = chance(shape.seed, 3, index);
  const pick = (size: number) => Math.floor(next() * size);
  const kind = (['activity', 'activity', 'calendar_item', 'milestone', 'gate'] as const)[pick(5)]!;
  const moment = kind === 'milestone' || kind === 'gate';
  const mode = next() < 0.2 ? 'manual' : 'automatic';
  const progress = (['done', 'started', ...Array<'planned'>(10).fill('planned')] as const)[pick(12)]!;
  const start = pick(150);
  const length = next() < 0.05 ? 20 + pick(60) : 1 + pick(12);
  const asked = departments.filter(() => next() < 0.3).map((departmentId) => ({ departmentId, impact: 1 }));
  return anItem({
    id: `i${index}`,
    kind,
    mode,
    progress,
    start: at(start),
    until: at(moment ? start : start + 1 + pick(18)),
    workDays: moment ? 0 : length,
    notBefore: next() < 0.5 ? null : at(pick(160) - 20),
    phaseId: next() < 0.5 && phases.length > 0 ? phases[pick(phases.length)]!.id : null,
    retired: next() < 0.05,
    departments: shape.oneCalendar ? [] : asked,
    allDepartments: next() < 0.1,
  });
}

/** An order hidden in the seed that links keep to, unless rings are asked for. */
export function rankOf(seed: number, index: number): number {
  return chance(seed, 4, index)();
}

function randomLinks({ seed, items: count, links, rings }: Shape, items: Item[]): Dependency[] {
  const made = new Map<string, Dependency>();
  for (let index = 0; index < links && count > 1; index++) {
    const next = chance(seed, 5, index);
    let from = Math.floor(next() * count);
    let to = (from + 1 + Math.floor(next() * (count - 1))) % count;
    if (!rings && rankOf(seed, from) > rankOf(seed, to)) [from, to] = [to, from];
    const type = linkTypes[Math.floor(next() * 6)] ?? 'FS';
    const lag = next() < 0.5 ? 0 : Math.floor(next() * 17) - 6;
    const link = aLink(`l${index}`, items[from]!.id, items[to]!.id, { type, lag });
    if (!made.has(`${link.fromId}>${link.toId}`)) made.set(`${link.fromId}>${link.toId}`, link);
  }
  return [...made.values()];
}

export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const order = rows.map((row, index) => ({ row, rank: chance(seed, 6, index)() }));
  return order.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
}
