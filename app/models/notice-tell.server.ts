// Writes notices, in the transaction of what they tell: one per person and kind, and in the outbox what is to go by mail.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { mailIsSent } from './mail.server';
import type { Effects } from './planning/change';
import type { Comment } from './planning/conversation/comment';
import type { NoticeFacts, Told } from './planning/notices/notice';
import { unlessChosen } from './planning/notices/notice';
import {
  type Reachable,
  toldOfCheckIn,
  toldOfDecision,
  toldOfMoves,
  toldOfRed,
  toldOfRequest,
} from './planning/notices/recipients';
import { type Actor, may, type Post } from './planning/permission';
import type { Label, Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import type { StatusEntry, StatusSubject } from './planning/status/status-entry';

/** Where it happened, and who did it. */
export type Telling = {
  organisationId: string;
  /** Null: about the municipality. */
  programmeId: string | null;
  /** Never told of it; '' when nobody did. */
  byId: string;
  /** When it was, ISO timestamp; only for what is brought along (the demo). */
  at?: string | undefined;
  /** Told at most once per person and kind. */
  once?: string;
};

const postOf = (person: string) =>
  sql.raw(`json_build_object('role', ${person}.role, 'departmentIds',
    array(select d.department_id from user_department d where d.user_id = ${person}.id order by d.department_id))`);

/** Everybody of a municipality who can see its programmes, also as whom they stand in for today. */
export async function findReachable(tx: Db, organisationId: string): Promise<Reachable[]> {
  const today = sql`(clock_timestamp() at time zone 'Europe/Amsterdam')::date`;
  const result = await tx.execute(sql`select u.id, ${postOf('u')} as own,
      coalesce((select json_agg(${postOf('a')} order by p.id) from deputy p join user_account a on a.id = p.absent_id
        where p.user_id = u.id and a.active and p.from_day <= ${today} and p.until_day > ${today}), '[]'::json) as others
    from user_account u where u.organisation_id = ${organisationId} and u.active order by u.id`);
  return rowsOf<{ id: string; own: Post; others: Post[] }>(result)
    .filter(({ own }) => may(own, 'programme.view'))
    .map(({ id, own, others }) => ({ id, posts: [own, ...others] }));
}

const batch = 500;

/** Writes what people are told. Whoever did it is told nothing. Answers how many notices there are now. */
export async function tell(tx: Db, { organisationId, programmeId, byId, at, once }: Telling, all: readonly Told[]) {
  const told = all.filter(({ userId }) => userId !== byId);
  if (told.length === 0) return 0;
  const userIds = [...new Set(told.map(({ userId }) => userId))];
  const choices = await tx
    .select()
    .from(t.noticeChoice)
    .where(and(eq(t.noticeChoice.organisationId, organisationId), inArray(t.noticeChoice.userId, userIds)));
  const chosen = new Map(choices.map((row) => [`${row.userId} ${row.kind}`, row]));
  const moment = at ?? sql`clock_timestamp()`;
  const rows = told.flatMap(({ userId, facts }) => {
    const { app, mail } = chosen.get(`${userId} ${facts.kind}`) ?? unlessChosen;
    const row = { id: newId(), organisationId, programmeId, userId, kind: facts.kind, facts, app, at: moment };
    return app || mail ? [{ mail, row: { ...row, byId: byId || null, once: once ?? null } }] : [];
  });
  const posted = mailIsSent() && !(await isDemo(tx, organisationId));
  let made = 0;
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    const kept = await tx
      .insert(t.notice)
      .values(some.map(({ row }) => row))
      .onConflictDoNothing({ target: [t.notice.userId, t.notice.kind, t.notice.once] })
      .returning({ id: t.notice.id });
    made += kept.length;
    const ids = new Set(kept.map(({ id }) => id));
    const letters = some.filter(({ mail, row }) => posted && mail && ids.has(row.id));
    if (letters.length === 0) continue;
    await tx
      .insert(t.outbox)
      .values(letters.map(({ row }) => ({ noticeId: row.id, organisationId, userId: row.userId, dueAt: moment })));
  }
  return made;
}

/** People of a demo do not exist. */
async function isDemo(tx: Db, organisationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ demo: t.organisation.demo })
    .from(t.organisation)
    .where(eq(t.organisation.id, organisationId));
  return row?.demo ?? true;
}

type Changed = { plan: Plan; intent: PlanChange; effects: Effects; changeId: string; at?: string | undefined };

