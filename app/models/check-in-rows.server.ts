// Check-ins as the database holds them, with the names that pages show; what a reader may see of them is decided by who asks here.
import { and, asc, desc, eq, isNotNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { type AskReason, type CheckInAnswers, reasonsOf } from './planning/check-in/answers';
import type { Day } from './planning/day';
import { type Actor, mayFor } from './planning/permission';
import type { Label } from './planning/plan';

/** open: can be answered · expired: not any more · withdrawn: taken back. */
export type CheckInState = 'open' | 'expired' | 'withdrawn';

/** An answer as it was last given. */
export type SaidCheckIn = {
  id: string;
  programmeId: string;
  departmentId: string;
  department: Label;
  /** ISO timestamp. */
  answeredAt: string;
  answers: CheckInAnswers;
  /** Which answer of this link it is: a later one takes its place. */
  times: number;
  /** What in it asks something of the project leader; empty: nothing. */
  reasons: AskReason[];
  /** When, and by whom, that was dealt with; null as long as it was not. */
  dealt: { at: string; by: string | null } | null;
};

const c = t.checkIn;
const asker = t.userAccount;
const withdrawer = alias(t.userAccount, 'withdrawer');

/** Open until its last day, whether it was answered or not. */
export function stateOf(row: Pick<typeof c.$inferSelect, 'withdrawnAt' | 'lastDay'>, today: Day): CheckInState {
  if (row.withdrawnAt !== null) return 'withdrawn';
  return row.lastDay < today ? 'expired' : 'open';
}

const ofActor = (actor: Actor, programmeId: string | undefined): SQL =>
  and(
    eq(c.organisationId, actor.organisationId),
    programmeId === undefined ? undefined : eq(c.programmeId, programmeId),
  )!;

/** The latest answer of every department that the actor may read, latest first; of all programmes when none is named. */
export async function findLatestSaid(
  actor: Actor,
  { programmeId, departmentId }: { programmeId?: string | undefined; departmentId?: string },
  tx: Db,
): Promise<SaidCheckIn[]> {
  const d = t.department;
  const rows = await tx
    .selectDistinctOn([c.programmeId, c.departmentId], {
      ...{ id: c.id, programmeId: c.programmeId, departmentId: c.departmentId, answeredAt: c.answeredAt },
      ...{ department: { nl: d.name, en: d.nameEn }, answers: c.answers, times: c.times },
      ...{ dealtAt: c.dealtAt, dealtBy: asker.name },
    })
    .from(c)
    .innerJoin(d, and(eq(d.organisationId, c.organisationId), eq(d.id, c.departmentId)))
    .leftJoin(asker, and(eq(asker.organisationId, c.organisationId), eq(asker.id, c.dealtBy)))
    .where(
      and(
        ofActor(actor, programmeId),
        isNotNull(c.answeredAt),
        departmentId === undefined ? undefined : eq(c.departmentId, departmentId),
      ),
    )
    .orderBy(asc(c.programmeId), asc(c.departmentId), desc(c.answeredAt), desc(c.id));
  return rows
    .filter((row) => mayFor(actor, 'check-in.read', row.departmentId))
    .map(({ answeredAt, answers, dealtAt, dealtBy, ...row }) => ({
      ...{ ...row, answeredAt: answeredAt!, answers: answers!, reasons: reasonsOf(answers!) },
      dealt: dealtAt === null ? null : { at: dealtAt, by: dealtBy },
    }))
    .sort((a, b) => new Date(b.answeredAt).getTime() - new Date(a.answeredAt).getTime());
}

export type AskedCheckIn = {
  id: string;
  departmentId: string;
  /** ISO timestamp. */
  askedAt: string;
  askedBy: string | null;
  lastDay: Day;
  state: CheckInState;
  /** Who took the link back; null when nobody did, or nobody knows. */
  withdrawnBy: string | null;
  /** ISO timestamp of the last answer, or null. */
  answeredAt: string | null;
};

/** What was asked last of every department of a programme that the actor may read. */
export async function findLatestAsked(actor: Actor, programmeId: string, today: Day, tx: Db): Promise<AskedCheckIn[]> {
  const rows = await tx
    .selectDistinctOn([c.departmentId], {
      ...{ id: c.id, departmentId: c.departmentId, askedAt: c.askedAt, askedBy: asker.name },
      ...{ lastDay: c.lastDay, withdrawnAt: c.withdrawnAt, withdrawnBy: withdrawer.name, answeredAt: c.answeredAt },
    })
    .from(c)
    .leftJoin(asker, and(eq(asker.organisationId, c.organisationId), eq(asker.id, c.askedBy)))
    .leftJoin(withdrawer, and(eq(withdrawer.organisationId, c.organisationId), eq(withdrawer.id, c.withdrawnBy)))
    .where(ofActor(actor, programmeId))
    .orderBy(asc(c.departmentId), desc(c.askedAt), desc(c.id));
  return rows
    .filter(({ departmentId }) => mayFor(actor, 'check-in.read', departmentId))
    .map(({ withdrawnAt, lastDay, ...row }) => ({
      ...row,
      lastDay: lastDay as Day,
      state: stateOf({ withdrawnAt, lastDay }, today),
    }));
}
