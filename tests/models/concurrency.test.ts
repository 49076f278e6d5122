// Fifty writers at one programme: no edit is lost, none is applied twice, history is complete, in order, and is the plan.
// CONCURRENCY_EDITS says how many edits each makes; 200 is the full form.
import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { changePlan } from '~/models/plan.server';
import { savePlan } from '~/models/plan-save.server';
import { loadPlanWithRevision } from '~/models/plan-load.server';
import { applyChange } from '~/models/planning/change';
import { addDays } from '~/models/planning/day';
import { differenceBetween } from '~/models/planning/difference';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { type PlanChange, planChange } from '~/models/planning/plan-change';
import { contentOf, rewound } from '~/models/planning/snapshot';
import { planAtVersion, snapshotEvery } from '~/models/snapshot.server';
import { testDatabase, type TestDatabase } from '../support/postgres';
import {
  aLeader,
  type Outcome,
  sharedProgramme,
  throughChangePlan,
  type Write,
  writeTogether,
  wrongMarks,
} from '../support/writers';

const writers = 50;
const edits = Number(process.env['CONCURRENCY_EDITS'] ?? 8);
/** A machine that is busy with other things takes ten times as long. */
const patience = 60_000 + writers * edits * 300;

let database: TestDatabase;
let leader: Actor;

beforeAll(async () => {
  database = await testDatabase();
  leader = await aLeader();
});
afterAll(() => database.close());

/** The plan as its rows say it, past everything that is remembered. */
async function reread(programmeId: string): Promise<Plan> {
  return database.db.transaction(async (tx) => {
    await tx.execute(sql`update organisation set revision = revision + 1 where id = ${leader.organisationId}`);
    return (await loadPlanWithRevision(leader, programmeId, tx as never))!.plan;
  });
}

type Entry = typeof t.planHistory.$inferSelect;
const historyOf = (programmeId: string): Promise<Entry[]> =>
  database.db
    .select()
    .from(t.planHistory)
    .where(and(eq(t.planHistory.programmeId, programmeId), eq(t.planHistory.organisationId, leader.organisationId)))
    .orderBy(asc(t.planHistory.version));

/** The plan after each intent of the history, from version 1 on. */
function fold(start: Plan, entries: readonly Entry[]): Map<number, Plan> {
  const plans = new Map([[start.programme.version, start]]);
  let plan = start;
  for (const { change, version } of entries) {
    const result = applyChange(plan, planChange.parse(change));
    if (!result.ok) throw new Error(`version ${version} cannot be applied: ${result.reason}`);
    plan = { ...result.plan, programme: { ...result.plan.programme, version } };
    plans.set(version, plan);
  }
  return plans;
}

