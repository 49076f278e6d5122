// Names behind the ids in a plan, also of what is no longer in it, so that a reader never sees an id.
import type { Fields, RowChange } from './difference';
import type { Label, Plan } from './plan';

export type Names = ReadonlyMap<string, Label>;

/** Stands for an id whose name nobody knows any more; the words are the screen's. */
export type Gone = { gone: string };

const arrow = (from: Label, to: Label): Label => ({
  nl: `${from.nl} → ${to.nl}`,
  en: from.en === null && to.en === null ? null : `${from.en ?? from.nl} → ${to.en ?? to.nl}`,
});

/** Names of everything in the plans; where two plans name the same thing, the last one counts. */
export function namesIn(plans: readonly Plan[]): Map<string, Label> {
  const names = new Map<string, Label>();
  for (const plan of plans) {
    const titled = [plan.items, plan.phases, plan.workstreams, plan.products, plan.measures, plan.cutoverTasks];
    for (const rows of [...titled, plan.capacity.teams]) for (const row of rows) names.set(row.id, row.title);
    for (const row of plan.departments) names.set(row.id, row.name);
    for (const row of plan.metrics) names.set(row.key, row.title);
    for (const row of plan.people) names.set(row.id, { nl: row.name, en: null });
    for (const row of plan.criteria) names.set(row.id, row.text);
    for (const row of [...plan.decisions, ...plan.figureConditions]) nameLike(names, row.id, row.itemId);
    for (const row of plan.dependencies) nameLink(names, row);
    names.set(plan.programme.id, { nl: plan.programme.name, en: null });
  }
  return names;
}

function nameLike(names: Map<string, Label>, id: string, other: string) {
  const name = names.get(other);
  if (name) names.set(id, name);
}

function nameLink(names: Map<string, Label>, { id, fromId, toId }: { id: string; fromId: string; toId: string }) {
  const [from, to] = [names.get(fromId), names.get(toId)];
  if (from && to) names.set(id, arrow(from, to));
}

/** Adds names of rows that were made or taken away, where the plan of today does not know them. */
export function addNames(names: Map<string, Label>, rows: readonly RowChange[]): void {
  const whole = rows.flatMap((row) => {
    const fields: Fields | null = row.before === null ? row.after : row.after === null ? row.before : null;
    return fields && !names.has(row.id) ? [{ row, fields }] : [];
  });
  for (const { row, fields } of whole) {
    const title = (fields['title'] ?? fields['text']) as Label | undefined;
    if (title) names.set(row.id, title);
  }
  for (const { row, fields } of whole) {
    if (row.collection === 'decisions' || row.collection === 'figureConditions') {
      nameLike(names, row.id, String(fields['itemId']));
    }
    if (row.collection === 'dependencies') {
      nameLink(names, { id: row.id, fromId: String(fields['fromId']), toId: String(fields['toId']) });
    }
  }
}

const idFields = new Set(['conditionOf', 'recordedBy', 'metricKey']);
export const holdsId = (field: string) => field.endsWith('Id') || idFields.has(field);

/** The ids in a value that nobody has a name for. */
export function namelessIn(names: Names, field: string, value: unknown): string[] {
  if (typeof value === 'string') return holdsId(field) && !names.has(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((part) => namelessIn(names, field, part));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => namelessIn(names, name, part));
}

/** A value in which every known id, also inside a list, is replaced by the name behind it. */
export function withNames(names: Names, value: unknown): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => withNames(names, part));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, named(names, name, part)]));
}

/** As {@link withNames}, for the value of a field: an id without a name says that it is gone. */
export function named(names: Names, field: string, value: unknown): unknown {
  const result = withNames(names, value);
  return typeof result === 'string' && holdsId(field) ? ({ gone: result } satisfies Gone) : result;
}
