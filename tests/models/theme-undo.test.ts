// A house style that was chosen is given back, and nothing else of the municipality is read anew or moved by it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programme } from '~/models/db/schema';
import { getOrganisation } from '~/models/organisation.server';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { changeTheme } from '~/models/organisation-rules.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { day } from '~/models/planning/day';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
});
afterAll(() => database.close());

const plans = () => database.db.select({ id: programme.id, version: programme.version }).from(programme);

it('is undone once, in the history, with the plans as they were', async () => {
  const admin = { ...here.leader, role: 'administrator' as const };
  const before = (await getOrganisation(admin))!.theme;
  expect(await changeTheme(admin, 'waterstad')).toEqual({ status: 'saved' });
  const then = await plans();
  const [change] = await findOrganisationHistory(admin, { collections: ['organisation'], limit: 1 });
  const undone = await undoOrganisationChange(admin, change!.id, day('2026-11-27'));
  expect(undone).toMatchObject({ answer: { status: 'saved' } });
  expect((await getOrganisation(admin))!.theme).toBe(before);
  expect(await plans()).toEqual(then);
  expect(await undoOrganisationChange(admin, change!.id, day('2026-11-27'))).toMatchObject({
    answer: { status: 'refused', reason: 'already_undone' },
  });
});
