// The plan as it was: at every version, on every day, and as a baseline keeps it, equal to what was saved then; and it stands.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptBaseline, findBaselines, getBaseline, planOfBaseline, takeBaseline } from '~/models/baseline.server';
import { rowsOf } from '~/models/db/client.server';
import { getHistoryPage, getItemHistory, getToldEntry } from '~/models/history-page.server';
import { findHistory } from '~/models/history.server';
import { planAtMoment } from '~/models/plan-moment.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays, type Day, day } from '~/models/planning/day';
import { planChange } from '~/models/planning/plan-change';
import { contentOf, type PlanContent } from '~/models/planning/snapshot';
import { firstSavedAt, planAtVersion, planOn, versionOn } from '~/models/snapshot.server';
import { chanceFrom, randomChange } from '../planning/random-change';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
/** What was saved: per version the plan, and the day it was saved on. */
const copies: { version: number; on: Day; content: PlanContent }[] = [];
const kinds = new Set<string>();
let baselineId: string;

const changes = 72;
const snapshotEvery = 10;
const firstOn = day('2026-12-01');

const current = async () => (await loadPlan(here.leader, here.programmeId))!;
const actorOf = () => [here.leader, here.programmeId] as const;

/** So that nothing is answered from what the process remembers: the plan is read from its rows again. */
const forget = () =>
  database.db.execute(sql`update organisation set revision = revision + 1 where id = ${here.organisationId}`);

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  const next = chanceFrom(7);
  const slip = { code: 'other', text: 'Zo liep het' } as const;
  const keep = async (on: Day) => {
    const { programme } = await current();
    copies.push({ version: programme.version, on, content: structuredClone(contentOf(await current())) });
  };
  for (let turn = 0; copies.length < changes; turn++) {
    if (turn > 2000) throw new Error('nothing more can be changed');
    const on = addDays(firstOn, Math.floor(copies.length / 3));
    const options = { at: `${on}T22:30:00.000Z`, snapshotEvery, slip };
    if (copies.length % 9 === 8) {
      const [last] = await findHistory(...actorOf(), { limit: 1 });
      const undone = await undoChange(...actorOf(), last!.id, { ...options, slip });
      if (undone?.status === 'saved') {
        kinds.add('undo');
        await keep(on);
        continue;
      }
    }
    const asked = randomChange(await current(), next, `willekeurig${turn}`);
    const parsed = asked && planChange.safeParse(asked);
    if (!parsed?.success) continue;
    if (turn % 5 === 0) await forget();
    const answer = await changePlan(...actorOf(), parsed.data, options);
    if (answer?.status !== 'saved') continue;
    kinds.add(parsed.data.kind);
    await keep(on);
    if (copies.length === 25) {
      const kept = await takeBaseline(...actorOf(), {
        name: 'Halverwege',
        reason: 'Zo spraken we het af.',
        adopt: true,
      });
      if (kept?.status !== 'saved') throw new Error(kept?.status);
      baselineId = kept.id;
    }
  }
  await forget();
}, 240_000);
afterAll(() => database.close());

