// Days pass: once a day what waits for figures is judged again, by the product itself; however many instances there are, once.
import { sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { followFigures, isWaiting } from './figure-condition.server';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

type Due = { id: string; organisationId: string };

/** Nobody in particular: history says that it went by itself. */
const itself = ({ organisationId }: Due): Actor => ({
  ...{ userId: '', organisationId, role: 'project_leader' },
  departmentIds: [],
});

/**
 * Judges in every programme in which something waits, unless that was done for this day or a later one. Each programme is a
 * transaction of its own: one that fails is tried again at the next call, and does not keep the others. Answers how many were judged.
 */
export async function followDay(today: Day, tx: Db = db()): Promise<number> {
  const due = await tx.execute(sql`select p.id, p.organisation_id as "organisationId" from programme p
    where ${isWaiting} and (p.judged_on is null or p.judged_on < ${today}) order by p.id`);
  const failures: unknown[] = [];
  let judged = 0;
  for (const programme of rowsOf<Due>(due)) {
    try {
      if (await judgeIn(programme, today, tx)) judged++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return judged;
}

/** The claim locks the row until the end: another instance waits for it, and then finds that the day is taken. */
async function judgeIn(programme: Due, today: Day, tx: Db): Promise<boolean> {
  return tx.transaction(async (transaction) => {
    const claimed = await transaction.execute(sql`update programme set judged_on = ${today}
      where id = ${programme.id} and (judged_on is null or judged_on < ${today}) returning id`);
    if (rowsOf(claimed).length === 0) return false;
    await followFigures(itself(programme), programme.id, { today, tx: transaction as unknown as Db });
    return true;
  });
}
