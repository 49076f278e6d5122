// What people said of how it goes: written once, never changed; the last entry of a subject holds.
import { sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { tellStatus } from './notice-tell.server';
import { loadPlan } from './plan-load.server';
import { type Actor, may } from './planning/permission';
import {
  hasSubject,
  type LatestStatus,
  type StatusColour,
  type StatusEntry,
  type StatusSubject,
} from './planning/status/status-entry';

const inAmsterdam = (shape: string) => sql.raw(`to_char(s.at at time zone 'Europe/Amsterdam', '${shape}')`);
const columns = sql`s.subject_kind as kind, s.subject_id as id, s.id as "entryId", s.position::int as position, s.colour,
  s.headline, s.text, ${inAmsterdam('YYYY-MM-DD')} as day, ${inAmsterdam('HH24:MI')} as time, u.name as "userName"`;

/** What was last said of every subject of a programme, with how many were said of it before. */
export async function findLatestStatuses(actor: Actor, programmeId: string, tx: Db = db()): Promise<LatestStatus[]> {
  const result = await tx.execute(sql`select ${columns}, s.earlier from (
      select *, row_number() over newest as place, count(*) over whole - 1 as earlier from status_entry
      where organisation_id = ${actor.organisationId} and programme_id = ${programmeId}
      window whole as (partition by subject_kind, subject_id), newest as (whole order by position desc)) s
    left join user_account u on u.id = s.user_id
    where s.place = 1 order by s.position desc`);
  return rowsOf<LatestStatus & { earlier: number | string }>(result).map((row) => ({
    ...row,
    earlier: Number(row.earlier),
  }));
}

/** Everything that was said of one subject, newest first; empty when it is not one of the actor's. */
export async function findStatusEntries(
  actor: Actor,
  programmeId: string,
  { kind, id }: StatusSubject,
  tx: Db = db(),
): Promise<StatusEntry[]> {
  const result = await tx.execute(sql`select ${columns} from status_entry s
    left join user_account u on u.id = s.user_id
    where s.organisation_id = ${actor.organisationId} and s.programme_id = ${programmeId}
      and s.subject_kind = ${kind} and s.subject_id = ${id}
    order by s.position desc`);
  return rowsOf<StatusEntry>(result);
}

export type NewStatus = {
  subject: StatusSubject;
  colour: StatusColour;
  headline: string;
  text: string;
  /** When it was said, ISO timestamp; only for what is brought along (the demo). */
  at?: string;
};

export type StatusAnswer =
  { status: 'saved'; entryId: string } | { status: 'forbidden' } | { status: 'unknown_subject' };

/** Says how a subject goes, from now on. Null when the programme is not one of the actor's organisation. */
export async function sayStatus(
  actor: Actor,
  programmeId: string,
  { subject, colour, headline, text, at }: NewStatus,
  tx?: Db,
): Promise<StatusAnswer | null> {
  if (!may(actor, 'status.say')) return { status: 'forbidden' };
  const say = async (inner: Db): Promise<StatusAnswer | null> => {
    // The lock that a change of the plan takes: the subject cannot go while it is spoken of, and entries come one after another.
    const locked = await inner.execute(sql`select 1 from programme
      where id = ${programmeId} and organisation_id = ${actor.organisationId} for update`);
    if (rowsOf(locked).length === 0) return null;
    const plan = (await loadPlan(actor, programmeId, inner))!;
    if (!hasSubject(plan, subject)) return { status: 'unknown_subject' };
    const [before] = await findStatusEntries(actor, programmeId, subject, inner);
    const entryId = newId();
    await inner.insert(t.statusEntry).values({
      ...{ id: entryId, organisationId: actor.organisationId, programmeId, colour, headline, text },
      ...{ subjectKind: subject.kind, subjectId: subject.id },
      at: at ?? sql`clock_timestamp()`,
      userId: actor.userId === '' ? null : actor.userId,
    });
    await tellStatus(inner, actor, plan, { ...subject, colour, headline, at }, before ?? null);
    return { status: 'saved', entryId };
  };
  return tx ? say(tx) : db().transaction((inner) => say(inner as unknown as Db));
}
