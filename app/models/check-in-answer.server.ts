// Answering a check-in, without signing in: whoever has the link speaks for its department, sees what comes to it, and nothing else.
import { and, eq, sql } from 'drizzle-orm';
import { stateOf } from './check-in-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { tellCheckIn } from './notice-tell.server';
import { loadPlan } from './plan-load.server';
import {
  answerFault,
  type CheckInAnswers,
  mostAnswers,
  reasonsOf,
  type SaidAnswers,
  settledAnswers,
} from './planning/check-in/answers';
import { type AskedItem, askedInWeeks } from './planning/check-in/coming';
import type { Day } from './planning/day';
import type { Actor, Door } from './planning/permission';
import type { Label, Plan } from './planning/plan';
import { hashOf } from './secret-box.server';
import { beginTry, passed } from './throttle.server';

const c = t.checkIn;

/** As links are made; anything else is asked of no database. */
const isToken = (token: string) => /^[0-9a-z]{32}$/.test(token);

type Found = {
  row: typeof c.$inferSelect;
  department: Label;
  programme: string;
  municipality: string;
  theme: string;
};

/** Of a link that was withdrawn nothing is said, as of one that never was. */
async function findLink(token: string, tx: Db, lock = false): Promise<Found | null> {
  if (!isToken(token)) return null;
  const [d, o, p] = [t.department, t.organisation, t.programme];
  const asked = tx
    .select({
      ...{ row: c, department: { nl: d.name, en: d.nameEn } },
      ...{ programme: p.name, municipality: o.name, theme: o.theme },
    })
    .from(c)
    .innerJoin(d, and(eq(d.organisationId, c.organisationId), eq(d.id, c.departmentId)))
    .innerJoin(p, and(eq(p.organisationId, c.organisationId), eq(p.id, c.programmeId)))
    .innerJoin(o, eq(o.id, c.organisationId))
    .where(eq(c.tokenHash, hashOf(token)));
  const [found] = await (lock ? asked.for('update', { of: c }) : asked);
  return found && found.row.withdrawnAt === null ? found : null;
}

/** Reads the plan for a department: nobody is signed in, so what comes of it is picked out here and nowhere else. */
const planFor = ({ organisationId, programmeId }: Found['row'], tx: Db): Promise<Plan | null> => {
  const nobody: Actor = { userId: '', organisationId, role: 'reader', departmentIds: [] };
  return loadPlan(nobody, programmeId, tx);
};

export type OpenCheckIn = {
  status: 'open';
  department: Label;
  programme: string;
  municipality: string;
  lastDay: Day;
  coming: AskedItem[];
  /** What was answered last, and when (ISO timestamp); null as long as nothing was. */
  last: { at: string; answers: CheckInAnswers } | null;
};
/** What is behind a link: the questions, that its days are over, or how many seconds to wait for whoever tries one after another. */
export type LinkOpened = OpenCheckIn | { status: 'expired' } | { status: 'wait'; seconds: number };

/** From where a link is opened, and when. */
export type Opening = { door: Door; today: Day; now: Date };

/** Counts a try from this network address before anything is looked at; forgotten when the link is there. */
async function guarded<T>(
  token: string,
  { door, now }: Opening,
  look: (tx: Db) => Promise<T | null>,
  tx: Db,
): Promise<T | { status: 'wait'; seconds: number } | null> {
  if (!isToken(token)) return null;
  const attempt = await beginTry({ login: `check-in ${token}`, door, deviceToken: null }, now, tx);
  if ('wait' in attempt) return { status: 'wait', seconds: attempt.wait };
  const found = await look(tx);
  if (found !== null) await passed(attempt, tx);
  return found;
}

/** What is asked behind a link; null when there is no such link, or not any more. */
export async function openCheckIn(token: string, opening: Opening, tx: Db = db()): Promise<LinkOpened | null> {
  const { today } = opening;
  const look = async (inner: Db): Promise<LinkOpened | null> => {
    const found = await findLink(token, inner);
    if (!found) return null;
    const { row, department, programme, municipality } = found;
    if (stateOf(row, today) !== 'open') return { status: 'expired' };
    const plan = await planFor(row, inner);
    if (!plan) return null;
    return {
      ...{ status: 'open', department, programme, municipality, lastDay: row.lastDay as Day },
      coming: askedInWeeks(plan, row.departmentId, today),
      last: row.answers && row.answeredAt ? { at: row.answeredAt, answers: row.answers } : null,
    };
  };
  return guarded(token, opening, look, tx);
}

/** The house style of a link that can be answered; null for any other. */
export async function checkInTheme(token: string, today: Day, tx: Db = db()): Promise<{ theme: string } | null> {
  const found = await findLink(token, tx);
  return found && stateOf(found.row, today) === 'open' ? { theme: found.theme } : null;
}

/** Nothing was kept unless it says `saved`. full: so often answered that it cannot be right. */
export type CheckInAnswered =
  | { status: 'saved' | 'expired' | 'full' }
  | { status: 'refused'; field: 'contestedText' | 'goingText'; why: 'required' }
  | { status: 'wait'; seconds: number };

/**
 * Keeps what a department says, in place of what it said by this link before, and tells the project leader when it asks something.
 * Null when there is no such link, or not any more.
 */
export async function answerCheckIn(
  token: string,
  said: SaidAnswers,
  opening: Opening & { at?: string },
  tx: Db = db(),
): Promise<CheckInAnswered | null> {
  const keep = (outer: Db) =>
    outer.transaction(async (inner): Promise<CheckInAnswered | null> => {
      const step = inner as unknown as Db;
      const found = await findLink(token, step, true);
      if (!found) return null;
      const { row, department } = found;
      if (stateOf(row, opening.today) !== 'open') return { status: 'expired' };
      if (row.times >= mostAnswers) return { status: 'full' };
      const settled = settledAnswers(said);
      const fault = answerFault(settled);
      if (fault) return { status: 'refused', ...fault };
      const plan = await planFor(row, step);
      if (!plan) return null;
      const contested = askedInWeeks(plan, row.departmentId, opening.today)
        .filter(({ itemId }) => settled.contested.includes(itemId))
        .map(({ hours: _hours, ...item }) => item);
      const answers: CheckInAnswers = { ...settled, contested };
      await step
        .update(c)
        .set({
          ...{ answers, answeredAt: opening.at ?? sql`clock_timestamp()`, times: sql`${c.times} + 1` },
          ...{ dealtAt: null, dealtBy: null },
        })
        .where(and(eq(c.id, row.id), eq(c.organisationId, row.organisationId)));
      const { organisationId, programmeId } = row;
      const facts = { kind: 'check_in', checkInId: row.id, department, reasons: reasonsOf(answers) } as const;
      await tellCheckIn(step, { organisationId, programmeId, at: opening.at }, facts);
      return { status: 'saved' };
    });
  return guarded<CheckInAnswered>(token, opening, keep, tx);
}
