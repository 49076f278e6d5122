// A second scheduler, slow and simple: it walks day by day and goes round until nothing moves. It shares no code with the first.
import type { Dependency, Item, Plan } from '~/models/planning/plan';

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** Every day from 2022 to 2100, as text; a place in this list is how days are walked here. */
export const everyDay: string[] = [];
for (let at = new Date(Date.UTC(2022, 0, 1)); at.getUTCFullYear() < 2101; at = new Date(at.getTime() + 86_400_000)) {
  everyDay.push(`${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1, 2)}-${pad(at.getUTCDate(), 2)}`);
}
const places = new Map(everyDay.map((text, place) => [text, place]));

export function placeOf(text: string): number {
  const place = places.get(text);
  if (place === undefined) throw new Error(`the reference does not know ${text}`);
  return place;
}

/** Easter by golden number and epact (Lilius and Clavius; Knuth, The Art of Computer Programming 1.3.2, exercise 14). */
export function easterByEpact(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skippedLeaps = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - skippedLeaps - 10;
  let epact = (((11 * golden + 20 + moonCorrection - skippedLeaps) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact++;
  let march = 44 - epact;
  if (march < 21) march += 30;
  march += 7 - ((sunday + march) % 7);
  const [month, date] = march > 31 ? [4, march - 31] : [3, march];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

function ordinaryDays(goodFriday: boolean): Uint8Array {
  const worked = Uint8Array.from(everyDay, (text) => {
    const weekday = new Date(`${text}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 ? 0 : 1;
  });
  for (let year = 2022; year <= 2100; year++) {
    const easter = placeOf(easterByEpact(year));
    const sundayKingsDay = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0;
    for (const days of goodFriday ? [-2, 1, 39, 50] : [1, 39, 50]) worked[easter + days] = 0;
    for (const date of ['01-01', sundayKingsDay ? '04-26' : '04-27', '05-05', '12-25', '12-26']) {
      worked[placeOf(`${year}-${date}`)] = 0;
    }
  }
  return worked;
}
const ordinary = { free: ordinaryDays(true), worked: ordinaryDays(false) };

/** 1 = worked, per place in `everyDay`; for a department its own exceptions come last. */
export function workedDays(plan: Plan, departmentId: string | null): Uint8Array {
  const worked = (plan.calendar.rules.goodFriday ? ordinary.free : ordinary.worked).slice();
  for (const owner of departmentId === null ? [null] : [null, departmentId]) {
    for (const kind of ['non_working', 'working'] as const) {
      for (const row of plan.calendar.exceptions) {
        if (row.kind !== kind || row.departmentId !== owner) continue;
        for (let place = placeOf(row.from); everyDay[place]! < row.until; place++)
          worked[place] = kind === 'working' ? 1 : 0;
      }
    }
  }
  return worked;
}

export type Placed = { start: number; until: number };
type Walk = { organisation: Uint8Array; of: (item: Item) => Uint8Array };

export function walksOf(plan: Plan): Walk {
  const organisation = workedDays(plan, null);
  const known = new Map<string, Uint8Array>();
  const of = (item: Item) => {
    if (item.allDepartments || item.departments.length !== 1) return organisation;
    const { departmentId } = item.departments[0]!;
    if (!plan.calendar.exceptions.some((row) => row.departmentId === departmentId)) return organisation;
    let worked = known.get(departmentId);
    if (!worked) known.set(departmentId, (worked = workedDays(plan, departmentId)));
    return worked;
  };
  return { organisation, of };
}

export const isMomentHere = (item: Item) => item.kind === 'milestone' || item.kind === 'gate';
export const standsFixed = (item: Item) => item.mode === 'manual' || item.progress !== 'planned';

/** Worked days in [from, until), negative when `until` is earlier: counted one by one. */
export function countWorked(worked: Uint8Array, from: number, until: number): number {
  let count = 0;
  for (let place = from; place < until; place++) count += worked[place]!;
  for (let place = until; place < from; place++) count -= worked[place]!;
  return count;
}

/** The place after `days` worked days that begin on or after `start`. */
export function walk(worked: Uint8Array, start: number, days: number): number {
  let place = start;
  for (let left = days; left > 0; place++) left -= worked[place]!;
  return place;
}

/** Is this link kept? Counted between the two ends; without lag also the days themselves must be in order. */
export function keeps(link: Dependency, from: Placed, to: Placed, organisation: Uint8Array): boolean {
  const a = link.type === 'FS' || link.type === 'FF' ? from.until : from.start;
  const b = link.type === 'FS' || link.type === 'SS' ? to.start : to.until;
  if (countWorked(organisation, a, b) < link.lag) return false;
  // An evening (the end of work) and a morning (a start, a moment) with only days off between them are the same instant.
  const eveningAgainstMorning = (link.type === 'FF' || link.type === 'SF') && a === from.start;
  return link.lag !== 0 || eveningAgainstMorning || b >= a;
}

/**
 * Places every automatic item on the first day, walking on from its floor, on which it keeps all its links, and goes round all
 * items until a round moves nothing. `forced` items start where they are told. Only for plans without a cycle.
 */
export function referenceSchedule(plan: Plan, forced: ReadonlyMap<string, number> = new Map()): Map<string, Placed> {
  const { organisation, of } = walksOf(plan);
  const items = plan.items.filter((item) => !item.retired);
  const placed = new Map<string, Placed>();
  const at = (item: Item, start: number): Placed => {
    if (isMomentHere(item)) return { start, until: start };
    return { start, until: walk(of(item), start, item.workDays) };
  };
  const firstWorked = (item: Item, from: number) => {
    let place = from;
    while (!of(item)[place]) place++;
    return place;
  };
  for (const item of items) {
    const phase = plan.phases.find((row) => row.id === item.phaseId && row.active);
    const floor = item.notBefore ?? phase?.start ?? plan.programme.start;
    if (forced.has(item.id)) placed.set(item.id, at(item, forced.get(item.id)!));
    else if (standsFixed(item)) placed.set(item.id, { start: placeOf(item.start), until: placeOf(item.until) });
    else placed.set(item.id, at(item, firstWorked(item, placeOf(floor))));
  }
  const incoming = new Map<string, Dependency[]>();
  for (const link of plan.dependencies) {
    if (placed.has(link.fromId) && placed.has(link.toId)) {
      incoming.set(link.toId, [...(incoming.get(link.toId) ?? []), link]);
    }
  }
  const free = items.filter((item) => !standsFixed(item) && !forced.has(item.id) && incoming.has(item.id));
  for (let again = true; again;) {
    again = false;
    for (const item of free) {
      let now = placed.get(item.id)!;
      for (const link of incoming.get(item.id)!) {
        const from = placed.get(link.fromId)!;
        while (!keeps(link, from, now, organisation)) {
          now = at(item, firstWorked(item, now.start + 1));
          again = true;
        }
      }
      placed.set(item.id, now);
    }
  }
  return placed;
}
