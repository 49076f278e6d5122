// Go-live on another day is looked at and never written, and what speaks against a day is only told to its own municipality.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { findCandidates, findGoLiveWarnings, lookAtGoLive } from '~/models/go-live.server';
import { newId } from '~/models/id.server';
import { raiseRevision } from '~/models/organisation.server';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const on = day('2026-01-14');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  // A freeze of their own, of which the other municipality knows nothing; and one of theirs.
  for (const [{ organisationId }, label] of [
    [here, 'Hier stil'],
    [elsewhere, 'Elders stil'],
  ] as const) {
    const period = { fromDay: '2026-04-06', untilDay: '2026-05-16', label };
    await database.db
      .insert(t.calendarException)
      .values({ id: newId(), organisationId, kind: 'freeze', sort: 'freeze', ...period });
    await raiseRevision(database.db, organisationId);
  }
});
afterAll(() => database.close());

const version = async () => (await loadPlan(here.leader, here.programmeId))!.programme.version;

describe('another day', () => {
  it('is looked at with the warnings of the municipality, and nothing is written', async () => {
    const before = await version();
    const outcome = await lookAtGoLive(here.leader, here.programmeId, { goLive: day('2026-05-11'), on });
    expect(outcome).toMatchObject({ was: '2026-04-13', goLive: '2026-05-11' });
    expect(outcome!.moved).toBeGreaterThan(50);
    expect(outcome!.warnings.goLive.filter((warning) => warning.rule === 'freeze')).toMatchObject([
      { period: { label: { nl: 'Hier stil' } } },
    ]);
    expect(await version()).toBe(before);
  });

  it('that a rule refuses has no outcome', async () => {
    expect(await lookAtGoLive(here.leader, here.programmeId, { goLive: on, on })).toBeNull();
  });
});

describe('the day as planned', () => {
  it('is warned about with the school region of the municipality', async () => {
    const rules = async () =>
      (await findGoLiveWarnings(here.leader, here.programmeId))!.goLive.map((warning) => warning.rule);
    expect(await rules()).toEqual(expect.arrayContaining(['coalition', 'freeze']));
    const holidays = { fromDay: '2026-04-18', untilDay: '2026-05-18', label: 'Lange vakantie', region: 'noord' };
    await database.db.insert(t.calendarException).values({
      ...{ id: newId(), organisationId: here.organisationId, kind: 'neutral', sort: 'school_holiday', ...holidays },
    });
    await raiseRevision(database.db, here.organisationId);
    expect(await rules()).toContain('aftercare_in_holidays');
    const own = eq(t.organisation.id, here.organisationId);
    await database.db.update(t.organisation).set({ schoolRegion: 'zuid' }).where(own);
    await raiseRevision(database.db, here.organisationId);
    expect(await rules()).not.toContain('aftercare_in_holidays');
  });
});

describe('every week of the coming year', () => {
  it('is tried on the plan, with the periods of the municipality', async () => {
    const { rows } = (await findCandidates(here.leader, here.programmeId, on))!;
    expect(rows).toHaveLength(52);
    const labels = new Set(rows.flatMap((row) => row.periods.map(({ label }) => label.nl)));
    expect(labels).toContain('Hier stil');
    expect(labels).not.toContain('Elders stil');
    expect(rows.filter((row) => row.planned)).toMatchObject([{ goLive: '2026-04-13', weeks: 0, refusal: null }]);
  });
});

it('none of it is told to another municipality', async () => {
  const stranger = [elsewhere.leader, here.programmeId] as const;
  expect(await lookAtGoLive(...stranger, { goLive: day('2026-05-11'), on })).toBeNull();
  expect(await findGoLiveWarnings(...stranger)).toBeNull();
  expect(await findCandidates(...stranger, on)).toBeNull();
});
