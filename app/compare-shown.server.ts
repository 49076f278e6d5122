// A comparison for its page: what the address asks to see of it, a page at a time, and names for everything.
import { findCompetences } from './models/directory.server';
import { findMetrics } from './models/metric.server';
import { comparisonOf } from './models/planning/compare';
import { changeGroups, type CompareFilter, itemLines, keptChanges, otherLines } from './models/planning/compare-view';
import { type Names, namesIn } from './models/planning/names';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { wholeNumberOf } from './http.server';
import { withFieldLines } from './ui/history/field-line.server';

const perPage = 50;
const othersTold = 200;

/** Names of both moments; of what both have, that of the later one. */
export async function namesOfBoth(actor: Actor, from: Plan, to: Plan): Promise<Names> {
  const names = namesIn([from, to]);
  for (const { id, title } of await findCompetences(actor)) names.set(id, title);
  for (const { key, title } of await findMetrics(actor)) names.set(key, title);
  return names;
}

export async function compareShown(actor: Actor, from: Plan, to: Plan, params: URLSearchParams) {
  const comparison = comparisonOf(from, to);
  const names = await namesOfBoth(actor, from, to);
  const filter: CompareFilter = {
    what: changeGroups.find((group) => group === params.get('what')) ?? null,
    workstream: params.get('workstream') || null,
  };
  const changes = keptChanges(comparison, filter);
  const others = otherLines(comparison, names);
  const pages = Math.max(1, Math.ceil(changes.length / perPage));
  const page = Math.min(pages, Math.max(1, wholeNumberOf(params.get('page')) ?? 1));
  const { goLive, totals, workstreams } = comparison;
  const phases = comparison.phases.map(withFieldLines);
  return {
    ...{ goLive, totals, workstreams, phases, filter, page, pages },
    lines: itemLines(comparison, names, changes.slice((page - 1) * perPage, page * perPage)).map(withFieldLines),
    others: others.slice(0, othersTold).map(withFieldLines),
    othersMore: Math.max(0, others.length - othersTold),
    nothing: comparison.items.length + phases.length + others.length === 0 && goLive === null,
  };
}

export type CompareShown = Awaited<ReturnType<typeof compareShown>>;
export type ItemLineText = CompareShown['lines'][number];
