// Gemeente Voorbeeldstad as the story tells it: departments, teams, slipped items, moved by whole weeks to today.
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { findBaselines, planOfBaseline } from '~/models/baseline.server';
import { loadDemoOnce, weeksToShift } from '~/models/demo.server';
import { findHistory, findMomentMoves } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import { comparisonOf } from '~/models/planning/compare';
import { addDays, type Day, day, weekday } from '~/models/planning/day';
import { milestoneTrend, reportsOf } from '~/models/planning/milestone-trend';
import { cutoverForecast } from '~/models/planning/cutover';
import { localOf } from '~/models/planning/minute';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { slipPareto } from '~/models/planning/slip';
import { findProgrammes } from '~/models/programme.server';
import { isEmbedded } from '~/models/storage.server';
import { findDemoPeople } from '~/models/user.server';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { demoDay } from '../support/template';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
beforeEach(() => useEnv({ DEMO: '1' }));
afterAll(async () => {
  useEnv(process.env);
  await database.close();
});

/** The demo that is there. */
async function theDemo(): Promise<{ actor: Actor; plan: Plan }> {
  const leader = (await findDemoPeople()).find((person) => person.role === 'project_leader')!;
  const actor: Actor = {
    userId: leader.id,
    organisationId: leader.organisationId,
    role: leader.role,
    departmentIds: [],
  };
  const [programme] = await findProgrammes(actor);
  return { actor, plan: (await loadPlan(actor, programme!.id))! };
}

const keyOf = (plan: Plan, id: string) => plan.items.find((item) => item.id === id)?.key;
function cutoverForecastOf(plan: Plan) {
  const { pointOfNoReturn: turning, ...forecast } = cutoverForecast(plan.cutoverTasks, plan.cutoverTasks[0]!.start);
  return { ...forecast, turning };
}

const keyed = (plan: Plan, key: string) => plan.items.find((item) => item.key === key)!;

