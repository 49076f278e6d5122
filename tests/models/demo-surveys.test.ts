// The demo's surveys tell what its figures tell: the same means, the same barriers, the same few who hide.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadAdoption } from '~/models/adoption.server';
import * as t from '~/models/db/schema';
import { loadDemoOnce } from '~/models/demo.server';
import { periodAt } from '~/models/planning/adoption/period';
import type { UnitResult } from '~/models/planning/adoption/survey';
import { metricOfSurvey } from '~/models/planning/adoption/survey-statements';
import { day } from '~/models/planning/day';
import { findRounds, getRound } from '~/models/survey.server';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { found } from '../support/surveys';

const today = day('2026-11-22');
let database: TestDatabase;
let demo: Demo;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
}, 60_000);
afterAll(() => database.close());

const rounds = () => findRounds(demo.actor, demo.programmeId, today);
async function unitsOf(roundId: string): Promise<UnitResult[]> {
  const view = await getRound(demo.actor, { programmeId: demo.programmeId, roundId }, today);
  return found(found(view).results.at(-1)).units;
}
const rounded = (value: number) => Math.round(value * 10) / 10;

describe('the closed rounds', () => {
  it('are four of acceptance and one of ADKAR; figures of them were delivered once, with all others', async () => {
    const closed = (await rounds()).filter(({ state }) => state === 'closed');
    expect(closed.map(({ kind }) => kind).sort()).toEqual([...Array<string>(4).fill('acceptance'), 'adkar']);
    expect(closed.every(({ settled }) => settled)).toBe(true);
    const batches = await database.db.select().from(t.figureBatch);
    expect(batches.map(({ source }) => source)).toEqual(['seed']);
  });

  it('have the levels and numbers of the figures of their quarter, and hide the same departments', async () => {
    const { series } = await loadAdoption(demo.actor, demo.programmeId, { metrics: ['M13', 'M14'] });
    let compared = 0;
    for (const round of (await rounds()).filter(({ state }) => state === 'closed')) {
      const { start } = periodAt('quarter', round.lastDay);
      for (const { departmentId, of, profile } of await unitsOf(round.id)) {
        if (of !== 'own') continue;
        const points = series.find(
          (one) =>
            one.metricKey === metricOfSurvey[round.kind] && one.departmentId === departmentId && one.of === 'own',
        );
        const point = found(points?.points.find((one) => one.start === start));
        expect([round.name, point.hidden]).toEqual([round.name, profile === null]);
        if (!profile) continue;
        expect([rounded(profile.level!.mean), profile.level!.n]).toEqual([
          rounded(point.level!),
          point.figure!.denominator,
        ]);
        compared++;
      }
    }
    expect(compared).toBe(4 * 12 - 2 + 5);
  });

  it('of ADKAR have the elements and the barriers of the story', async () => {
    const round = found((await rounds()).find(({ kind }) => kind === 'adkar'));
    const keys = new Map((await database.db.select().from(t.department)).map(({ id, key }) => [id, key]));
    const told = (await unitsOf(round.id)).flatMap(({ departmentId, of, profile }) =>
      of === 'own'
        ? [[keys.get(departmentId!), profile!.elements.map(({ score }) => rounded(score!.mean)), profile!.barrier]]
        : [],
    );
    expect(told).toEqual([
      ['BZ', [3.8, 3.5, 3.2, 3, 3.1], 'ability'],
      ['VTH', [4.1, 4, 4, 3.9, 3.6], null],
      ['RO', [3.2, 2.9, 3.1, 2.8, 2.5], 'desire'],
      ['SD', [3.4, 2.8, 3.3, 2.9, 2.6], 'desire'],
      ['IV', [4.2, 3.3, 4, 3.6, 2.9], 'reinforcement'],
    ]);
  });
});

it('the open round can be answered today; of two departments it only says that few did', async () => {
  const open = found((await rounds()).find(({ state }) => state === 'open'));
  const view = found(await getRound(demo.actor, { programmeId: demo.programmeId, roundId: open.id }, today));
  expect(view.links).toHaveLength(5);
  expect(view.responses.filter(({ few }) => few)).toHaveLength(2);
});

// Go-live moves with today; two rounds may then be held in one quarter. Making a demo takes long: half of them on either database.
const starts = { pglite: ['2026-12-31', '2027-03-15'], postgres: ['2027-02-01', '2027-05-10'] };
it.each(starts[inject('template').driver])('a fresh start on %s works', async (on) => {
  const other = await testDatabase();
  try {
    expect(await loadDemoOnce(day(on), other.db)).toBe(true);
    expect(await other.db.select().from(t.surveyRound)).toHaveLength(6);
  } finally {
    await other.close();
  }
});
