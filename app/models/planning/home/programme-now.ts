// What a programme asks of its readers today: what is on, what is late, what does not fit, what comes for whom.
import { askedOfDepartments } from '../change-load/burden';
import { addDays, type Day, daysBetween, mondayOf } from '../day';
import { freezeHits, missesDeadline } from '../change/effects';
import { isLate, type Status, statusOf } from '../item-filter';
import { brokenLinks } from '../origin';
import { brokenPromises } from '../overview';
import { phaseOn } from '../phase-chain';
import { effortHours, type Item, type ItemKind, type Label, type Plan } from '../plan';
import { scheduleOf } from '../schedule';

/** Weeks that a department looks ahead. */
export const weeksAhead = 6;

export type NowItem = {
  id: string;
  title: Label;
  kind: ItemKind;
  from: Day;
  /** First day after it. */
  until: Day;
  status: Status;
  /** Days since it should have ended, or begun where it has not; 0 when not late. */
  lateBy: number;
  /** A late one has begun, or should be over whether it has or not. */
  begun: boolean;
  /** Of all teams together. */
  hours: number;
};

/** Why an item cannot stand where it stands. */
export type Conflict =
  | { kind: 'link'; before: Label }
  | { kind: 'phase'; phase: Label }
  | { kind: 'freeze'; period: Label }
  | { kind: 'deadline'; deadline: Day };
export type Conflicting = { itemId: string; title: Label; why: readonly Conflict[] };

/** An item that comes, and what it asks of whom. */
export type ComingItem = NowItem & { asks: readonly { departmentId: string; hours: number }[] };

export type ProgrammeNow = {
  id: string;
  name: string;
  goLive: Day;
  phase: { title: Label; until: Day } | null;
  /** Starts, ends or happens today. */
  today: NowItem[];
  /** Starts, ends or happens later this week, Sunday included. */
  week: NowItem[];
  late: NowItem[];
  conflicts: Conflicting[];
  /** Begins or runs in the coming {@link weeksAhead}, by start; what ran late before is in `late`. */
  coming: ComingItem[];
  /** The next gate, and its criteria that are not met. */
  gate: (NowItem & { open: number; hardOpen: number }) | null;
  /** Promises of the adopted plan that will not be kept. */
  broken: number;
};

const byStart = (a: Item, b: Item) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1);
const lastDay = ({ start, until }: Item): Day => (until > start ? addDays(until, -1) : start);

export function programmeNow(plan: Plan, today: Day): ProgrammeNow {
  const items = plan.items.filter((item) => !item.retired).sort(byStart);
  const open = items.filter(({ progress }) => progress !== 'done');
  const sunday = addDays(mondayOf(today), 6);
  const horizon = addDays(today, weeksAhead * 7);
  const shown = (item: Item): NowItem => ({
    ...{ id: item.id, title: item.title, kind: item.kind, from: item.start, until: item.until },
    ...{
      status: statusOf(item, today),
      lateBy: lateDays(item, today),
      begun: item.until <= today || item.progress === 'started',
      hours: effortHours(item),
    },
  });
  const touches = (item: Item, from: Day, to: Day) =>
    [item.start, lastDay(item)].some((edge) => edge >= from && edge <= to);
  const late = open.filter((item) => isLate(item, today));
  const isLateToo = new Set(late);
  const onTime = open.filter((item) => !isLateToo.has(item));
  const onToday = onTime.filter((item) => touches(item, today, today));
  const asks = askedOfDepartments(plan);
  const gate = open.find(({ kind }) => kind === 'gate');
  const phase = phaseOn(plan, today);
  return {
    ...{ id: plan.programme.id, name: plan.programme.name, goLive: plan.programme.goLive },
    phase: phase && { title: phase.title, until: phase.until },
    today: onToday.map(shown),
    week: onTime.filter((item) => !onToday.includes(item) && touches(item, addDays(today, 1), sunday)).map(shown),
    late: late.map(shown),
    conflicts: conflictsIn(plan, today),
    coming: onTime
      .filter((item) => item.kind !== 'gate' && item.start < horizon)
      .map((item) => ({ ...shown(item), asks: asks(item) }))
      .filter((item) => item.asks.length > 0),
    gate: gate ? { ...shown(gate), ...criteriaOpen(plan, gate) } : null,
    broken: brokenPromises(plan)?.promises.length ?? 0,
  };
}

function lateDays(item: Item, today: Day): number {
  if (!isLate(item, today)) return 0;
  return daysBetween(item.until <= today ? lastDay(item) : item.start, today);
}

function criteriaOpen(plan: Plan, gate: Item) {
  const open = plan.criteria.filter(({ itemId, state }) => itemId === gate.id && state !== 'met');
  return { open: open.length, hardOpen: open.filter(({ hard }) => hard).length };
}

/** Of what is still to do: links that are not kept, items that lie wholly outside their phase, in a freeze, or past their deadline. */
function conflictsIn(plan: Plan, today: Day): Conflicting[] {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  const links = new Map(plan.dependencies.map((link) => [link.id, link]));
  const periods = new Map(plan.calendar.exceptions.map((period) => [period.id, period]));
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const schedule = scheduleOf(plan);
  const broken = (schedule ? brokenLinks(plan, schedule) : []).map((id) => links.get(id)!);
  const whyOf = (item: Item): Conflict[] => {
    const before = broken.filter(({ toId }) => toId === item.id).flatMap(({ fromId }) => byId.get(fromId) ?? []);
    const phase = phases.get(item.phaseId ?? '');
    // Many an item begins before its phase or ends after it; that it has nothing to do with it any more is what nobody meant.
    const isElsewhere = phase?.active && (item.start >= phase.until || lastDay(item) < phase.start);
    const freezes = freezeHits(plan, item).flatMap((id) => periods.get(id) ?? []);
    return [
      ...before.map(({ title }): Conflict => ({ kind: 'link', before: title })),
      ...(isElsewhere ? [{ kind: 'phase', phase: phase.title } as const] : []),
      ...freezes.filter(({ until }) => until > today).map(({ label }): Conflict => ({ kind: 'freeze', period: label })),
      ...(missesDeadline(item) ? [{ kind: 'deadline', deadline: item.deadline! } as const] : []),
    ];
  };
  return plan.items
    .filter(({ retired, progress }) => !retired && progress !== 'done')
    .sort(byStart)
    .map((item) => ({ itemId: item.id, title: item.title, why: whyOf(item) }))
    .filter(({ why }) => why.length > 0);
}
