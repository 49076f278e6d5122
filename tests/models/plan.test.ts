// changePlan is the one way in: saved with history and version, previewed without a trace, refused with a reason.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { newId } from '~/models/id.server';
import { findHistory } from '~/models/history.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { loadPlanWithRevision } from '~/models/plan-load.server';
import { day } from '~/models/planning/day';
import { emptied, withRowChanges } from '~/models/planning/difference';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { type PlanChange, planChange } from '~/models/planning/plan-change';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
});
afterAll(() => database.close());

const planOf = async (actor: Actor, id: string): Promise<Plan> => (await loadPlan(actor, id))!;
const keyed = (plan: Plan, key: string) => plan.items.find((item) => item.key === key)!;

/** Everything of the plan tables as one text; equal texts are an untouched database. */
async function dump(): Promise<string> {
  const tables = ['programme', 'phase', 'workstream', 'item', 'item_team_hours', 'item_department', 'item_competence'];
  const more = ['item_effect', 'dependency', 'criterion', 'product', 'measure', 'plan_history'];
  const parts: string[] = [];
  for (const table of [...tables, ...more]) {
    const result = await database.db.execute(
      sql.raw(`select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all from "${table}" t`),
    );
    parts.push(table, rowsOf<{ all: string }>(result)[0]!.all);
  }
  return parts.join('\n');
}

async function save(actor: Actor, programmeId: string, change: unknown) {
  const answer = await changePlan(actor, programmeId, planChange.parse(change));
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer;
}

describe('a change', () => {
  it('is saved with its followers, a history entry and the next version', async () => {
    const before = await planOf(here.leader, here.programmeId);
    const item = keyed(before, 'EDV-05');
    const answer = await save(here.leader, here.programmeId, {
      kind: 'move_item',
      itemId: item.id,
      start: '2027-05-03',
    });
    expect(answer.version).toBe(before.programme.version + 1);
    expect(answer.effects.moved.length).toBeGreaterThan(1);
    const fresh = await reread(here);
    expect(fresh.items).toEqual((await planOf(here.leader, here.programmeId)).items);
    expect(keyed(fresh, 'EDV-05').start).toBe('2027-05-03');
    const [entry] = await findHistory(here.leader, here.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ id: answer.changeId, kind: 'move_item', version: answer.version, source: 'screen' });
    expect(entry!.rows.filter((row) => row.after && 'start' in row.after)).toHaveLength(answer.effects.moved.length);
  });

  it('asked as a preview gives the same effects and leaves the database byte-identical', async () => {
    const item = keyed(await planOf(here.leader, here.programmeId), 'SYS-09');
    const move: PlanChange = { kind: 'move_item', itemId: item.id, start: day('2027-08-02'), last: null };
    const untouched = await dump();
    const preview = await changePlan(here.leader, here.programmeId, move, { preview: true });
    expect(await dump()).toBe(untouched);
    const saved = await changePlan(here.leader, here.programmeId, move);
    if (preview?.status !== 'preview' || saved?.status !== 'saved') throw new Error('unexpected');
    expect(saved.effects).toEqual(preview.effects);
  });

  it('that a rule refuses leaves the database byte-identical and names the reason', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const link = { kind: 'link_items', dependencyId: newId(), type: 'FS', lag: 0 };
    const untouched = await dump();
    const answer = await changePlan(
      here.leader,
      here.programmeId,
      planChange.parse({ ...link, fromId: keyed(plan, 'PRG-11').id, toId: keyed(plan, 'PRG-01').id }),
    );
    expect(answer).toMatchObject({ status: 'refused', refusal: { reason: 'cycle' } });
    expect(await dump()).toBe(untouched);
  });

  it.each(['department_head', 'steering', 'reader'] as const)('is forbidden to a %s', async (role) => {
    const item = keyed(await planOf(here.leader, here.programmeId), 'SYS-10');
    const change: PlanChange = { kind: 'retire_item', itemId: item.id };
    expect(await changePlan({ ...here.leader, role }, here.programmeId, change)).toEqual({ status: 'forbidden' });
  });

  it('of another municipality does not exist', async () => {
    const item = keyed(await planOf(here.leader, here.programmeId), 'SYS-10');
    const change: PlanChange = { kind: 'retire_item', itemId: item.id };
    const untouched = await dump();
    expect(await changePlan(elsewhere.leader, here.programmeId, change)).toBeNull();
    expect(await loadPlan(elsewhere.leader, here.programmeId)).toBeNull();
    expect(await findHistory(elsewhere.leader, here.programmeId)).toEqual([]);
    expect(await undoChange(elsewhere.leader, here.programmeId, 'x')).toBeNull();
    expect(await dump()).toBe(untouched);
  });

  it('that points at another municipality’s team or department is refused', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const other = await planOf(elsewhere.leader, elsewhere.programmeId);
    const item = keyed(plan, 'SYS-10');
    const fields = { teamHours: [{ teamId: other.capacity.teams[0]!.id, hours: 5 }] };
    const answer = await changePlan(here.leader, here.programmeId, { kind: 'edit_item', itemId: item.id, fields });
    expect(answer).toMatchObject({ status: 'refused', refusal: { reason: 'unknown_reference', field: 'teamHours' } });
  });
});

