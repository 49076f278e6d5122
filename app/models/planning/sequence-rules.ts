// What had better not come before what: order in a programme that the links do not force, as warnings that never block.
import { type Day, daysBetween } from './day';
import { coalitionAt } from './go-live-rules';
import { contains, lastDay } from './interval';
import { asksDepartment, goLiveKey, type Item, type Label, type Plan } from './plan';

export type SequenceWarning =
  /** An e-service that is ready before the case types behind it are live. */
  | { rule: 'e_service_before_go_live'; itemId: string; ready: Day; goLive: Day; productIds: string[] }
  /** Two releases that hit the same departments less than three weeks after each other. */
  | {
      rule: 'releases_close_together';
      itemId: string;
      day: Day;
      nextItemId: string;
      nextDay: Day;
      days: number;
      departmentIds: string[];
    }
  | { rule: 'release_in_school_holiday'; itemId: string; day: Day; exceptionId: string; label: Label; verify: boolean }
  /** New scope that starts before the first optimisation round. */
  | { rule: 'new_scope_before_optimisation'; itemId: string; start: Day; firstItemId: string; firstStart: Day }
  /** Clearing the paper backlog before the substitution decision is there. */
  | { rule: 'clearance_before_substitution'; itemId: string; start: Day; decisionItemId: string; decided: Day }
  /** Retention data that is not ready before go-live: closing a case derives its archive dates from the result type. */
  | { rule: 'retention_after_go_live'; itemId: string; ready: Day; goLive: Day }
  /** A decision of the executive that is due while a coalition is being formed. */
  | { rule: 'decision_in_coalition'; itemId: string; day: Day; from: Day; until: Day }
  /** A reminder: what wave 2 waits for has not been met; to be checked before `start`. */
  | {
      rule: 'wave_2_needs_quality';
      itemId: string;
      start: Day;
      milestoneItemId: string;
      criterionId: string;
      text: Label;
      state: 'open' | 'not_met';
    };

// Source: domain study 2.6; expert judgement, the order of substitution and optimisation from practice, retention from the
// ZGW standard; decisions of the executive from 6.3. Keys are those of the shipped blueprint.
const releaseStreams = ['EDV', 'KOP', 'PRO', 'SYS'];
const weeksBetweenReleases = 3;
const newScope = ['PRO-06', 'EDV-03'];
/** Substitution, designation of channels, staffing. */
const executiveDecisions = ['DIV-09', 'EDV-02', 'STU-06'];

/** The day something is there: the last day of work, the day of a moment. */
const readyOn = (item: Item): Day => lastDay({ from: item.start, until: item.until });

/** Calendar items of the streams that change what departments work with, by the day they go live. */
function releasesOf(plan: Plan): Item[] {
  const streams = new Set(
    plan.workstreams.filter(({ key }) => key !== null && releaseStreams.includes(key)).map(({ id }) => id),
  );
  const order = (a: Item, b: Item) => {
    if (readyOn(a) !== readyOn(b)) return readyOn(a) < readyOn(b) ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  };
  return plan.items
    .filter((item) => !item.retired && item.kind === 'calendar_item')
    .filter((item) => item.workstreamId !== null && streams.has(item.workstreamId))
    .sort(order);
}

/** Per department only releases that follow each other; what is behind us is not said again. */
function closeTogether(plan: Plan, releases: readonly Item[]): SequenceWarning[] {
  const known = [
    ...plan.departments.map(({ id }) => id),
    ...releases.flatMap((item) => item.departments.map((d) => d.departmentId)),
  ];
  const pairs = new Map<string, Extract<SequenceWarning, { rule: 'releases_close_together' }>>();
  for (const departmentId of new Set(known)) {
    const own = releases.filter((item) => asksDepartment(item, departmentId));
    own.slice(1).forEach((next, index) => {
      const item = own[index]!;
      const [day, nextDay] = [readyOn(item), readyOn(next)];
      const days = daysBetween(day, nextDay);
      if (days >= weeksBetweenReleases * 7 || (item.progress === 'done' && next.progress === 'done')) return;
      const pair = pairs.get(`${item.id} ${next.id}`);
      if (pair) pair.departmentIds.push(departmentId);
      else {
        pairs.set(`${item.id} ${next.id}`, {
          rule: 'releases_close_together',
          itemId: item.id,
          day,
          nextItemId: next.id,
          nextDay,
          days,
          departmentIds: [departmentId],
        });
      }
    });
  }
  const place = new Map(releases.map((item, index) => [item.id, index]));
  return [...pairs.values()].sort(
    (a, b) => place.get(a.itemId)! - place.get(b.itemId)! || place.get(a.nextItemId)! - place.get(b.nextItemId)!,
  );
}