describe('many changes of many kinds', () => {
  it('were saved, over several snapshots', async () => {
    expect(kinds.size).toBeGreaterThanOrEqual(18);
    const kept = await database.db.execute(
      sql`select version from plan_snapshot where programme_id = ${here.programmeId} order by version`,
    );
    expect(rowsOf(kept).length).toBeGreaterThanOrEqual(7);
  });

  it('the plan at each version is the plan that was saved then', async () => {
    for (const { version, content } of copies) {
      const plan = await planAtVersion(...actorOf(), version);
      expect(plan!.programme.version).toBe(version);
      expect(contentOf(plan!)).toEqual(content);
    }
  }, 120_000);

  it('the plan on a day is the last one saved that day, in Amsterdam', async () => {
    // 22:30 UTC in December is 23:30 in Amsterdam: still the same day.
    for (const on of new Set(copies.map((copy) => copy.on))) {
      const last = copies.filter((copy) => copy.on === on).at(-1)!;
      expect(await versionOn(...actorOf(), on)).toBe(last.version);
      expect(contentOf((await planOn(...actorOf(), on))!)).toEqual(last.content);
    }
    const long = addDays(copies.at(-1)!.on, 400);
    expect(contentOf((await planOn(...actorOf(), long))!)).toEqual(copies.at(-1)!.content);
  }, 120_000);

  it('before the first change there is no plan', async () => {
    const first = await firstSavedAt(...actorOf());
    expect(first).not.toBeNull();
    expect(await planOn(...actorOf(), day('2001-01-01'))).toBeNull();
    expect(await planAtMoment(...actorOf(), { kind: 'day', day: day('2001-01-01') })).toEqual({
      status: 'before_first',
    });
    expect(await planAtVersion(...actorOf(), copies.at(-1)!.version + 1)).toBeNull();
  });

  it('a baseline is the plan as it was when it was kept, and its milestones are promised', async () => {
    const kept = copies[24]!;
    expect(await getBaseline(...actorOf(), baselineId)).toMatchObject({
      ...{ name: 'Halverwege', version: kept.version, origin: 'person' },
      adopted: { reason: 'Zo spraken we het af.', current: true },
    });
    expect(contentOf((await planOfBaseline(...actorOf(), baselineId))!)).toEqual(kept.content);
    const moments = kept.content.items.filter((item) => ['milestone', 'gate'].includes(item.kind) && !item.retired);
    expect((await current()).promises).toEqual({
      ...{ baselineId, name: 'Halverwege' },
      days: Object.fromEntries(moments.map((item) => [item.id, item.start])),
    });
  });

  it('another one adopted takes its place, and both can be read', async () => {
    const taken = await takeBaseline(...actorOf(), { name: 'Einde', reason: 'Bijgesteld.' });
    if (taken?.status !== 'saved') throw new Error(taken?.status);
    expect(await takeBaseline(...actorOf(), { name: 'Einde', reason: 'Nog eens.' })).toEqual({ status: 'name_taken' });
    expect(await adoptBaseline(...actorOf(), taken.id, 'Besloten op 22 december.')).toEqual({ status: 'saved' });
    const adopted = (await findBaselines(...actorOf())).map(({ name, adopted }) => [name, adopted?.current]);
    expect(adopted.sort()).toEqual([
      ['Einde', true],
      ['Halverwege', false],
    ]);
    expect((await current()).promises!.name).toBe('Einde');
  });

  it('adopted a second time keeps both on record, and nobody else sees them', async () => {
    const again = await adoptBaseline(...actorOf(), baselineId, 'Toch weer terug.');
    expect(again).toEqual({ status: 'saved' });
    const rows = await findBaselines(...actorOf());
    expect(rows.find(({ name }) => name === 'Halverwege')).toMatchObject({
      adopted: { reason: 'Toch weer terug.', current: true },
      adoptedBefore: [{ reason: 'Zo spraken we het af.' }],
    });
    expect(rows.find(({ name }) => name === 'Einde')).toMatchObject({
      adopted: { reason: 'Besloten op 22 december.', current: false },
      adoptedBefore: [],
    });
    expect(await adoptBaseline(elsewhere.leader, here.programmeId, baselineId, 'x')).toBeNull();
  });
});

