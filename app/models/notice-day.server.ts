// Days pass: once a day whoever delivers figures is told which of them are late; each gap once, however many instances there are.
import { and, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { findLateFigures } from './late.server';
import { findReachable, tell } from './notice-tell.server';
import type { LateLine } from './planning/notices/notice';
import { toldOfLate } from './planning/notices/recipients';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

type Programme = { id: string; organisationId: string };

/** What people were told to be late, by person. */
async function toldBefore(tx: Db, { id, organisationId }: Programme): Promise<Map<string, LateLine[]>> {
  const n = t.notice;
  const rows = await tx
    .select({ userId: n.userId, facts: n.facts })
    .from(n)
    .where(and(eq(n.organisationId, organisationId), eq(n.programmeId, id), eq(n.kind, 'figures_late')));
  const told = new Map<string, LateLine[]>();
  for (const { userId, facts } of rows) {
    if (facts.kind === 'figures_late') told.set(userId, [...(told.get(userId) ?? []), ...facts.lines]);
  }
  return told;
}

/** Tells of one programme; in a transaction, so that who is told and what was told before are one thing. */
async function tellLate(programme: Programme, today: Day): Promise<number> {
  const { id: programmeId, organisationId } = programme;
  const itself: Actor = { userId: '', organisationId, role: 'reader', departmentIds: [] };
  const { late, metrics, departments } = await findLateFigures(itself, programmeId, today);
  if (late.length === 0) return 0;
  return db().transaction(async (inner) => {
    const tx = inner as unknown as Db;
    const reachable = new Set((await findReachable(tx, organisationId)).map(({ id }) => id));
    const told = toldOfLate(late, { metrics, departments }, await toldBefore(tx, programme), today);
    const once = `${programmeId} ${today}`;
    return tell(
      tx,
      { organisationId, programmeId, byId: '', once },
      told.filter(({ userId }) => reachable.has(userId)),
    );
  });
}

/** Tells of every programme. One that fails does not keep the others. Answers how many notices there are now. */
export async function tellDay(today: Day): Promise<number> {
  const programmes = await db().execute(sql`select id, organisation_id as "organisationId" from programme order by id`);
  const failures: unknown[] = [];
  let told = 0;
  for (const programme of rowsOf<Programme>(programmes)) {
    try {
      told += await tellLate(programme, today);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return told;
}