describe(`${writers} writers, ${edits} edits each`, () => {
  let start: Plan;
  let outcome: Outcome;
  let entries: Entry[];
  let plans: Map<number, Plan>;
  let now: Plan;

  beforeAll(async () => {
    start = await sharedProgramme(leader, writers);
    const since = performance.now();
    outcome = await writeTogether(leader, start.programme.id, { writers, edits, write: throughChangePlan(leader) });
    const seconds = (performance.now() - since) / 1000;
    const { saved, refusedMarks } = outcome;
    const told = `${saved.length} saved, ${refusedMarks.length} refused as overtaken`;
    const each = ((seconds * 1000) / (saved.length + refusedMarks.length)).toFixed(1);
    process.stdout.write(`${database.connection.driver}: ${told} in ${seconds.toFixed(1)} s, ${each} ms each\n`);
    now = await reread(start.programme.id);
    const all = await historyOf(start.programme.id);
    expect(all[0]).toMatchObject({ version: 1, kind: 'apply_blueprint' });
    entries = all.slice(1);
    plans = fold(start, entries);
  }, patience);

  it('contend: some edits are overtaken, most are not', () => {
    expect(outcome.saved.length + outcome.refusedMarks.length).toBe(writers * edits);
    expect(outcome.refusedMarks.length).toBeGreaterThan(0);
    expect(outcome.saved.filter(({ mark }) => mark !== null).length).toBeGreaterThan(0);
  });

  it('every edit that was said to be saved is one history entry, and there are no others', () => {
    const byVersion = [...outcome.saved].sort((a, b) => a.version - b.version);
    expect(entries.map((entry) => entry.version)).toEqual(byVersion.map((_, at) => at + 2));
    expect(entries.map(({ version, id, change }) => ({ version, changeId: id, change }))).toEqual(
      byVersion.map(({ version, changeId, change }) => ({ version, changeId, change })),
    );
    expect(now.programme.version).toBe(1 + outcome.saved.length);
  });

  it('the order of the versions is the order in time', () => {
    const moments = entries.map((entry) => entry.at);
    expect(moments).toEqual([...moments].sort());
  });

  it('the plan is the fold of its history, and its history turned round is the plan it began with', () => {
    expect(contentOf(now)).toEqual(contentOf(plans.get(now.programme.version)!));
    const rows = entries.flatMap((entry) => entry.rows);
    expect(contentOf(rewound(now, rows, 1))).toEqual(contentOf(start));
  });

  it('every mark is there once, unless its writer was told that it was overtaken', () => {
    expect(wrongMarks(now, outcome)).toEqual([]);
  });

  it('only what was overtaken is refused, and all of it', () => {
    const touching = new Map<string, number[]>();
    for (const { change, version } of entries as (Entry & { change: PlanChange })[]) {
      if (change.kind !== 'edit_item' || !change.itemId.includes('-shared-')) continue;
      touching.set(change.itemId, [...(touching.get(change.itemId) ?? []), version]);
    }
    for (const { change, version, seen } of outcome.saved) {
      if (seen === null || change.kind !== 'edit_item') continue;
      expect(touching.get(change.itemId)!.filter((other) => other > seen && other < version)).toEqual([]);
    }
  });

  it('snapshots stand at every so many versions, and are the plan of that version', async () => {
    const kept = await database.db
      .select()
      .from(t.planSnapshot)
      .where(eq(t.planSnapshot.programmeId, start.programme.id))
      .orderBy(asc(t.planSnapshot.version));
    const due = Math.floor(now.programme.version / snapshotEvery);
    expect(kept.map((row) => row.version)).toEqual(Array.from({ length: due }, (_, at) => (at + 1) * snapshotEvery));
    for (const { version, content } of kept) expect(content).toEqual(contentOf(plans.get(version)!));
    expect(due).toBeGreaterThan(0);
  });

  it('every plan of the past can be read back', { timeout: patience }, async () => {
    const step = Math.max(1, Math.floor(now.programme.version / 20));
    for (let version = 1; version <= now.programme.version; version += step) {
      const then = (await planAtVersion(leader, start.programme.id, version))!;
      expect(then.programme.version).toBe(version);
      expect(contentOf(then)).toEqual(contentOf(plans.get(version)!));
    }
  });
});

it(
  'the same writers without the lock lose edits, so that this test is known to see it',
  { timeout: patience },
  async () => {
    const { programme } = await sharedProgramme(leader, writers);
    const unlocked: Write = async (programmeId, change, seen) => {
      const result = applyChange(seen.plan, change);
      if (!result.ok) throw new Error(result.reason);
      const version = seen.version + 1;
      const save = database.db.transaction(async (tx) => {
        await savePlan(tx as never, result.plan, differenceBetween(seen.plan, result.plan));
        await tx.update(t.programme).set({ version }).where(eq(t.programme.id, programmeId));
      });
      // Without the lock PostgreSQL also finds writers that wait for each other, and lets one of them go.
      return save.then(
        () => ({ version, changeId: '' }),
        () => 'failed' as const,
      );
    };
    const outcome = await writeTogether(leader, programme.id, { writers, edits: 8, write: unlocked });
    const now = await reread(programme.id);
    expect(outcome.saved.length).toBeGreaterThan(writers);
    expect(wrongMarks(now, outcome)).not.toEqual([]);
    expect(now.programme.version).toBeLessThan(1 + outcome.saved.length);
  },
);

it.runIf(process.env['TEST_DRIVER'] === 'postgres')(
  'who waited for the lock plans by the settings as they are when it is theirs',
  { timeout: patience },
  async () => {
    const { programme, items } = await sharedProgramme(leader, 1);
    const { organisationId } = leader;
    const item = items.find(({ mode, progress }) => mode === 'automatic' && progress === 'planned')!;
    const start = addDays(item.start, 7 * 60);
    const waits = async () =>
      rowsOf(
        await database.db.execute(
          sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        ),
      ).length > 0;
    // As when a closing is agreed that moves nothing of this programme: its version stays, and the settings are others.
    const { answer } = await database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from programme where id = ${programme.id} for update`);
      const saving = changePlan(leader, programme.id, { kind: 'move_item', itemId: item.id, start, last: null });
      while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 10));
      const closing = { id: 'c1', organisationId, kind: 'non_working', sort: 'closing', label: 'Gesloten' };
      await tx.insert(t.calendarException).values({ ...closing, fromDay: start, untilDay: addDays(start, 7) });
      await tx.execute(sql`update organisation set revision = revision + 1 where id = ${organisationId}`);
      return { answer: saving };
    });
    const saved = await answer;
    expect(saved?.status).toBe('saved');
    const now = (await reread(programme.id)).items.find(({ id }) => id === item.id)!;
    expect(now.start >= addDays(start, 7)).toBe(true);
  },
);
