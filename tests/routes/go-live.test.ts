// Moving go-live and choosing its day, called as Remix would: looked at before it is saved, refused in words, nobody else's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeBaseline } from '~/models/baseline.server';
import { findHistory } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import type { CandidateLine } from '~/ui/go-live/candidate-line.server';
import type { TooEarly } from '~/models/planning/go-live-candidates';
import type { GoLiveOutcome } from '~/models/planning/go-live-outcome';
import * as page from '~/routes/programmes.$programmeId.go-live';
import * as compare from '~/routes/programmes.$programmeId.go-live_.compare';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  cookie = await here.cookie('project_leader');
});
afterAll(() => database.close());

const at = (rest = '', today = '2026-01-14') => ({
  path: `/programmes/${here.programmeId}/go-live${rest}`,
  params: { programmeId: here.programmeId },
  today,
  cookie,
});
const goLive = async () => (await loadPlan(here.leader, here.programmeId))!.programme.goLive;

type Shown = {
  mayShift: boolean;
  outcome: GoLiveOutcome | null;
  warnings: object | null;
  ahead?: { consequences: { movedCount: number } | null; refusal: string | null; typed: Record<string, string> };
};
const shown = async (rest = '', today?: string, status = 200) => {
  const answer = await callLoader(page.loader, at(rest, today));
  expect(answer.status).toBe(status);
  return answer.data as Shown;
};

describe('the go-live page', () => {
  it('says what speaks against the day as planned', async () => {
    expect(await shown()).toMatchObject({
      mayShift: true,
      outcome: null,
      warnings: { title: expect.any(String), groups: expect.any(Array) },
    });
  });

  it('shows what another day would do, and writes nothing', async () => {
    const { ahead, outcome } = await shown('?goLive=2026-05-11');
    expect(outcome).toMatchObject({ was: '2026-04-13', goLive: '2026-05-11' });
    expect(outcome!.moved).toBe(ahead!.consequences!.movedCount);
    expect(outcome!.streams.every((row) => row.moved + row.stays + row.past > 0)).toBe(true);
    expect(await goLive()).toBe('2026-04-13');
  });

  it.each([
    ['?goLive=ooit', 'not_a_day'],
    ['?goLive=', 'required'],
  ])('says at the field what is wrong with %s', async (rest, reason) => {
    expect(await shown(rest, undefined, 400)).toMatchObject({ state: { errors: { goLive: reason } }, outcome: null });
  });

  it.each([
    ['?goLive=2026-01-14', 'De nieuwe livegang moet na vandaag ('],
    ['?goLive=2026-01-19', 'Zo vroeg kan niet'],
  ])('refuses %s with the reason', async (rest, refusal) => {
    const { ahead, outcome } = await shown(rest);
    expect(ahead).toMatchObject({ consequences: null, refusal: expect.stringContaining(refusal) });
    expect(outcome).toBeNull();
  });

  it('has nothing to move once go-live has been, and for who reads along', async () => {
    expect(await shown('?goLive=2026-05-11', '2026-04-13')).toMatchObject({ mayShift: false, outcome: null });
    const reader = await here.cookie('reader');
    const read = await callLoader(page.loader, { ...at('?goLive=2026-05-11'), cookie: reader });
    expect(read.data).toMatchObject({ mayShift: false, outcome: null });
  });
});

describe('saving', () => {
  it('asks to look first, asks why when a promise is broken, and saves with the reason', async () => {
    await takeBaseline(here.leader, here.programmeId, { name: 'Vastgesteld', reason: 'Besluit', adopt: true });
    const { ahead } = await shown('?goLive=2026-05-11');
    const look = await callAction(page.action, { ...at(), form: ahead!.typed });
    expect(look.data).toMatchObject({ consequences: { movedCount: ahead!.consequences!.movedCount } });
    const form = { ...ahead!.typed, confirmed: '1' };
    const why = await callAction(page.action, { ...at(), form });
    expect(why.status).toBe(400);
    expect(why.data).toMatchObject({ errors: { slipCode: 'choose', slipText: 'required' } });
    expect(await goLive()).toBe('2026-04-13');
    const slip = { slipCode: 'supplier', slipText: 'Koppeling komt later' };
    const saved = await callAction(page.action, { ...at(), form: { ...form, ...slip } });
    expect(saved.status).toBe(302);
    expect(saved.headers.get('location')).toMatch(/\/go-live\?changed=/);
    expect(await goLive()).toBe('2026-05-11');
    const [entry] = await findHistory(here.leader, here.programmeId);
    expect(entry).toMatchObject({ kind: 'shift_go_live', reason: 'Koppeling komt later' });
  });

  it('is refused with 409 and what was typed', async () => {
    const refused = await callAction(page.action, { ...at(), form: { goLive: '2026-01-19', confirmed: '1' } });
    expect(refused.status).toBe(409);
    expect(refused.data).toMatchObject({
      refusal: expect.stringContaining('Zo vroeg kan niet'),
      typed: { goLive: '2026-01-19' },
    });
    const mistyped = await callAction(page.action, { ...at(), form: { goLive: 'ooit' } });
    expect([mistyped.status, mistyped.data]).toMatchObject([400, { errors: { goLive: 'not_a_day' } }]);
  });
});

describe('comparing weeks', () => {
  type Compared = { rows: CandidateLine[]; tooEarly: TooEarly | null; weeks: object[]; order: string; goLive: string };
  const compared = async (rest: string, today?: string) => {
    const answer = await callLoader(compare.loader, at(`/compare${rest}`, today));
    expect(answer.status).toBe(200);
    return answer.data as Compared;
  };

  it('gives every week of the year, in the order that was asked', async () => {
    const { rows, weeks, order, tooEarly } = await compared('');
    expect([rows.length + tooEarly!.count, weeks.length, order]).toEqual([52, 52, 'week']);
    expect(tooEarly).toMatchObject({ from: '2026-01-19' });
    expect(rows[0]!.goLive >= tooEarly!.earliest).toBe(true);
    expect(rows.map((row) => row.refusal)).toEqual(rows.map(() => null));
    expect(rows.find((row) => row.goLive === '2026-04-20')!.periods).toContain('Koningsdag (ma 27 apr)');
    const best = await compared('?sort=verdict');
    expect(best.order).toBe('verdict');
    expect(best.rows.at(-1)!.verdict).toBe('unfit');
    expect((await compared('?sort=onzin')).order).toBe('week');
  });

  it('is empty once go-live has been', async () => {
    expect((await compared('', '2027-01-04')).rows).toEqual([]);
  });
});