function inSchoolHoliday(plan: Plan, releases: readonly Item[]): SequenceWarning[] {
  const holidays = plan.calendar.exceptions.filter((row) => row.sort === 'school_holiday');
  return releases
    .filter((item) => item.progress !== 'done')
    .flatMap((item) =>
      holidays
        .filter((row) => contains(row, readyOn(item)))
        .filter((row) => row.departmentId === null || asksDepartment(item, row.departmentId))
        .map(({ id: exceptionId, label, verify }) => {
          return { rule: 'release_in_school_holiday', itemId: item.id, day: readyOn(item), exceptionId, label, verify };
        }),
    );
}

function eServices(plan: Plan, goLive: Day): SequenceWarning[] {
  return plan.items
    .filter((item) => !item.retired && readyOn(item) < goLive)
    .map((item) => ({ item, products: plan.products.filter((product) => product.itemId === item.id) }))
    .filter(({ products }) => products.length > 0)
    .map(({ item, products }) => {
      const productIds = products.map(({ id }) => id);
      return { rule: 'e_service_before_go_live', itemId: item.id, ready: readyOn(item), goLive, productIds };
    });
}

/**
 * What stands in an order that experience advises against. Items are recognised by their blueprint key; where one is absent or
 * retired its rule says nothing. Go-live is milestone MS12 where it is there, otherwise the programme's own day.
 */
export function sequenceWarnings(plan: Plan): SequenceWarning[] {
  const byKey = (key: string) => plan.items.find((item) => item.key === key && !item.retired);
  const goLive = byKey(goLiveKey)?.start ?? plan.programme.goLive;
  const releases = releasesOf(plan);
  const warnings = [...eServices(plan, goLive), ...closeTogether(plan, releases), ...inSchoolHoliday(plan, releases)];

  const first = byKey('SYS-08');
  for (const scope of newScope.map(byKey)) {
    if (!first || !scope || scope.start >= first.start) continue;
    const { id: itemId, start } = scope;
    warnings.push({
      rule: 'new_scope_before_optimisation',
      itemId,
      start,
      firstItemId: first.id,
      firstStart: first.start,
    });
  }
  const [decision, clearance] = [byKey('DIV-09'), byKey('DIV-10')];
  if (decision && clearance && clearance.start < decision.until) {
    const { id: itemId, start } = clearance;
    const decided = readyOn(decision);
    warnings.push({ rule: 'clearance_before_substitution', itemId, start, decisionItemId: decision.id, decided });
  }
  const retention = byKey('DIV-02');
  if (retention && readyOn(retention) >= goLive) {
    warnings.push({ rule: 'retention_after_go_live', itemId: retention.id, ready: readyOn(retention), goLive });
  }
  for (const item of executiveDecisions.map(byKey)) {
    const window = item && item.progress !== 'done' ? coalitionAt(readyOn(item)) : null;
    if (item && window)
      warnings.push({ rule: 'decision_in_coalition', itemId: item.id, day: readyOn(item), ...window });
  }
  const [wave, milestone] = [byKey('PRO-06'), byKey('MS18')];
  if (wave && milestone && wave.progress !== 'done') {
    for (const { id: criterionId, itemId, state, text } of plan.criteria) {
      if (itemId !== milestone.id || state === 'met') continue;
      const base = { itemId: wave.id, start: wave.start, milestoneItemId: milestone.id };
      warnings.push({ rule: 'wave_2_needs_quality', ...base, criterionId, text, state });
    }
  }
  return warnings;
}
