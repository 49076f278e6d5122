// A plan of the past as a page shows it: its phases, its milestones and gates, and a page of its other items.
import type { Day } from './day';
import type { Interval } from './interval';
import { effortHours, isMoment, type Item, type ItemKind, type Label, type Plan, type Progress } from './plan';

export type PastItem = Interval & {
  id: string;
  key: string | null;
  kind: ItemKind;
  title: Label;
  progress: Progress;
  workstream: { title: Label; hue: number } | null;
  hours: number;
  /** Is it in the plan of today, so that it can be opened? */
  there: boolean;
};

export type PastPlan = {
  name: string;
  goLive: Day;
  version: number;
  phases: { id: string; title: Label; start: Day; until: Day }[];
  moments: PastItem[];
  items: PastItem[];
  total: number;
  page: number;
  pages: number;
};

const perPage = 75;

/** `now` is the plan of today. A page beyond the last gives the last. */
export function pastPlan(plan: Plan, now: Plan, asked: number): PastPlan {
  const today = new Set(now.items.map((item) => item.id));
  const streams = new Map(plan.workstreams.map((row) => [row.id, { title: row.title, hue: row.hue }]));
  const shown = (item: Item): PastItem => ({
    id: item.id,
    key: item.key,
    kind: item.kind,
    title: item.title,
    progress: item.progress,
    from: item.start,
    until: item.until,
    workstream: (item.workstreamId !== null && streams.get(item.workstreamId)) || null,
    hours: effortHours(item),
    there: today.has(item.id),
  });
  const active = plan.items
    .filter((item) => !item.retired)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const work = active.filter((item) => !isMoment(item.kind));
  const pages = Math.max(1, Math.ceil(work.length / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  return {
    name: plan.programme.name,
    goLive: plan.programme.goLive,
    version: plan.programme.version,
    phases: plan.phases
      .filter((phase) => phase.active)
      .sort((a, b) => a.position - b.position)
      .map(({ id, title, start, until }) => ({ id, title, start, until })),
    moments: active.filter((item) => isMoment(item.kind)).map(shown),
    items: work.slice((page - 1) * perPage, page * perPage).map(shown),
    total: work.length,
    page,
    pages,
  };
}
