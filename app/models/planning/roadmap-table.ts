// The roadmap as a table: the same items in the same order, page by page, with what the picture cannot say in figures.
import { addDays, type Day, dayOf, toNumber } from './day';
import { effortHours, isMoment, type ItemKind, type Label, type LinkType, type Plan } from './plan';
import { type LaneHead, roadmapIndex } from './roadmap-index';
import { matching, statusAt, waitsUntil } from './roadmap-rows';
import { pageOf, type RoadmapState, type RoadmapStatus } from './roadmap-state';
import { roadmapWindow } from './roadmap-window';

export const tablePageSize = 100;

export type RoadmapTableRow = {
  id: string;
  key: string | null;
  title: Label;
  lane: Pick<LaneHead, 'title' | 'rest'>;
  kind: ItemKind;
  first: Day;
  last: Day;
  workDays: number;
  status: RoadmapStatus;
  retired: boolean;
  outside: boolean;
  /** Waits for figures until this day; null of a day that cannot be told. */
  waits: { day: Day | null } | null;
  phase: Label | null;
  hours: number;
  /** Working days; null where it says nothing. */
  slack: number | null;
  critical: boolean;
  predecessors: { id: string; key: string | null; title: Label; type: LinkType; lag: number }[];
};

export type RoadmapTableValue = { rows: RoadmapTableRow[]; count: number; page: number; pages: number };

export function roadmapTable(plan: Plan, state: RoadmapState, todayDay: Day): RoadmapTableValue {
  const index = roadmapIndex(plan);
  const today = toNumber(todayDay);
  const window = roadmapWindow(state, index.span, todayDay);
  const from = toNumber(window.from);
  const until = toNumber(window.until);
  const matches = matching(index, state, today);
  const { heads, first, entries } = index.lanes(state.group);
  const all: { lane: LaneHead; i: number }[] = [];
  heads.forEach((lane, l) => {
    for (let k = first[l]!; k < first[l + 1]!; k++) {
      const i = entries[k]!;
      if (matches[i] && index.until[i]! > from && index.start[i]! < until) all.push({ lane, i });
    }
  });
  const pages = Math.max(1, Math.ceil(all.length / tablePageSize));
  const page = Math.min(pageOf(state, 'table'), pages);
  const drawn = all.slice((page - 1) * tablePageSize, page * tablePageSize);
  const before = predecessors(plan, new Set(drawn.map(({ i }) => index.items[i]!.id)));
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase.title]));
  const slack = index.slack();
  const rows = drawn.map(({ lane, i }): RoadmapTableRow => {
    const item = index.items[i]!;
    const days = slack.days[i]!;
    return {
      id: item.id,
      key: item.key,
      title: item.title,
      lane: { title: lane.title, rest: lane.rest },
      kind: item.kind,
      first: item.start,
      last: isMoment(item.kind) ? item.start : addDays(dayOf(index.until[i]!), -1),
      workDays: item.workDays,
      status: statusAt(index, i, today),
      retired: item.retired,
      outside: index.outside[i] === 1,
      waits: waitsUntil(index.waits().get(item.id)),
      phase: (item.phaseId === null ? undefined : phases.get(item.phaseId)) ?? null,
      hours: effortHours(item),
      slack: Number.isNaN(days) || item.progress === 'done' ? null : days,
      critical: slack.critical[i] === 1,
      predecessors: before.get(item.id) ?? [],
    };
  });
  return { rows, count: all.length, page, pages };
}

function predecessors(plan: Plan, drawn: ReadonlySet<string>): Map<string, RoadmapTableRow['predecessors']> {
  const { items, at } = roadmapIndex(plan);
  const found = new Map<string, RoadmapTableRow['predecessors']>();
  for (const { fromId, toId, type, lag } of plan.dependencies) {
    const from = drawn.has(toId) ? items[at.get(fromId) ?? -1] : undefined;
    if (!from || from.retired) continue;
    const list = found.get(toId) ?? [];
    list.push({ id: from.id, key: from.key, title: from.title, type, lag });
    found.set(toId, list);
  }
  return found;
}
