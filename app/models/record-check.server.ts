// The record is looked through by the product itself, once a day: what came since the day before, and once a week all of it.
import { connection, type Db, db } from './db/client.server';
import { type Mark, type Verdict, verifyRecords } from './record.server';

const day = 86_400_000;
const wholeEvery = 7 * day;

type Checked = { at: Date; wholeAt: Date; verdicts: readonly Verdict[] };
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
  const marks = new Map<string, Mark>(isWhole ? [] : last.verdicts.map((verdict) => [verdict.chain, verdict]));
  const verdicts = await verifyRecords(tx, marks);
  const checked = { at: now, wholeAt: isWhole ? now : last.wholeAt, verdicts };
  kept().set(connection(), checked);
  return { ...checked, isWhole };
}