describe('the demo municipality', () => {
  it('is as the story tells it on the day it was written for', async () => {
    const today = demoDay;
    const { actor, plan } = await theDemo();
    expect(plan.programme.goLive).toBe('2026-04-13');
    expect(plan.departments).toHaveLength(12);
    expect(plan.capacity.teams).toHaveLength(12);
    // Those of the blueprint, the condition of GO4, and what recalibrating the calendar added and gave up.
    expect(plan.items).toHaveLength(114 + 3);
    expect((await findDemoPeople()).map((person) => person.role).sort()).toHaveLength(17);
    // Slipped: first day of the new first week, last day before the new last week (weeks from go-live).
    const weeks: Record<string, [number, number]> = {
      'DIV-09': [12, 38],
      'DIV-10': [38, 64],
      'PRO-06': [16, 37],
      'KOP-04': [18, 40],
      'EDV-04': [23, 37],
      'OPL-10': [14, 40],
      'STU-06': [20, 36],
      'DIV-11': [38, 54],
    };
    for (const [key, [from, until]] of Object.entries(weeks)) {
      const item = keyed(plan, key);
      const monday = addDays(plan.programme.goLive, from * 7);
      const end = addDays(plan.programme.goLive, until * 7);
      expect([key, item.start >= monday && item.start < addDays(monday, 5)]).toEqual([key, true]);
      expect([key, item.until <= end && item.until > addDays(end, -7)]).toEqual([key, true]);
    }
    expect(keyed(plan, 'DIV-07').progress).toBe('done');
    expect(keyed(plan, 'DIV-09').progress).toBe('started');
    expect(keyed(plan, 'MS17')).toMatchObject({ start: '2027-01-04', progress: 'planned' });
    expect(
      plan.items.filter((item) => item.progress !== 'done' && item.until < today && item.mode === 'automatic'),
    ).toEqual([]);
    // The weekend of going live, as it went: opened nineteen minutes late, no way back since Sunday afternoon.
    const { lines, turning, expectedFinish, plannedFinish } = cutoverForecastOf(plan);
    expect(lines).toHaveLength(20);
    expect(lines.every((line) => line.state === 'done')).toBe(true);
    const opening = lines.find((line) => line.task.title.nl.startsWith('Open: alle'))!;
    expect([localOf(opening.from), opening.late]).toEqual([{ day: '2026-04-13', time: '08:19' }, 19]);
    expect(localOf(turning!.expected)).toEqual({ day: '2026-04-12', time: '15:00' });
    expect(expectedFinish! - plannedFinish!).toBe(10);
    // nobody started before what it waited for was done
    const doneAt = new Map(plan.cutoverTasks.map((task) => [task.id, task.doneAt!]));
    for (const task of plan.cutoverTasks) {
      for (const id of task.after) expect(doneAt.get(id)!).toBeLessThanOrEqual(task.startedAt!);
    }
    const history = await findHistory(actor, plan.programme.id, { itemId: keyed(plan, 'DIV-09').id });
    expect(history.find((entry) => entry.kind === 'move_item')?.reason).toContain('archivaris');
    expect(history.every((entry) => entry.at.slice(0, 10) <= today)).toBe(true);
    // Three promised milestones slipped, each for its own reason: what the trend and the reasons for slips tell.
    const moves = await findMomentMoves(actor, plan.programme.id);
    const pareto = slipPareto(
      moves.flatMap(({ reasonCode, moments }) => (reasonCode ? [{ code: reasonCode, moments }] : [])),
    );
    expect(pareto.map((row) => [row.code, row.moves])).toEqual([
      ['decision_late', 1],
      ['quality', 1],
      ['capacity', 1],
    ]);
    const entries = moves.map((entry) => ({ ...entry, on: entry.at.slice(0, 10) as Day }));
    const trend = milestoneTrend(plan, entries, reportsOf(entries[0]!.on, [], today));
    const slipped = trend.filter((line) => line.moves > 0).map((line) => [keyOf(plan, line.itemId), line.slip > 0]);
    expect(slipped.sort()).toEqual([
      ['MS17', true],
      ['MS18', true],
      ['MS19', true],
    ]);
  });

  it('has its decisions on record, each with the plan of that moment, and the condition of GO4 as an item', async () => {
    const { actor, plan } = await theDemo();
    const records = await findHistory(actor, plan.programme.id, { kind: 'decide_gate', limit: 50 });
    const passed = plan.items.filter((item) => item.kind === 'gate' && item.progress === 'done');
    expect(passed.length).toBeGreaterThan(6);
    expect(plan.decisions.map((row) => row.itemId).sort()).toEqual(passed.map((item) => item.id).sort());
    const baselines = await findBaselines(actor, plan.programme.id);
    for (const { version, change } of records) {
      const kept = baselines.filter((row) => row.gateId === change['itemId']);
      expect(kept.map((row) => [row.origin, row.version])).toEqual([['gate', version]]);
    }
    expect(records).toHaveLength(passed.length);
    const gate = keyed(plan, 'MS11');
    expect(plan.decisions.filter((row) => row.outcome === 'conditional').map((row) => row.itemId)).toEqual([gate.id]);
    const conditions = plan.items.filter((item) => item.conditionOf === gate.id);
    expect(conditions).toMatchObject([{ progress: 'done', title: { en: expect.stringContaining('85%') } }]);
    expect(conditions[0]!.start > gate.start && conditions[0]!.start < plan.programme.goLive).toBe(true);
  });

  it('adopted v1 after a first version that differed: added, given up and later', async () => {
    const { actor, plan } = await theDemo();
    const adopted = (await findBaselines(actor, plan.programme.id)).filter((row) => row.adopted !== null);
    expect(adopted.map((row) => [row.adopted!.current, /v[01]/.exec(row.name)![0]])).toEqual([
      [true, 'v1'],
      [false, 'v0'],
    ]);
    const [v1, v0] = await Promise.all(adopted.map(({ id }) => planOfBaseline(actor, plan.programme.id, id)));
    const { items } = comparisonOf(v0!, v1!);
    const titles = (what: string) => items.filter((row) => row.what === what).map((row) => row.title.nl);
    expect(titles('added').sort()).toEqual([
      'Bevestig dat ten minste 85% van de gebruikers is opgeleid',
      'Inloopspreekuur per afdeling',
    ]);
    expect(titles('removed')).toEqual(['Terugkomdag voor alle gebruikers']);
    const later = items.filter((row) => row.what === 'changed' && row.start > 0).map((row) => keyOf(plan, row.id));
    expect(later).toEqual(expect.arrayContaining(['KCC-03', 'EDV-11']));
  });

  it('has the calendar of its region and the facts that everybody shares', async () => {
    const { plan } = await theDemo();
    const { exceptions } = plan.calendar;
    expect(exceptions.some((row) => row.sort === 'school_holiday' && row.from === '2026-07-18')).toBe(true);
    expect(exceptions.some((row) => row.region !== null && row.region !== 'midden')).toBe(false);
    expect(
      exceptions.some((row) => row.sort === 'election' && row.from <= '2027-03-17' && row.until > '2027-03-17'),
    ).toBe(true);
    expect(
      exceptions.some((row) => row.kind === 'freeze' && row.from <= '2026-12-20' && row.until > '2026-12-20'),
    ).toBe(true);
  });

  it('is loaded once', async () => {
    expect(await loadDemoOnce(addDays(demoDay, 7))).toBe(false);
  });
});

it('lets everybody be anybody on the embedded database or with DEMO=1 alone, and nobody who has a way in of their own', async () => {
  const { actor } = await theDemo();
  const people = await findDemoPeople();
  useEnv({});
  expect(await findDemoPeople()).toHaveLength(isEmbedded() ? people.length : 0);
  useEnv({ DEMO: '1' });
  const { organisationId } = actor;
  await database.db.insert(t.localAccount).values({ userId: people[0]!.id, organisationId, login: 'een@hier.example' });
  const identity = { issuer: 'https://login.example', subject: 's', organisationId, userId: people[1]!.id };
  await database.db.insert(t.identity).values(identity);
  const left = (await findDemoPeople()).map(({ id }) => id);
  expect(left).toEqual(people.map(({ id }) => id).filter((id) => id !== people[0]!.id && id !== people[1]!.id));
});

// Making a demo takes long: one day on either database.
const otherDay = { pglite: day('2027-03-03'), postgres: day('2028-02-29') };
it('moves by whole weeks, so that go-live stays a Monday', async () => {
  const today = otherDay[inject('template').driver];
  const other = await testDatabase();
  try {
    expect(await loadDemoOnce(today, other.db)).toBe(true);
    const { plan } = await theDemo();
    expect(weekday(plan.programme.goLive)).toBe(1);
    expect(plan.programme.goLive).toBe(addDays(day('2026-04-13'), weeksToShift(demoDay, today) * 7));
    expect(keyed(plan, 'DIV-09').progress).toBe('started');
  } finally {
    await other.close();
  }
});
