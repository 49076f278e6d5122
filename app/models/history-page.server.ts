// History as people read it: a page of changes told field by field, with names, and whether each can still be turned round.
import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { findCompetences } from './directory.server';
import { findMetrics } from './metric.server';
import { byPerson, type HistoryEntry, type HistoryFilter, historyFields, kept } from './history.server';
import type { RowChange } from './planning/difference';
import { type DetailRow, detailRows, namelessIds } from './planning/history-detail';
import { localOf } from './planning/minute';
import { addNames, type Names, namesIn } from './planning/names';
import type { Actor } from './planning/permission';
import type { Label, Plan } from './planning/plan';
import { rowFinder, undoObstacle } from './planning/undo';
import type { Day } from './planning/day';

/** Rows of one change that a list reads from the database. */
const rowsRead = 200;
/** Fields of one change that are told at most: in a list of changes, which leads to the rest, and under an item. */
const fieldsTold = { list: 20, item: 60 };

/** A page of entries may leave rows out; `rowCount` says how many there are. */
type Entry = Omit<HistoryEntry, 'change'> & { rowCount: number };

const { change: _change, rows: _rows, ...plainFields } = historyFields;
const rowCount = sql<number>`jsonb_array_length(${t.planHistory.rows})`;
const firstRows = sql<
  RowChange[]
>`jsonb_path_query_array(${t.planHistory.rows}, ${sql.raw(`'$[0 to ${rowsRead - 1}]'`)})`;

/** Only the rows with one of these ids, or that were made or removed for the item. */
function rowsAbout(itemId: string, ids: readonly string[]) {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const side = (name: string) =>
    sql`coalesce(nullif(r.value->${sql.raw(`'${name}'`)}, 'null'::jsonb), '{}'::jsonb) @? ${belongs}::jsonpath`;
  const belongs = `$ ? (@.itemId == ${JSON.stringify(itemId)} || @.fromId == ${JSON.stringify(itemId)} || @.toId == ${JSON.stringify(itemId)})`;
  return sql<RowChange[]>`(select coalesce(jsonb_agg(r.value), '[]'::jsonb)
    from jsonb_array_elements(${t.planHistory.rows}) r(value)
    where r.value->>'id' in ${list} or ${side('before')} or ${side('after')})`;
}

async function findEntries(
  actor: Actor,
  programmeId: string,
  filter: HistoryFilter,
  rows: typeof firstRows,
  tx: Db,
): Promise<Entry[]> {
  return tx
    .select({ ...plainFields, rows, rowCount })
    .from(t.planHistory)
    .leftJoin(t.userAccount, byPerson)
    .where(kept(actor, programmeId, filter))
    .orderBy(desc(t.planHistory.version))
    .limit(filter.limit ?? 50);
}

/** Rows that were made or taken away once, for the names of what is no longer in the plan. */
async function findLostRows(actor: Actor, programmeId: string, ids: readonly string[], tx: Db): Promise<RowChange[]> {
  const list = JSON.stringify(ids);
  const result = await tx.execute(sql`select distinct on (r.value->>'id') r.value as row
    from plan_history h, jsonb_array_elements(h.rows) r(value)
    where h.organisation_id = ${actor.organisationId} and h.programme_id = ${programmeId}
      and h.touched && array(select jsonb_array_elements_text(${list}::jsonb))
      and r.value->>'id' in (select jsonb_array_elements_text(${list}::jsonb))
      and ('null'::jsonb in (r.value->'before', r.value->'after'))
    order by r.value->>'id', h.version desc`);
  return rowsOf<{ row: RowChange }>(result).map(({ row }) => row);
}

/** Names of everything these rows speak of, also of what was removed since. */
export async function namesFor(
  actor: Actor,
  plans: readonly Plan[],
  rows: readonly RowChange[],
  tx: Db = db(),
): Promise<Names> {
  const names = namesIn(plans);
  const missing = () => namelessIds(names, rows);
  if (missing().length === 0) return names;
  for (const { id, title } of await findCompetences(actor, tx)) names.set(id, title);
  for (const { key, title } of await findMetrics(actor, tx)) names.set(key, title);
  const lost = missing();
  if (lost.length === 0) return names;
  const found = await findLostRows(actor, plans[0]!.programme.id, lost, tx);
  // What a link led to may itself be gone.
  const further = namelessIds(names, found).filter((id) => !lost.includes(id));
  if (further.length > 0) addNames(names, await findLostRows(actor, plans[0]!.programme.id, further, tx));
  addNames(names, [...found, ...rows]);
  return names;
}

