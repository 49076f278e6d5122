// The record is looked through by the product itself, once a day: what came since the day before, and once a week all of it.
import { connection, type Db, db } from './db/client.server';
import type { Actor } from './planning/permission';
import { type Marks, type Verdict, verifyRecord, verifyRecords } from './record.server';

const day = 86_400_000;
const wholeEvery = 7 * day;

/** So long one statement of a look may take: nobody waits for it at a page. */
export const lookBudgetMs = 10 * 60_000;

type Checked = {
  at: Date;
  wholeAt: Date;
  verdicts: readonly Verdict[];
  /** How far every chain was whole the last time that it was; also of one that is broken since, until it is as it was. */
  marks: Marks;
};
/**
 * Of this process and its database: another instance looks for itself, and after a start all of it is looked through. The server and the
 * pages are bundled apart, so that what one keeps for the other stands where both find it.
 */
const slot = Symbol.for('dok.record-check');
type Holder = { [slot]?: WeakMap<object, Checked> };
const kept = () => ((globalThis as Holder)[slot] ??= new WeakMap());

/** The last time that the record was looked through by itself; null: not since the start. */
export const lastCheck = (): Checked | null => kept().get(connection()) ?? null;

/** The first chain that was not whole then. */
export const brokenThen = (): Verdict | null => lastCheck()?.verdicts.find(({ broken }) => broken !== null) ?? null;

/** A clock that was ahead is not waited for. */
export const isCheckDue = (now: Date): boolean => {
  const last = lastCheck();
  return last === null || Math.abs(now.getTime() - last.at.getTime()) >= day;
};

/** Looks the record through and remembers what was found. What was broken is looked through as a whole until it is not. */
export async function checkRecord(now: Date, tx: Db = db()): Promise<Checked & { isWhole: boolean }> {
  const last = lastCheck();
  const isWhole = last === null || brokenThen() !== null || now.getTime() - last.wholeAt.getTime() >= wholeEvery;
  const marks = new Map(last?.marks);
  const look = () => verifyRecords(tx, { marks, onwards: !isWhole });
  const verdicts = await connection().withBudget(lookBudgetMs, look);
  for (const { chain, broken, ...end } of verdicts) if (!broken) marks.set(chain, end);
  const checked = { at: now, wholeAt: isWhole ? now : last.wholeAt, verdicts, marks };
  kept().set(connection(), checked);
  return { ...checked, isWhole };
}

/** The record of the actor's municipality as it is now, all of it, beside what the product knows of before; null for who may not see it. */
export function lookAt(actor: Actor, tx: Db = db()): Promise<Verdict | null> {
  const marks = lastCheck()?.marks;
  return connection().withBudget(lookBudgetMs, () => verifyRecord(actor, marks ? { marks } : {}, tx));
}
