// saveRow: the only writer of departments, teams, targets, metrics, the roll-out, the calendar and people; what it writes stands in the municipality's history too.
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { newId } from './id.server';
import { raiseRevision } from './organisation.server';
import { addDays, type Day } from './planning/day';
import { type Fields, fieldsThatDiffer } from './planning/difference';
import {
  meantFields,
  type OrganisationCollection,
  organisationCollections,
  type OvertakenField,
  type RowHistory,
  turnedRound,
} from './planning/organisation-row';
import { type Actor, isOnlyHead, may } from './planning/permission';
import type { Label } from './planning/plan';

/** How the rows of one collection are read and written, always within the actor's municipality. */
export type RowTable<R extends { id: string }> = {
  collection: OrganisationCollection;
  /** Null for the municipality's own rules. */
  titleOf(row: R): Label | null;
  get(actor: Actor, id: string, tx: Db): Promise<R | null>;
  insert(tx: Db, actor: Actor, row: R): Promise<unknown>;
  update(tx: Db, actor: Actor, row: R): Promise<unknown>;
  remove(tx: Db, actor: Actor, id: string): Promise<unknown>;
};

/** What a form was made from; null when it does not matter. */
export type Seen = number | null;
export type Overtaken = { status: 'stale'; revision: number; fields: OvertakenField[] };
/** Which fields of which row later changes contradict. */
export type Contradicted = { status: 'refused'; reason: 'contradicted'; fields: string[] };

/** `together`: the first of the changes that are saved as one; `self` when this is that first one. */
export type SavedRow<R> = { id: string; next: R | null; undoes?: string | null; together?: string | 'self' | null };

/**
 * Makes, changes or (with `next` null) removes a row, appends that to the history and raises the revision, all in the
 * caller's transaction. Answers the id of the change; null when nothing differs.
 */
export async function saveRow<R extends { id: string }>(
  tx: Db,
  actor: Actor,
  table: RowTable<R>,
  { id, next, undoes = null, together = null }: SavedRow<R>,
): Promise<string | null> {
  const was = await table.get(actor, id, tx);
  if (next === null) await table.remove(tx, actor, id);
  else if (was) await table.update(tx, actor, next);
  else await table.insert(tx, actor, next);
  // Read back, so that history holds what is kept: a number that was rounded, a default that was filled in.
  const is = next && (await table.get(actor, id, tx));
  const row = is ?? was;
  const difference =
    was && is ? fieldsThatDiffer(was, is) : { before: was as Fields | null, after: is as Fields | null };
  if (!difference || !row) return null;
  const { collection } = table;
  return tellChange(tx, actor, { collection, rowId: id, title: table.titleOf(row), ...difference, undoes, together });
}

type Told = Pick<typeof t.organisationHistory.$inferInsert, 'collection' | 'rowId' | 'title' | 'before' | 'after'>;

/** Appends a change to the history and raises the revision, for {@link saveRow} and for what it cannot write itself. Answers its id. */
export async function tellChange(
  tx: Db,
  actor: Actor,
  { undoes = null, together = null, ...told }: Told & Pick<SavedRow<unknown>, 'undoes' | 'together'>,
): Promise<string> {
  const changeId = newId();
  await tx.insert(t.organisationHistory).values({
    ...told,
    id: changeId,
    organisationId: actor.organisationId,
    revision: await raiseRevision(tx, actor.organisationId),
    userId: actor.userId === '' ? null : actor.userId,
    undoes,
    together: together === 'self' ? changeId : together,
  });
  return changeId;
}

/** What a form means to change of a row, or the fields in which somebody was first. */
export async function meantBy<R extends { id: string }, F extends object>(
  tx: Db,
  actor: Actor,
  { current, fields, seen }: { current: R & F; fields: F; seen: Seen },
): Promise<{ status: 'meant'; fields: F } | Overtaken> {
  const [now] = await tx
    .select({ revision: t.organisation.revision })
    .from(t.organisation)
    .where(eq(t.organisation.id, actor.organisationId));
  const revision = now?.revision ?? 0;
  const since: RowHistory[] = await tx
    .select({
      id: t.organisationHistory.rowId,
      before: t.organisationHistory.before,
      after: t.organisationHistory.after,
    })
    .from(t.organisationHistory)
    .where(
      and(
        eq(t.organisationHistory.organisationId, actor.organisationId),
        eq(t.organisationHistory.rowId, current.id),
        gt(t.organisationHistory.revision, seen ?? revision),
      ),
    )
    .orderBy(asc(t.organisationHistory.revision));
  const meant = meantFields(fields, current, since);
  if (meant.overtaken.length > 0) return { status: 'stale', revision, fields: meant.overtaken };
  return { status: 'meant', fields: meant.fields };
}

const undoing = sql<string | null>`(select u.id from organisation_history u
  where u.organisation_id = ${t.organisationHistory.organisationId} and u.undoes = ${t.organisationHistory.id})`;

/** What was changed, of all changes that were saved as one with this; null for a change by itself. */
const titlesTogether = sql<
  (Label | null)[] | null
>`(select jsonb_agg(u.title order by u.revision) from organisation_history u
  where u.organisation_id = ${t.organisationHistory.organisationId} and u.together = ${t.organisationHistory.together})`;

