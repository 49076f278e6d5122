// One item with everything a reader asks of it, named: dates and why, who and how many hours, what it waits for.
import { type NamedOrigin, namedOrigin } from './consequences';
import { slackOf } from './critical-path';
import type { Day } from './day';
import { type Status, statusOf } from './item-filter';
import { brokenLinks, isOutsidePhase, originOf } from './origin';
import {
  type Criterion,
  effortHours,
  isFrozen,
  isMoment,
  type Item,
  type Label,
  type LinkType,
  type Plan,
} from './plan';
import { scheduleOf } from './schedule';

export type LinkedItem = {
  dependencyId: string;
  itemId: string;
  title: Label;
  from: Day;
  until: Day;
  type: LinkType;
  lag: number;
  /** The link is drawn, but an item that stands fixed does not keep it. */
  broken: boolean;
};

export type ItemView = {
  item: Item;
  status: Status;
  moment: boolean;
  frozen: boolean;
  outsidePhase: boolean;
  origin: NamedOrigin | null;
  /** Working days; null for retired items. */
  slack: number | null;
  critical: boolean;
  phase: Label | null;
  workstream: { title: Label; hue: number } | null;
  hours: number;
  teamHours: { teamId: string; title: Label; hours: number }[];
  departments: { departmentId: string; name: Label; impact: number }[];
  predecessors: LinkedItem[];
  successors: LinkedItem[];
  criteria: Criterion[];
  /** The gate that asked for it as a condition. */
  conditionOf: { id: string; title: Label } | null;
  products: { id: string; title: Label; department: Label | null }[];
};

function nameOf<T extends { id: string }>(rows: readonly T[], id: string | null): T | undefined {
  return id === null ? undefined : rows.find((row) => row.id === id);
}

/** Metrics and departments that an item waits for. */
function otherTitle(plan: Plan, id: string): Label {
  const metric = plan.metrics.find(({ key }) => key === id)?.title;
  return metric ?? nameOf(plan.departments, id)?.name ?? { nl: '–', en: null };
}

export function itemView(plan: Plan, itemId: string, today: Day): ItemView | null {
  const item = plan.items.find((candidate) => candidate.id === itemId);
  if (!item) return null;
  const placed = scheduleOf(plan);
  const index = placed ? placed.network.items.indexOf(item) : -1;
  const slack = placed && index >= 0 ? slackOf(placed) : null;
  const broken = new Set(placed ? brokenLinks(plan, placed) : []);
  const byId = new Map(plan.items.map((row) => [row.id, row]));
  const title = (id: string): Label => byId.get(id)?.title ?? nameOf(plan.phases, id)?.title ?? otherTitle(plan, id);
  const linked = (end: 'fromId' | 'toId'): LinkedItem[] =>
    plan.dependencies
      .filter((link) => link[end === 'fromId' ? 'toId' : 'fromId'] === itemId)
      .flatMap((link) => {
        const other = byId.get(link[end]);
        if (!other || other.retired) return [];
        const { id: dependencyId, type, lag } = link;
        const place = { itemId: other.id, title: other.title, from: other.start, until: other.until };
        return [{ dependencyId, type, lag, ...place, broken: broken.has(dependencyId) }];
      })
      .sort((a, b) => (a.from < b.from ? -1 : 1));
  const stream = nameOf(plan.workstreams, item.workstreamId);
  const gate = item.conditionOf === null ? undefined : byId.get(item.conditionOf);
  return {
    item,
    status: statusOf(item, today),
    moment: isMoment(item.kind),
    frozen: isFrozen(item),
    outsidePhase: !item.retired && isOutsidePhase(plan, item),
    origin: placed && index >= 0 ? namedOrigin(originOf(plan, placed, index), title) : null,
    slack: slack ? slack.total[index]! : null,
    critical: slack ? slack.critical[index] === 1 : false,
    phase: nameOf(plan.phases, item.phaseId)?.title ?? null,
    workstream: stream ? { title: stream.title, hue: stream.hue } : null,
    hours: effortHours(item),
    teamHours: item.teamHours.map((row) => ({
      ...row,
      title: nameOf(plan.capacity.teams, row.teamId)?.title ?? { nl: '–', en: null },
    })),
    departments: item.departments.map((row) => ({
      ...row,
      name: nameOf(plan.departments, row.departmentId)?.name ?? { nl: '–', en: null },
    })),
    predecessors: linked('fromId'),
    successors: linked('toId'),
    criteria: plan.criteria.filter((row) => row.itemId === itemId).sort((a, b) => a.position - b.position),
    conditionOf: gate ? { id: gate.id, title: gate.title } : null,
    products: plan.products
      .filter((row) => row.itemId === itemId)
      .map((row) => ({
        id: row.id,
        title: row.title,
        department: nameOf(plan.departments, row.departmentId)?.name ?? null,
      })),
  };
}