export type Obstacle =
  | { why: 'already_undone' | 'beginning' | 'too_old' | 'follows_calendar' | 'follows_figures' }
  | { why: 'contradicted'; names: { title: Label | null; field: string }[] };

export type ToldEntry = Pick<
  Entry,
  'id' | 'version' | 'userId' | 'userName' | 'source' | 'kind' | 'reason' | 'reasonCode'
> & {
  at: { day: Day; time: string };
  rows: DetailRow[];
  /** Rows that are not told here. */
  more: number;
  /** Why it cannot be turned round; null when it can. */
  obstacle: Obstacle | null;
};

function tell(plan: Plan, entries: readonly Entry[], names: Names, now: number, most: number): ToldEntry[] {
  const find = rowFinder(plan);
  const itemIds = new Set(plan.items.map((item) => item.id));
  return entries.map((entry) => {
    const { rows, more } = detailRows(entry.rows, names, itemIds, most);
    const saved = new Date(entry.at).getTime();
    const obstacle = undoObstacle({ ...entry, at: saved }, find, now);
    const { id, version, userId, userName, source, kind, reason, reasonCode } = entry;
    return {
      ...{ id, version, userId, userName, source, kind, reason, reasonCode, rows },
      at: localOf(Math.floor(saved / 60_000)),
      more: more + entry.rowCount - entry.rows.length,
      obstacle:
        obstacle?.why === 'contradicted'
          ? {
              why: 'contradicted',
              names: obstacle.conflicts.map(({ id, field }) => ({ title: names.get(id) ?? null, field })),
            }
          : obstacle,
    };
  });
}

/** A page of history, newest first; `next` is where the one after it begins. */
export async function getHistoryPage(
  actor: Actor,
  plan: Plan,
  filter: HistoryFilter & { limit: number },
  tx: Db = db(),
): Promise<{ entries: ToldEntry[]; next: number | null }> {
  const { limit } = filter;
  const found = await findEntries(actor, plan.programme.id, { ...filter, limit: limit + 1 }, firstRows, tx);
  const entries = found.slice(0, limit);
  const names = await namesFor(
    actor,
    [plan],
    entries.flatMap((entry) => entry.rows),
    tx,
  );
  return {
    entries: tell(plan, entries, names, Date.now(), fieldsTold.list),
    next: found.length > limit ? entries[limit - 1]!.version : null,
  };
}

/** What happened to one item: of each change only what is about it, its links, its criteria and its decisions. */
export async function getItemHistory(actor: Actor, plan: Plan, itemId: string, limit: number, tx: Db = db()) {
  const own = [
    ...plan.dependencies.filter((row) => row.fromId === itemId || row.toId === itemId),
    ...plan.criteria.filter((row) => row.itemId === itemId),
    ...plan.decisions.filter((row) => row.itemId === itemId),
  ];
  const ids = [itemId, ...own.map((row) => row.id)];
  const filter = { itemIds: ids, limit };
  const found = await findEntries(actor, plan.programme.id, filter, rowsAbout(itemId, ids), tx);
  const rows = found.flatMap((entry) => entry.rows);
  const names = await namesFor(actor, [plan], rows, tx);
  return tell(plan, found, names, Date.now(), fieldsTold.item).map(({ more: _more, ...entry }) => ({
    ...entry,
    more: 0,
  }));
}

/** One change with everything it did. Null when it is not the actor's. */
export async function getToldEntry(actor: Actor, plan: Plan, id: string, tx: Db = db()): Promise<ToldEntry | null> {
  const whole = sql<RowChange[]>`${t.planHistory.rows}`;
  const found = await tx
    .select({ ...plainFields, rows: whole, rowCount })
    .from(t.planHistory)
    .leftJoin(t.userAccount, byPerson)
    .where(and(kept(actor, plan.programme.id, {}), eq(t.planHistory.id, id)));
  const rows = found.flatMap((entry) => entry.rows);
  return tell(plan, found, await namesFor(actor, [plan], rows, tx), Date.now(), Infinity)[0] ?? null;
}
