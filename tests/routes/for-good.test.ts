// What cannot be turned round is said in the history of the settings, with why; and what stands there is worded: a house style, a day in the Netherlands.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeAssessment } from '~/models/assessment-round.server';
import { createAssessment } from '~/models/assessment.server';
import { newId } from '~/models/id.server';
import { findOrganisationHistory, tellChange } from '~/models/organisation-history.server';
import { changeTheme } from '~/models/organisation-rules.server';
import { createPerson, editPerson } from '~/models/people.server';
import { erasePerson } from '~/models/person-erase.server';
import { type RespondentRole, respondentRoles } from '~/models/planning/assessment/questions';
import { day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import * as undo from '~/routes/settings.history.$changeId.undo';
import * as history from '~/routes/settings.history._index';
import * as file from '~/routes/settings.history.download';
import { ChangeList, type RecentChange } from '~/ui/settings/recent-changes';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-27');
let database: TestDatabase;
let here: Municipality;
let administrator: Actor;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  administrator = { ...here.leader, role: 'administrator' };
}, 120_000);
afterAll(() => database.close());

type Asked = { as?: Role; locale?: 'nl' | 'en' };

async function changes({ as = 'project_leader', locale = 'nl' }: Asked = {}): Promise<RecentChange[]> {
  const call = { path: '/settings/history', cookie: await here.cookie(as), today, locale };
  return ((await callLoader(history.loader as LoaderFunction, call)).data as { changes: RecentChange[] }).changes;
}
const markupOf = (change: RecentChange) =>
  renderToStaticMarkup(createElement(ChangeList, { changes: [change], mayChange: true }));

async function turn(changeId: string, { as = 'project_leader', locale = 'nl' }: Asked = {}) {
  const call = { path: '/', params: { changeId }, cookie: await here.cookie(as), today, locale, form: {} };
  return callAction(undo.action as ActionFunction, call);
}

async function aRound(title: string) {
  const links = Object.fromEntries(respondentRoles.map((role) => [role, 2])) as Record<RespondentRole, number>;
  const fields = { id: newId(), title, heldOn: day('2026-11-10'), form: 'full' as const, links };
  const made = await createAssessment(here.leader, here.programmeId, fields);
  if (made?.status !== 'saved') throw new Error(JSON.stringify(made));
  return made.roundId;
}

it('an assessment that was closed has no button that turns it round, and says why', async () => {
  const roundId = await aRound('Toets voor de gate');
  const [made] = await changes();
  expect(made).toMatchObject({ mayUndo: true, forGood: null });
  expect(await closeAssessment(here.leader, { programmeId: here.programmeId, roundId })).toEqual({ status: 'saved' });
  const [closed] = await changes();
  const why = 'Niet terug te draaien: een toets die gesloten is gaat niet meer open.';
  expect(closed).toMatchObject({ mayUndo: false, undone: false });
  expect(markupOf(closed!)).toContain(why);
  expect(markupOf(closed!)).not.toContain('<button');
  const [inEnglish] = await changes({ locale: 'en' });
  expect(markupOf(inEnglish!)).toContain('Cannot be undone: an assessment that was closed does not open again.');
  // Who asks all the same reads the same reason, and nothing is saved.
  const refused = await turn(closed!.id);
  expect(refused).toMatchObject({ status: 409, data: { refusal: expect.stringContaining(why) as string } });
  expect((await changes())[0]!.id).toBe(closed!.id);
});

it('nor has somebody who was made unrecognisable', async () => {
  const fields = { email: 'weg@hier.example', role: 'reader' as const, departmentIds: [], active: true };
  const made = await createPerson(administrator, { ...fields, name: 'Wilhelmina Weg' });
  if (made.status !== 'saved') throw new Error(made.status);
  const left = { ...fields, name: 'Wilhelmina Weg', active: false };
  expect(await editPerson(administrator, { id: made.id, fields: left })).toMatchObject({ status: 'saved' });
  expect(await erasePerson(administrator, made.id)).toMatchObject({ status: 'erased' });
  const [erased] = await changes({ as: 'administrator' });
  expect(erased).toMatchObject({ mayUndo: false, lines: [{ field: 'Onherkenbaar gemaakt op', was: '–' }] });
  expect(markupOf(erased!)).toContain('Niet terug te draaien: de naam en het adres zijn gewist.');
  expect(markupOf(erased!)).not.toContain('<button');
  const [inEnglish] = await changes({ as: 'administrator', locale: 'en' });
  expect(markupOf(inEnglish!)).toContain('Cannot be undone: the name and the address were erased.');
});

it('a house style is called by its name, and has a button for who chooses it', async () => {
  expect(await changeTheme(administrator, 'waterstad')).toEqual({ status: 'saved' });
  const [chosen] = await changes({ as: 'administrator' });
  expect(chosen).toMatchObject({ mayUndo: true, lines: [{ field: 'Huisstijl', is: 'Waterstad' }] });
  const [seen] = await changes();
  expect(seen).toMatchObject({ id: chosen!.id, mayUndo: false, forGood: null });
  expect((await turn(chosen!.id)).status).toBe(403);
});

it('the day on which an assessment was closed is that of the Netherlands', async () => {
  const roundId = await aRound('Toets in de avond');
  // Half past twelve at night here, half past ten the evening before by the clock of the world.
  const told = {
    collection: 'assessment_rounds',
    rowId: roundId,
    title: { nl: 'Toets in de avond', en: null },
  } as const;
  const moment = { before: { closedAt: null }, after: { closedAt: '2026-06-30 22:30:00+00' } };
  await tellChange(database.db, here.leader, { ...told, ...moment });
  const [closed] = await changes();
  expect(closed!.lines).toEqual([{ field: 'Gesloten op', was: '–', is: '1 jul 2026' }]);
  expect((await changes({ locale: 'en' }))[0]!.lines).toMatchObject([{ is: '1 Jul 2026' }]);
  const call = { path: '/settings/history/download', cookie: await here.cookie('project_leader'), today };
  const text = String((await callLoader(file.loader as LoaderFunction, call)).data);
  expect(text).toContain('Gesloten op');
  expect(text).toContain('1 jul 2026');
  expect(await findOrganisationHistory(here.leader, { collections: ['assessment_rounds'], limit: 1 })).toMatchObject([
    { after: { closedAt: '2026-06-30 22:30:00+00' } },
  ]);
});
