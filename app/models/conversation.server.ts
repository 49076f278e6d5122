// Conversations: what people say about an item or a figure, corrected and removed by their authors only.
import { and, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { tellComment, untellComment } from './notice-tell.server';
import { loadPlan } from './plan-load.server';
import {
  canBeSpokenOf,
  type Comment,
  type CommentKind,
  type CommentSubject,
  correctableFor,
  figureSubject,
  mayCorrect,
  mayRemove,
  subjectNames,
} from './planning/conversation/comment';
import { type Nameable, namedIn, withNames } from './planning/conversation/mention';
import { type Actor, may, mayAsOwner, mayOwn, type Role } from './planning/permission';

/** Everybody of the municipality by name, to show who was named; `nameable` are those who can read it. */
export async function findPeopleToName(
  actor: Actor,
  tx: Db = db(),
): Promise<{ everybody: Nameable[]; nameable: Nameable[] }> {
  const rows = await tx
    .select({ id: t.userAccount.id, name: t.userAccount.name, role: t.userAccount.role, active: t.userAccount.active })
    .from(t.userAccount)
    .where(eq(t.userAccount.organisationId, actor.organisationId))
    .orderBy(t.userAccount.name, t.userAccount.id);
  const bare = ({ id, name }: Nameable): Nameable => ({ id, name });
  return {
    everybody: rows.map(bare),
    nameable: rows.filter(({ active, role }) => active && may({ role: role as Role }, 'programme.view')).map(bare),
  };
}

type Row = Omit<Comment, 'subject'> & { kind: CommentKind; subjectId: string };
const inAmsterdam = (shape: string) => sql.raw(`to_char(c.at at time zone 'Europe/Amsterdam', '${shape}')`);
const fresh = sql`c.at > clock_timestamp() - make_interval(mins => ${correctableFor})`;
const columns = sql`c.id, c.subject_kind as kind, c.subject_id as "subjectId", c.text, c.author_id as "authorId", u.name as "authorName",
  ${inAmsterdam('YYYY-MM-DD')} as day, ${inAmsterdam('HH24:MI')} as time, c.edited_at is not null as edited,
  c.removed_at is not null as removed, ${fresh} as fresh`;
const from = sql`from comment c join user_account u on u.id = c.author_id`;
const commentOf = ({ kind, subjectId, ...row }: Row): Comment => ({ ...row, subject: { kind, id: subjectId } });

/** What was said about something, in order; empty when it is not one of the actor's. */
export async function findComments(
  actor: Actor,
  programmeId: string,
  { kind, id }: CommentSubject,
  tx: Db = db(),
): Promise<Comment[]> {
  const result = await tx.execute(sql`select ${columns} ${from}
    where c.organisation_id = ${actor.organisationId} and c.programme_id = ${programmeId}
      and c.subject_kind = ${kind} and c.subject_id = ${id} order by c.position`);
  return rowsOf<Row>(result).map(commentOf);
}

/** One comment, or null. */
export async function getComment(
  actor: Actor,
  programmeId: string,
  commentId: string,
  tx: Db = db(),
): Promise<Comment | null> {
  const result = await tx.execute(sql`select ${columns} ${from}
    where c.organisation_id = ${actor.organisationId} and c.programme_id = ${programmeId} and c.id = ${commentId}`);
  const [row] = rowsOf<Row>(result);
  return row ? commentOf(row) : null;
}

/** How many comments stand with each of these subjects; those that were removed do not count. In the order asked. */
export async function countComments(
  actor: Actor,
  programmeId: string,
  subjects: readonly CommentSubject[],
  tx: Db = db(),
): Promise<number[]> {
  if (subjects.length === 0) return [];
  const ids = sql.join(
    subjects.map(({ id }) => sql`${id}`),
    sql`, `,
  );
  const result = await tx.execute(sql`select subject_kind as kind, subject_id as id, count(*)::int as count from comment
    where organisation_id = ${actor.organisationId} and programme_id = ${programmeId} and removed_at is null
      and subject_id in (${ids}) group by subject_kind, subject_id`);
  const counts = new Map(
    rowsOf<CommentSubject & { count: number }>(result).map(({ kind, id, count }) => [`${kind} ${id}`, count]),
  );
  return subjects.map(({ kind, id }) => counts.get(`${kind} ${id}`) ?? 0);
}

export type Written = {
  /** As it was typed. */
  text: string;
  /** People chosen from the list. */
  chosen: readonly string[];
};

export type CommentAnswer =
  | { status: 'saved'; commentId: string; subject: CommentSubject }
  | { status: 'forbidden' }
  | { status: 'refused'; reason: 'empty' | 'too_late' }
  | { status: 'refused'; reason: 'same_name'; name: string };

/** What will be kept, or why not. */
async function read(tx: Db, actor: Actor, { text, chosen }: Written) {
  const { nameable } = await findPeopleToName(actor, tx);
  const naming = withNames(text, nameable, chosen);
  if (!naming.ok)
    return { ok: false, answer: { status: 'refused', reason: naming.reason, name: naming.name } } as const;
  if (naming.text === '') return { ok: false, answer: { status: 'refused', reason: 'empty' } } as const;
  return naming;
}

async function nameAll(tx: Db, { organisationId }: Actor, commentId: string, mentioned: readonly string[]) {
  await tx.delete(t.commentMention).where(eq(t.commentMention.commentId, commentId));
  if (mentioned.length === 0) return;
  await tx.insert(t.commentMention).values(mentioned.map((userId) => ({ organisationId, commentId, userId })));
}

const inTransaction = <T>(tx: Db | undefined, work: (inner: Db) => Promise<T>): Promise<T> =>
  tx ? work(tx) : db().transaction((inner) => work(inner as unknown as Db));

/** Says something about an item or a figure. Null when that is not one of the actor's. `at` only for what is brought along (the demo). */
export async function addComment(
  actor: Actor,
  programmeId: string,
  { subject, at, ...written }: Written & { subject: CommentSubject; at?: string },
  tx?: Db,
): Promise<CommentAnswer | null> {
  if (!may(actor, 'conversation.write')) return { status: 'forbidden' };
  return inTransaction(tx, async (inner) => {
    const plan = await loadPlan(actor, programmeId, inner);
    if (!plan || !canBeSpokenOf(plan, subject)) return null;
    const reading = await read(inner, actor, written);
    if (!reading.ok) return reading.answer;
    const commentId = newId();
    await inner.insert(t.comment).values({
      ...{
        id: commentId,
        organisationId: actor.organisationId,
        programmeId,
        text: reading.text,
        authorId: actor.userId,
      },
      ...{ subjectKind: subject.kind, subjectId: subject.id },
      at: at ?? sql`clock_timestamp()`,
    });
    await nameAll(inner, actor, commentId, reading.mentioned);
    const said = { id: commentId, subject, ...subjectNames(plan, subject), mentioned: reading.mentioned };
    await tellComment(inner, actor, programmeId, { ...said, isNew: true, at });
    return { status: 'saved', commentId, subject };
  });
}

/** The comment, held until the transaction ends; null when it is not there. */
async function held(tx: Db, actor: Actor, programmeId: string, commentId: string): Promise<Comment | null> {
  await tx.execute(sql`select 1 from comment
    where id = ${commentId} and organisation_id = ${actor.organisationId} for update`);
  return getComment(actor, programmeId, commentId, tx);
}

/** Corrects a comment of one's own while it is new. Null when it is not there. */
export async function correctComment(
  actor: Actor,
  programmeId: string,
  commentId: string,
  written: Written,
  tx?: Db,
): Promise<CommentAnswer | null> {
  if (!mayAsOwner(actor, 'comment.correct')) return { status: 'forbidden' };
  return inTransaction(tx, async (inner) => {
    const known = await held(inner, actor, programmeId, commentId);
    if (!known) return null;
    if (!mayOwn(actor, 'comment.correct', known.authorId)) return { status: 'forbidden' };
    if (!mayCorrect(actor.userId, known)) return { status: 'refused', reason: 'too_late' };
    const reading = await read(inner, actor, written);
    if (!reading.ok) return reading.answer;
    const plan = (await loadPlan(actor, programmeId, inner))!;
    await inner
      .update(t.comment)
      .set({ text: reading.text, editedAt: sql`clock_timestamp()` })
      .where(and(eq(t.comment.id, commentId), eq(t.comment.organisationId, actor.organisationId)));
    await nameAll(inner, actor, commentId, reading.mentioned);
    const before = namedIn(known.text);
    const mentioned = reading.mentioned.filter((id) => !before.includes(id));
    const said = { id: commentId, subject: known.subject, ...subjectNames(plan, known.subject), mentioned };
    await tellComment(inner, actor, programmeId, { ...said, isNew: false });
    return { status: 'saved', commentId, subject: known.subject };
  });
}

/** Takes a comment of one's own away: its text goes, its place stays. Null when it is not there. */
export async function removeComment(
  actor: Actor,
  programmeId: string,
  commentId: string,
  tx?: Db,
): Promise<CommentAnswer | null> {
  return inTransaction(tx, async (inner) => {
    const known = await held(inner, actor, programmeId, commentId);
    if (!known) return null;
    if (!mayOwn(actor, 'comment.remove', known.authorId)) return { status: 'forbidden' };
    if (mayRemove(actor.userId, known)) {
      await inner
        .update(t.comment)
        .set({ text: '', removedAt: sql`clock_timestamp()` })
        .where(and(eq(t.comment.id, commentId), eq(t.comment.organisationId, actor.organisationId)));
      await nameAll(inner, actor, commentId, []);
      await untellComment(inner, actor, commentId);
    }
    return { status: 'saved', commentId, subject: known.subject };
  });
}

/** How much is said about a metric in each of these departments (null: all together), in that order. */
export const countFigureComments = (
  actor: Actor,
  programmeId: string,
  metricKey: string,
  departmentIds: readonly (string | null)[],
): Promise<number[]> =>
  countComments(
    actor,
    programmeId,
    departmentIds.map((id) => figureSubject(metricKey, id)),
  );