describe('an edit made on an older version', () => {
  it('is applied to the plan of today when it touches something else', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const seenVersion = plan.programme.version;
    const item = keyed(plan, 'KCC-01');
    await save(here.leader, here.programmeId, { kind: 'edit_item', itemId: item.id, fields: { acceptanceValue: 1 } });
    const change = planChange.parse({
      kind: 'edit_item',
      itemId: item.id,
      fields: { description: 'Samen met het KCC' },
    });
    expect(await changePlan(here.leader, here.programmeId, change, { seenVersion })).toMatchObject({ status: 'saved' });
    const now = keyed(await planOf(here.leader, here.programmeId), 'KCC-01');
    expect(now).toMatchObject({ acceptanceValue: 1, description: 'Samen met het KCC' });
  });

  it('is refused with both values when the same field changed meanwhile', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const seenVersion = plan.programme.version;
    const item = keyed(plan, 'KCC-01');
    const rename = (nl: string) =>
      planChange.parse({ kind: 'edit_item', itemId: item.id, fields: { title: { nl, en: null } } });
    await save(here.leader, here.programmeId, rename('Eerst'));
    const answer = await changePlan(here.leader, here.programmeId, rename('Daarna'), { seenVersion });
    expect(answer).toMatchObject({
      status: 'stale',
      fields: [{ field: 'title', mine: { nl: 'Daarna' }, theirs: { nl: 'Eerst' } }],
    });
  });
});

describe('undo', () => {
  it('gives back exactly the plan that was, and redo the plan that became', async () => {
    const before = await planOf(here.leader, here.programmeId);
    const answer = await save(here.leader, here.programmeId, {
      kind: 'retire_item',
      itemId: keyed(before, 'EDV-01').id,
    });
    const between = await reread(here);
    const undone = await undoChange(here.leader, here.programmeId, answer.changeId);
    if (undone?.status !== 'saved') throw new Error(JSON.stringify(undone));
    expect(withoutVersion(await reread(here))).toEqual(withoutVersion(before));
    const redone = await undoChange(here.leader, here.programmeId, undone.changeId);
    expect(redone?.status).toBe('saved');
    expect(withoutVersion(await reread(here))).toEqual(withoutVersion(between));
  });

  it('is refused by name when a later edit contradicts it, and twice', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const item = keyed(plan, 'OPL-08');
    const first = await save(here.leader, here.programmeId, {
      kind: 'edit_item',
      itemId: item.id,
      fields: { acceptanceValue: 4 },
    });
    await save(here.leader, here.programmeId, { kind: 'edit_item', itemId: item.id, fields: { acceptanceValue: 5 } });
    const answer = await undoChange(here.leader, here.programmeId, first.changeId);
    expect(answer).toMatchObject({
      status: 'refused',
      refusal: {
        reason: 'contradicted',
        conflicts: [{ id: item.id, field: 'acceptanceValue', expected: 4, found: 5 }],
      },
    });
    const [beginning] = (await findHistory(here.leader, here.programmeId, { limit: 500 })).slice(-1);
    const refused = await undoChange(here.leader, here.programmeId, beginning!.id);
    expect(refused).toMatchObject({ status: 'not_undoable', why: 'beginning' });
  });
});

describe('history', () => {
  it('leads from the empty programme to the plan of today, without gaps', async () => {
    const now = await reread(here);
    const entries = (await findHistory(here.leader, here.programmeId, { limit: 1000 })).reverse();
    expect(entries.map((entry) => entry.version)).toEqual(entries.map((_, index) => index + 1));
    let plan: Plan = emptied(now);
    for (const entry of entries) {
      const next = withRowChanges(plan, entry.rows);
      if (!('plan' in next)) throw new Error(JSON.stringify(next.conflicts));
      plan = next.plan;
    }
    for (const name of [
      'phases',
      'workstreams',
      'items',
      'dependencies',
      'criteria',
      'products',
      'measures',
    ] as const) {
      expect(byId<{ id: string }>(plan[name])).toEqual(byId<{ id: string }>(now[name]));
    }
  });

  it('cannot be changed or removed', async () => {
    await expect(database.db.execute(sql`update plan_history set kind = 'x'`)).rejects.toThrow();
    await expect(database.db.execute(sql`delete from plan_history`)).rejects.toThrow();
  });
});

describe('two planners at once', () => {
  it('both get their change, one after the other, each with its own version', async () => {
    const plan = await planOf(here.leader, here.programmeId);
    const ids = ['STU-05', 'STU-06', 'STU-07', 'STU-08', 'KCC-02', 'KCC-03'].map((key) => keyed(plan, key).id);
    const answers = await Promise.all(
      ids.map((itemId) =>
        save(here.leader, here.programmeId, { kind: 'edit_item', itemId, fields: { description: itemId } }),
      ),
    );
    const versions = answers.map((answer) => answer.version).sort((a, b) => a - b);
    expect(versions).toEqual(ids.map((_, index) => plan.programme.version + 1 + index));
    const now = await reread(here);
    for (const id of ids) expect(now.items.find((item) => item.id === id)!.description).toBe(id);
  });
});

const byId = <T extends { id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A plan to compare with: the version left out, rows in one order. */
const withoutVersion = (plan: Plan) => ({
  ...plan,
  programme: { ...plan.programme, version: 0 },
  items: byId(plan.items),
  dependencies: byId(plan.dependencies),
});

/** The plan read from the database itself: inside a transaction whose reads are never kept. */
async function reread(municipality: Municipality): Promise<Plan> {
  return database.db.transaction(async (tx) => {
    await tx.execute(
      sql`update organisation set revision = revision + 1 where id = ${municipality.leader.organisationId}`,
    );
    return (await loadPlanWithRevision(municipality.leader, municipality.programmeId, tx as never))!.plan;
  });
}