const entries = (tx: Db) =>
  tx
    .select({
      id: t.organisationHistory.id,
      revision: t.organisationHistory.revision,
      at: t.organisationHistory.at,
      userName: t.userAccount.name,
      collection: t.organisationHistory.collection,
      rowId: t.organisationHistory.rowId,
      title: t.organisationHistory.title,
      before: t.organisationHistory.before,
      after: t.organisationHistory.after,
      undoes: t.organisationHistory.undoes,
      undoneBy: undoing,
      together: t.organisationHistory.together,
      titlesTogether,
      /** Why it was saved although it took somebody over a limit. */
      overloadReason: t.organisationOverload.reason,
    })
    .from(t.organisationHistory)
    .leftJoin(
      t.userAccount,
      and(
        eq(t.userAccount.organisationId, t.organisationHistory.organisationId),
        eq(t.userAccount.id, t.organisationHistory.userId),
      ),
    )
    .leftJoin(
      t.organisationOverload,
      and(
        eq(t.organisationOverload.organisationId, t.organisationHistory.organisationId),
        eq(t.organisationOverload.changeId, t.organisationHistory.id),
      ),
    );

/** What is told of accounts is for who manages them. */
const ofAccounts: readonly OrganisationCollection[] = ['people', 'deputies', 'group_mappings', 'retention'];

/** Absence of a small team may tell about somebody: for who plans teams. */
const ofStaffing: readonly OrganisationCollection[] = ['team_staffing'];

/** How many people of other departments a survey asked is not for a head, who reads of their own on the page of the survey. */
const ofSurveys: readonly OrganisationCollection[] = ['survey_rounds'];

/** The history this actor may see, of the collections they ask. */
function visibleTo(actor: Actor, asked: readonly OrganisationCollection[] = organisationCollections) {
  const hidden = [
    ...(may(actor, 'people.change') ? [] : ofAccounts),
    ...(may(actor, 'teams.change') ? [] : ofStaffing),
    ...(isOnlyHead(actor) ? ofSurveys : []),
  ];
  return and(
    eq(t.organisationHistory.organisationId, actor.organisationId),
    inArray(
      t.organisationHistory.collection,
      asked.filter((collection) => !hidden.includes(collection)),
    ),
  );
}

export type OrganisationEntry = Awaited<ReturnType<typeof entries>>[number];

export type OrganisationFilter = {
  collections: readonly OrganisationCollection[];
  /** Only of these rows. */
  rowIds?: readonly string[];
  userId?: string | null;
  /** Saved on or after the first day, on or before the last (Amsterdam). */
  from?: Day | null;
  last?: Day | null;
  /** Only changes before this revision; for the next page. */
  before?: number | null;
  limit?: number;
  /** Also each of the changes that were saved as one, and not the first of them for all. */
  apart?: boolean;
};

/** The changes that a filter keeps, newest first. What was saved as one is one of them. */
export async function findOrganisationHistory(
  actor: Actor,
  { collections, rowIds, userId, from, last, before, limit = 8, apart = false }: OrganisationFilter,
  tx: Db = db(),
): Promise<OrganisationEntry[]> {
  const history = t.organisationHistory;
  return entries(tx)
    .where(
      and(
        visibleTo(actor, collections),
        rowIds && inArray(history.rowId, [...rowIds]),
        userId ? eq(history.userId, userId) : undefined,
        from ? gte(history.at, midnight(from)) : undefined,
        last ? lt(history.at, midnight(addDays(last, 1))) : undefined,
        before ? lt(history.revision, before) : undefined,
        apart ? undefined : or(isNull(history.together), eq(history.together, history.id)),
      ),
    )
    .orderBy(desc(history.revision))
    .limit(limit);
}

/** Everybody who ever changed something in the settings, by name. */
export async function findSettingsPeople(actor: Actor, tx: Db = db()): Promise<{ id: string; name: string }[]> {
  return tx
    .selectDistinct({ id: t.userAccount.id, name: t.userAccount.name })
    .from(t.organisationHistory)
    .innerJoin(
      t.userAccount,
      and(
        eq(t.userAccount.organisationId, t.organisationHistory.organisationId),
        eq(t.userAccount.id, t.organisationHistory.userId),
      ),
    )
    .where(visibleTo(actor))
    .orderBy(asc(t.userAccount.name), asc(t.userAccount.id));
}

/** One change, or null. */
export async function getOrganisationEntry(actor: Actor, id: string, tx: Db = db()): Promise<OrganisationEntry | null> {
  const [entry] = await entries(tx).where(and(visibleTo(actor), eq(t.organisationHistory.id, id)));
  return entry ?? null;
}

/** The changes that were saved as one with this, itself among them, in the order in which they were saved. */
export async function changesTogether(
  actor: Actor,
  entry: OrganisationEntry,
  tx: Db = db(),
): Promise<OrganisationEntry[]> {
  if (entry.together === null) return [entry];
  const history = t.organisationHistory;
  return entries(tx)
    .where(and(eq(history.organisationId, actor.organisationId), eq(history.together, entry.together)))
    .orderBy(asc(history.revision));
}

/** The row as it was before a change, or why that cannot be any more. */
export async function rowBefore<R extends { id: string }>(
  tx: Db,
  actor: Actor,
  table: RowTable<R>,
  { rowId, before, after }: OrganisationEntry,
): Promise<{ status: 'turned'; row: R | null } | Contradicted> {
  const turned = turnedRound(await table.get(actor, rowId, tx), { id: rowId, before, after });
  if ('conflicts' in turned) return { status: 'refused', reason: 'contradicted', fields: turned.conflicts };
  return { status: 'turned', row: turned.row };
}
