// The ledger: what the server was asked and what it answered, kept outside the database, and held against the database afterwards.
import { and, asc, eq, gt } from 'drizzle-orm';
import { type Connection, useConnection } from '~/models/db/client.server';
import { planHistory } from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import { withRowChanges } from '~/models/planning/difference';
import type { Plan } from '~/models/planning/plan';
import { contentOf } from '~/models/planning/snapshot';
import type { Answer } from './visitor';
import type { Place } from './place';

/**
 * acknowledged: it has to be there. refused: the answer said why not, it may not be there. unsent: nobody took the request, nor may it
 * be there. unknown: there was no answer, or "try again"; it may be there once.
 */
export type Outcome = 'acknowledged' | 'refused' | 'unsent' | 'unknown';

export type Entry = {
  /** In no other request. */
  mark: string;
  what: string;
  itemId: string | null;
  outcome: Outcome;
  /** The history entry that the answer named. */
  changeId: string | null;
  answer: Pick<Answer, 'status' | 'fault' | 'ms' | 'retryAfter'>;
};

export const aMark = (...numbers: number[]) => `merk-${numbers.join('-')}-`;
const marks = /merk-[\d-]+-/g;

/** What an answer to a change means for the ledger. */
export function judged({ status, location, fault }: Answer): Pick<Entry, 'outcome' | 'changeId'> {
  const changeId = location ? new URL(location, 'http://here').searchParams.get('changed') : null;
  if (changeId) return { outcome: 'acknowledged', changeId };
  // 507: nothing was saved, for there is no room.
  const isRefused = status === 302 || (status >= 400 && status < 500) || status === 507;
  return { outcome: fault === 'ECONNREFUSED' ? 'unsent' : isRefused ? 'refused' : 'unknown', changeId: null };
}

export type Verdict = {
  /** Said to be saved, and not there, or there as another change. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** There although the answer said no. */
  uninvited: string[];
  /** In the plan or in its history only, in part, or against the order of the versions. */
  torn: string[];
  /** Versions that are missing in the history. */
  gaps: number[];
};

export const faultless: Verdict = { lost: [], doubled: [], uninvited: [], torn: [], gaps: [] };

type Kept = { id: string; version: number; mark: string | null; source: string };

/** Compares; `start` is the plan as it was before the first entry. */
export async function held(connection: Connection, { leader, plan: start }: Place, ledger: readonly Entry[]) {
  useConnection(connection);
  const { id, version } = start.programme;
  const now = (await loadPlan(leader, id))!;
  const rows = await connection.db
    .select()
    .from(planHistory)
    .where(and(eq(planHistory.programmeId, id), gt(planHistory.version, version)))
    .orderBy(asc(planHistory.version));
  const kept = rows.map((row): Kept => {
    // Who adds to what others wrote sends theirs as well, before the own mark.
    const mark = JSON.stringify(row.change).match(marks)?.at(-1) ?? null;
    return { id: row.id, version: row.version, mark, source: row.source };
  });
  const changes = rows.flatMap((row) => row.rows);
  return {
    verdict: { ...compared(kept, ledger), torn: tornIn(start, now, changes), gaps: gapsIn(kept, start, now) },
    now,
    rows,
  };
}

/** The part of the verdict that needs no plan. */
export function compared(
  kept: readonly Kept[],
  ledger: readonly Entry[],
): Pick<Verdict, 'lost' | 'doubled' | 'uninvited'> {
  const byMark = new Map<string, Kept[]>();
  for (const one of kept) if (one.mark) byMark.set(one.mark, [...(byMark.get(one.mark) ?? []), one]);
  const byId = new Map(kept.map((one) => [one.id, one]));
  const known = new Set(ledger.map(({ mark }) => mark));
  const isThere = ({ changeId, mark }: Entry) => {
    const one = byId.get(changeId ?? '');
    return one !== undefined && (one.mark ?? mark) === mark;
  };
  const acknowledged = ledger.filter(({ outcome }) => outcome === 'acknowledged');
  const named = new Set(acknowledged.map(({ changeId }) => changeId));
  const mayBe = ledger.filter(({ outcome }) => outcome === 'unknown').length;
  // What holds no mark, such as a move, is known by the name that its answer gave.
  const unnamed = kept.filter(({ id, mark, source }) => mark === null && source === 'screen' && !named.has(id));
  return {
    lost: acknowledged.filter((entry) => !isThere(entry)).map(({ mark }) => mark),
    doubled: [
      ...[...byMark].filter(([, all]) => all.length > 1).map(([mark]) => mark),
      ...acknowledged
        .filter(({ changeId }, at) => acknowledged.findIndex((one) => one.changeId === changeId) !== at)
        .map(({ mark }) => mark),
    ],
    uninvited: [
      ...ledger
        .filter(({ outcome, mark }) => (outcome === 'refused' || outcome === 'unsent') && byMark.has(mark))
        .map(({ mark }) => mark),
      ...[...byMark.keys()].filter((mark) => !known.has(mark)),
      ...unnamed.slice(mayBe).map(({ id }) => id),
    ],
  };
}

/** The history, played again from the start, has to give the plan as its rows say it; each step has to start from what was there. */
function tornIn(start: Plan, now: Plan, changes: Parameters<typeof withRowChanges>[1]): string[] {
  const played = withRowChanges(start, changes, { exactly: true });
  if (!('plan' in played)) return played.conflicts.map((conflict) => JSON.stringify(conflict));
  const [expected, found] = [contentOf(played.plan), contentOf(now)] as Record<string, unknown>[];
  return Object.keys(expected!).filter(
    (part) => JSON.stringify(sorted(expected![part])) !== JSON.stringify(sorted(found![part])),
  );
}

/** The same with its names in one order: a value is the same whoever wrote it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

function gapsIn(kept: readonly Kept[], start: Plan, now: Plan): number[] {
  const there = new Set(kept.map(({ version }) => version));
  const { version: from } = start.programme;
  const wanted = Array.from({ length: now.programme.version - from }, (_, at) => from + 1 + at);
  return wanted.filter((version) => !there.has(version));
}

export const countOf = (ledger: readonly Entry[], outcome: Outcome) =>
  ledger.filter((entry) => entry.outcome === outcome).length;