describe('history as it is told', () => {
  it('has a page of changes with names, and the next page goes on where it ended', async () => {
    const plan = await current();
    const first = await getHistoryPage(here.leader, plan, { limit: 10 });
    const second = await getHistoryPage(here.leader, plan, { limit: 10, before: first.next });
    const versions = [...first.entries, ...second.entries].map((entry) => entry.version);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, at) => plan.programme.version - at));
    expect(first.entries.every((entry) => entry.rows.length > 0)).toBe(true);
  });

  it('leaves no id to read, also not of what was taken away', async () => {
    const plan = await current();
    const { entries } = await getHistoryPage(here.leader, plan, { limit: 100 });
    const nameless = entries.flatMap((entry) => entry.rows).filter((row) => row.title === null);
    expect(nameless).toEqual([]);
    const text = JSON.stringify(entries.map((entry) => entry.rows.map((row) => [row.title, row.fields])));
    expect(text).not.toContain('"gone"');
  });

  it('of one item is only about that item, its links and criteria', async () => {
    const plan = await current();
    const touched = (await findHistory(...actorOf(), { kind: 'move_item', limit: 1 }))[0]!;
    const itemId = String(touched.change['itemId']);
    const told = await getItemHistory(here.leader, plan, itemId, 50);
    expect(told.map((entry) => entry.id)).toContain(touched.id);
    expect(told.every((entry) => entry.rows.length > 0)).toBe(true);
    const own = told.flatMap((entry) => entry.rows).filter((row) => row.collection === 'items');
    expect(new Set(own.map((row) => row.id))).toEqual(new Set([itemId]));
  });

  it('finds what the scheduler moved, with why', async () => {
    const plan = await current();
    const { entries } = await getHistoryPage(here.leader, plan, { source: 'scheduler', limit: 100 });
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) {
      const whole = await getToldEntry(here.leader, plan, entry.id);
      expect(whole!.rows.some((row) => row.cause !== null)).toBe(true);
    }
  });
});

describe('what was promised stands', () => {
  it.each(['plan_baseline', 'plan_snapshot', 'plan_adoption', 'plan_history'])('%s is never changed', async (table) => {
    const there = async () =>
      rowsOf<{ all: string }>(
        await database.db.execute(sql.raw(`select string_agg(t::text, '|' order by t::text) as all from ${table} t`)),
      )[0]!.all;
    const before = await there();
    expect(before).not.toBeNull();
    const set = sql.raw(`update ${table} set programme_id = programme_id`);
    await expect(database.db.execute(set)).rejects.toThrow();
    await expect(database.db.execute(sql.raw(`delete from ${table}`))).rejects.toThrow();
    expect(await there()).toBe(before);
  });

  it('another municipality sees none of it', async () => {
    const stranger = [elsewhere.leader, here.programmeId] as const;
    expect(await findBaselines(...stranger)).toEqual([]);
    expect(await getBaseline(...stranger, baselineId)).toBeNull();
    expect(await planOfBaseline(...stranger, baselineId)).toBeNull();
    expect(await planAtVersion(...stranger, 1)).toBeNull();
    expect(await planOn(...stranger, firstOn)).toBeNull();
    expect(await versionOn(...stranger, firstOn)).toBeNull();
    expect(await firstSavedAt(...stranger)).toBeNull();
    expect(await planAtMoment(...stranger, { kind: 'baseline', id: baselineId })).toBeNull();
    expect(await planAtMoment(...stranger, { kind: 'day', day: firstOn })).toBeNull();
    expect(await planAtMoment(...stranger, { kind: 'now' })).toBeNull();
    expect(await takeBaseline(...stranger, { name: 'x', reason: 'x' })).toBeNull();
    expect(await adoptBaseline(...stranger, baselineId, 'x')).toBeNull();
    const plan = await current();
    const [entry] = await findHistory(...actorOf(), { limit: 1 });
    expect(await getToldEntry(elsewhere.leader, plan, entry!.id)).toBeNull();
    expect((await getHistoryPage(elsewhere.leader, plan, { limit: 5 })).entries).toEqual([]);
    expect(await getItemHistory(elsewhere.leader, plan, plan.items[0]!.id, 5)).toEqual([]);
  });

  it('who only reads keeps and adopts nothing', async () => {
    const reader = { ...here.leader, role: 'reader' as const };
    expect(await takeBaseline(reader, here.programmeId, { name: 'y', reason: 'y' })).toEqual({ status: 'forbidden' });
    expect(await adoptBaseline(reader, here.programmeId, baselineId, 'y')).toEqual({ status: 'forbidden' });
  });
});
