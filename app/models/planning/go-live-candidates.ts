// Which day to go live: every week of the coming year tried on the whole plan, with what speaks against it and a plain verdict.
import { placeChange, type Refusal } from './change';
import { missesDeadline } from './change/effects';
import { addDays, type Day, daysBetween, mondayOf, toNumber, weekday, yearOf } from './day';
import { goLiveWarnings, type Warning } from './go-live-rules';
import { type Holiday, holidaysOf } from './holidays';
import { contains, overlaps } from './interval';
import { demandOf, loadRatio } from './capacity/load';
import { limitsOf } from './capacity/queue';
import type { Month } from './capacity/supply';
import { calendarsFor } from './network';
import { brokenLinks } from './origin';
import { isFrozen, type Label, type Plan } from './plan';
import { trainingOf } from './programme-warnings';
import { type Schedule, scheduleOf } from './schedule';
import { type CalendarException, isWorkday, type PeriodSort } from './working-calendar';

/** fits: nothing speaks against it · warnings: it can, with eyes open · unfit: something would be impossible. */
export const verdicts = ['fits', 'warnings', 'unfit'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why an item no longer fits: its deadline passes, what stands fixed breaks a link, it would start in the past. */
export const misfitReasons = ['deadline', 'order', 'past', 'outside_phase'] as const;
export type MisfitReason = (typeof misfitReasons)[number];
/** `titles`: the first few of the items. */
export type Misfit = { reason: MisfitReason; count: number; titles: Label[] };

export type LoadPeak = { teamId: string; title: Label; month: Month; ratio: number };

export type Candidate = {
  goLive: Day;
  /** Whole weeks later than it is planned now (negative: earlier). */
  weeks: number;
  /** The very day that is planned now. */
  planned: boolean;
  verdict: Verdict;
  /** Why the plan cannot move there at all; then nothing else is known. */
  refusal: Refusal | null;
  warnings: Warning[];
  /** School holidays, closings, elections and freezes from two weeks before to six weeks after. */
  periods: { id: string; label: Label; sort: PeriodSort }[];
  /** Public holidays on which people would have worked, in the same weeks. */
  holidays: Holiday[];
  /** Items that no longer fit, by reason, apart from those that do not fit now either. */
  misfits: Misfit[];
  peak: LoadPeak | null;
  /** Months × teams over their limit from `on` to half a year after. */
  over: number;
};

export type Candidates = { rows: Candidate[]; planned: { over: number; peak: LoadPeak | null } };

const weeksAhead = 52;
const before = 14;
const after = 42;
const loadAfter = 182;
const namedMisfits = 4;

/** The Monday of each of the coming 52 weeks; the next working day of that week where the Monday is a day off. */
export function candidateDays(plan: Plan, on: Day): Day[] {
  const first = addDays(mondayOf(on), 7);
  const calendar = calendarsFor(plan, toNumber(first) - 7, toNumber(first) + weeksAhead * 7 + 7)[0]!;
  return Array.from({ length: weeksAhead }, (_, week) => {
    const monday = addDays(first, week * 7);
    for (let day = monday; day < addDays(monday, 5); day = addDays(day, 1)) {
      if (isWorkday(calendar, toNumber(day))) return day;
    }
    return monday;
  });
}

const shown: readonly PeriodSort[] = ['closing', 'freeze', 'school_holiday', 'election'];

function periodsAround(exceptions: readonly CalendarException[], region: string | null, goLive: Day) {
  const window = { from: addDays(goLive, -before), until: addDays(goLive, after) };
  return exceptions
    .filter((row) => shown.includes(row.sort) && overlaps(row, window))
    .filter((row) => row.region === null || region === null || row.region === region)
    .map(({ id, label, sort }) => ({ id, label, sort }));
}

/** Public holidays from Monday to Friday that are not worked. */
function holidaysAround(plan: Plan, goLive: Day): Holiday[] {
  const window = { from: addDays(goLive, -before), until: addDays(goLive, after) };
  const calendar = calendarsFor(plan, toNumber(window.from), toNumber(window.until))[0]!;
  const years = [...new Set([yearOf(window.from), yearOf(window.until)])];
  return years
    .flatMap((year) => holidaysOf(year, plan.calendar.rules))
    .filter(({ day }) => contains(window, day) && weekday(day) <= 5 && !isWorkday(calendar, toNumber(day)));
}

/** The most pressed team month from `on` to half a year after go-live, and how many are over the limit. */
function loadOf(plan: Plan, on: Day, goLive: Day): { peak: LoadPeak | null; over: number } {
  const demand = demandOf(plan);
  const [from, until] = [`${on.slice(0, 8)}01`, addDays(goLive, loadAfter)];
  let peak: LoadPeak | null = null;
  let over = 0;
  for (const team of plan.capacity.teams) {
    const { id: teamId, title } = team;
    const { red } = limitsOf(team.interchangeable);
    for (const month of demand.get(teamId)?.keys() ?? []) {
      if (month < from || month >= until) continue;
      const ratio = loadRatio(team, month, demand, plan.capacity);
      if (ratio === null) continue;
      if (ratio > red) over++;
      if (peak === null || ratio > peak.ratio) peak = { teamId, title, month, ratio };
    }
  }
  return { peak, over };
}

type Found = Record<MisfitReason, Set<string>>;

/** The items of a plan that do not fit, by reason. */
function foundIn(plan: Plan, schedule: Schedule | null, on: Day): Found {
  const found: Found = { deadline: new Set(), order: new Set(), past: new Set(), outside_phase: new Set() };
  const phases = new Map(plan.phases.filter((phase) => phase.active).map((phase) => [phase.id, phase]));
  for (const item of plan.items) {
    if (item.retired) continue;
    if (missesDeadline(item)) found.deadline.add(item.id);
    if (item.start < on && !isFrozen(item)) found.past.add(item.id);
    const phase = item.phaseId === null ? undefined : phases.get(item.phaseId);
    if (phase && (item.start < phase.start || item.until > phase.until)) found.outside_phase.add(item.id);
  }
  const broken = new Set(schedule ? brokenLinks(plan, schedule) : []);
  if (broken.size > 0) for (const { id, toId } of plan.dependencies) if (broken.has(id)) found.order.add(toId);
  return found;
}

/** What does not fit and did fit before. */
function misfitsOf(plan: Plan, found: Found, known: Found): Misfit[] {
  return misfitReasons.flatMap((reason): Misfit[] => {
    const fresh = [...found[reason]].filter((itemId) => !known[reason].has(itemId));
    if (fresh.length === 0) return [];
    const named = new Set(fresh.slice(0, namedMisfits));
    const titles = plan.items.filter((item) => named.has(item.id)).map((item) => item.title);
    return [{ reason, count: fresh.length, titles }];
  });
}

/** Outside its phase is a matter of taste; a missed deadline, a broken order or a start in the past is not. */
function verdictOf(
  { warnings, misfits, over }: Pick<Candidate, 'warnings' | 'misfits' | 'over'>,
  now: number,
): Verdict {
  if (misfits.some(({ reason }) => reason !== 'outside_phase')) return 'unfit';
  return warnings.length > 0 || misfits.length > 0 || over > now ? 'warnings' : 'fits';
}

const tried = new WeakMap<Plan, { on: Day; region: string | null; value: Candidates }>();

/** As {@link goLiveCandidates}, tried once for a plan: sorting the table asks for nothing new. */
export function candidatesOf(plan: Plan, asked: { on: Day; region: string | null }): Candidates {
  const known = tried.get(plan);
  if (known?.on === asked.on && known.region === asked.region) return known.value;
  const value = goLiveCandidates(plan, asked);
  tried.set(plan, { ...asked, value });
  return value;
}

/** `on` is today; `region` the school region, null when not said. A plan whose go-live has been has no candidates. */
export function goLiveCandidates(plan: Plan, { on, region }: { on: Day; region: string | null }): Candidates {
  const { goLive: planned } = plan.programme;
  const now = loadOf(plan, on, planned);
  if (planned <= on) return { rows: [], planned: now };
  const known = foundIn(plan, scheduleOf(plan), on);
  const rows = candidateDays(plan, on).map((goLive): Candidate => {
    const base = { goLive, weeks: Math.round(daysBetween(planned, goLive) / 7), planned: goLive === planned };
    const periods = periodsAround(plan.calendar.exceptions, region, goLive);
    const holidays = holidaysAround(plan, goLive);
    const placed = placeChange(plan, { kind: 'shift_go_live', goLive, on });
    if (!placed.ok) {
      const { ok: _ok, ...refusal } = placed;
      const nothing = { warnings: [], misfits: [], peak: null, over: 0 };
      return { ...base, ...nothing, periods, holidays, verdict: 'unfit', refusal: refusal as Refusal };
    }
    const { plan: moved, schedule } = placed.value;
    const warnings = goLiveWarnings({ goLive, calendar: plan.calendar, region, ...trainingOf(moved) });
    const misfits = misfitsOf(moved, foundIn(moved, schedule, on), known);
    const load = loadOf(moved, on, goLive);
    const verdict = verdictOf({ warnings, misfits, over: load.over }, now.over);
    return { ...base, periods, holidays, refusal: null, warnings, misfits, ...load, verdict };
  });
  return { rows, planned: now };
}

/** Weeks to which the plan cannot move at all because they come too soon, in one; `earliest` is the first day it can. */
export type TooEarly = { count: number; from: Day; last: Day; earliest: Day };

/** Those weeks apart from the ones there is something to choose in; both in the order given. */
export function withoutTooEarly(rows: readonly Candidate[]): { rows: Candidate[]; tooEarly: TooEarly | null } {
  let tooEarly: TooEarly | null = null;
  const rest = rows.filter(({ goLive, refusal }) => {
    if (refusal?.reason !== 'go_live_too_early') return true;
    const { count, from } = tooEarly ?? { count: 0, from: goLive };
    tooEarly = { count: count + 1, from, last: goLive, earliest: refusal.earliest };
    return false;
  });
  return { rows: rest, tooEarly };
}

export const candidateOrders = ['week', 'verdict', 'peak', 'over'] as const;
export type CandidateOrder = (typeof candidateOrders)[number];

const misfitCount = ({ refusal, misfits }: Candidate) =>
  refusal ? 9_000 : misfits.reduce((sum, { count }) => sum + count, 0);

/** Best first: by week, by verdict and how much speaks against it, by peak load, by team months over the limit. */
export function sortedCandidates(rows: readonly Candidate[], order: CandidateOrder): Candidate[] {
  const weight: Record<CandidateOrder, (row: Candidate) => number> = {
    week: () => 0,
    verdict: (row) => verdicts.indexOf(row.verdict) * 1e6 + misfitCount(row) * 100 + row.warnings.length,
    peak: (row) => row.peak?.ratio ?? (row.refusal ? Infinity : 0),
    over: (row) => (row.refusal ? Infinity : row.over),
  };
  const by = weight[order];
  const difference = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return [...rows].sort((a, b) => difference(by(a), by(b)) || (a.goLive < b.goLive ? -1 : 1));
}