/** Tells of a saved change: what moved, and what was decided about a gate. */
export async function tellChange(
  tx: Db,
  actor: Actor,
  { plan, intent, effects, changeId, at }: Changed,
): Promise<void> {
  const decided = intent.kind === 'decide_gate' ? plan.decisions.find(({ id }) => id === intent.decisionId) : undefined;
  if (effects.moved.length === 0 && !decided) return;
  const people = await findReachable(tx, actor.organisationId);
  await tell(tx, { organisationId: actor.organisationId, programmeId: plan.programme.id, byId: actor.userId, at }, [
    ...toldOfMoves(plan, effects, people, changeId),
    ...(decided ? toldOfDecision(plan, decided, people) : []),
  ]);
}

type SaidStatus = StatusSubject & Pick<StatusEntry, 'colour' | 'headline'> & { at?: string | undefined };

/** Tells that something turned red; `before` is what was said of it until now. */
export async function tellStatus(
  tx: Db,
  actor: Actor,
  plan: Plan,
  { at, ...said }: SaidStatus,
  before: Pick<StatusEntry, 'colour'> | null,
): Promise<void> {
  if (said.colour !== 'red') return;
  const told = toldOfRed(plan, said, before, await findReachable(tx, actor.organisationId));
  await tell(
    tx,
    { organisationId: actor.organisationId, programmeId: plan.programme.id, byId: actor.userId, at },
    told,
  );
}

/** Tells who leads the programme that a department asks something. */
export async function tellRequest(
  tx: Db,
  { organisationId, userId: byId }: Actor,
  programmeId: string,
  asked: Parameters<typeof toldOfRequest>[0],
): Promise<void> {
  await tell(tx, { organisationId, programmeId, byId }, toldOfRequest(asked, await findReachable(tx, organisationId)));
}

type Said = Pick<Comment, 'id' | 'subject'> & {
  title: Label;
  department: Label | null;
  /** Who is named now, and was not before. */
  mentioned: readonly string[];
  /** Whether everybody in the conversation is told; of a correction only who is named. */
  isNew: boolean;
  at?: string | undefined;
};

/** Tells who is named in a comment, and who was in its conversation already. */
export async function tellComment(tx: Db, actor: Actor, programmeId: string, said: Said): Promise<void> {
  const { id: commentId, subject, title, department, mentioned, isNew, at } = said;
  const others = isNew ? await findParticipants(tx, actor, programmeId, said) : [];
  const reachable = new Set((await findReachable(tx, actor.organisationId)).map(({ id }) => id));
  const facts = (kind: 'mentioned' | 'answer'): NoticeFacts => ({ kind, commentId, subject, title, department });
  const told: Told[] = [
    ...mentioned.map((userId) => ({ userId, facts: facts('mentioned') })),
    ...others.filter((id) => !mentioned.includes(id)).map((userId) => ({ userId, facts: facts('answer') })),
  ];
  await tell(
    tx,
    { organisationId: actor.organisationId, programmeId, byId: actor.userId, at },
    told.filter(({ userId }) => reachable.has(userId)),
  );
}

/** Who said something in a conversation, or was named in it. */
async function findParticipants(tx: Db, actor: Actor, programmeId: string, { subject }: Said): Promise<string[]> {
  const result = await tx.execute(sql`select distinct p.id from comment c
    cross join lateral (select c.author_id as id union select m.user_id from comment_mention m where m.comment_id = c.id) p
    where c.organisation_id = ${actor.organisationId} and c.programme_id = ${programmeId} and c.removed_at is null
      and c.subject_kind = ${subject.kind} and c.subject_id = ${subject.id} order by p.id`);
  return rowsOf<{ id: string }>(result).map(({ id }) => id);
}

/** What was removed is told to nobody any more. */
export async function untellComment(tx: Db, { organisationId }: Actor, commentId: string): Promise<void> {
  await tx.execute(sql`delete from notice where organisation_id = ${organisationId}
    and kind in ('mentioned', 'answer') and facts->>'commentId' = ${commentId}`);
}

/**
 * Tells the project leader that a department asks something in a check-in. An answer that took the place of another is told in its
 * place: what nobody read yet of the one before goes.
 */
export async function tellCheckIn(
  tx: Db,
  { organisationId, programmeId, at }: Omit<Telling, 'byId'>,
  facts: NoticeFacts & { kind: 'check_in' },
): Promise<void> {
  await tx.execute(sql`delete from notice where organisation_id = ${organisationId}
    and kind = 'check_in' and facts->>'checkInId' = ${facts.checkInId} and read_at is null`);
  const told = toldOfCheckIn(facts, await findReachable(tx, organisationId));
  await tell(tx, { organisationId, programmeId, byId: '', at }, told);
}
