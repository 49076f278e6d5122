// A round of the assessment as a row of its own: another name or day, removed, turned round; two people at once; results worked out once.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeAssessment, editRound, removeRound } from '~/models/assessment-round.server';
import { answerAssessment } from '~/models/assessment-answer.server';
import { createAssessment, findAssessments, getAssessment } from '~/models/assessment.server';
import { type Db, rowsOf as foundRows } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { lockOrganisation } from '~/models/organisation.server';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { questionIds, type RespondentRole, respondentRoles } from '~/models/planning/assessment/questions';
import { day } from '~/models/planning/day';
import { editTeam, findTeams } from '~/models/team.server';
import * as page from '~/routes/programmes.$programmeId.assessment.$roundId._index';
import * as edit from '~/routes/programmes.$programmeId.assessment.$roundId.edit';
import * as prefill from '~/routes/programmes.$programmeId.assessment.$roundId.prefill.$question';
import * as advice from '~/routes/programmes.$programmeId.assessment.$roundId.recommendations.$recommendationId';
import * as remove from '~/routes/programmes.$programmeId.assessment.$roundId.remove';
import * as list from '~/routes/programmes.$programmeId.assessment._index';
import * as history from '~/routes/settings.history._index';
import * as undo from '~/routes/settings.history.$changeId.undo';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { found } from '../support/surveys';

const today = day('2026-11-16');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
  // What it has is known, so that data answer a question; by what it does, not by how it is called.
  const { id, position: _position, departmentName: _name, ...team } = (await findTeams(here.leader))[0]!;
  const fields = { ...team, key: 'ARCHIEF', role: 'records' as const, fteFormation: 4, runHoursMonth: 300 };
  await editTeam(here.leader, { id, fields });
}, 120_000);
afterAll(() => database.close());

const ask = (loader: unknown, params: Record<string, string> = {}) =>
  callLoader(loader as LoaderFunction, {
    ...{ path: '/', cookie, today },
    params: { programmeId: here.programmeId, ...params },
  });
const send = (action: unknown, params: Record<string, string>, form: Record<string, string>) =>
  callAction(action as ActionFunction, {
    ...{ path: '/', cookie, today, form },
    params: { programmeId: here.programmeId, ...params },
  });
const key = (roundId: string) => ({ programmeId: here.programmeId, roundId });
const changeIn = (answer: { headers: Headers }) =>
  new URL(answer.headers.get('location')!, 'http://x').searchParams.get('changed')!;

async function aRound(title = 'Toets') {
  const roles = Object.fromEntries(respondentRoles.map((role) => [role, 2])) as Record<RespondentRole, number>;
  const fields = { id: newId(), title, heldOn: day('2026-11-10'), form: 'full' as const, links: roles };
  const made = found(await createAssessment(here.leader, here.programmeId, fields));
  if (made.status !== 'saved') throw new Error(JSON.stringify(made));
  return { roundId: made.roundId, tokens: made.links.map(({ token }) => token) };
}
const everything = questionIds.map(() => 3);
const rowsOf = async (roundId: string) => ({
  links: await database.db
    .select({ id: t.assessmentLink.id, hash: t.assessmentLink.tokenHash })
    .from(t.assessmentLink)
    .where(eq(t.assessmentLink.roundId, roundId))
    .orderBy(t.assessmentLink.id),
  prefills: await database.db
    .select()
    .from(t.assessmentPrefill)
    .where(eq(t.assessmentPrefill.roundId, roundId))
    .orderBy(t.assessmentPrefill.question),
});

// The embedded database has one writer at a time: there nobody waits for another.
it.skipIf(process.env['TEST_DRIVER'] !== 'postgres')(
  'waits for who has the municipality before it takes its programme, so that nobody waits in a ring',
  async () => {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let made: ReturnType<typeof aRound> | undefined;
    // As a change of the calendar does: first the municipality, then its programmes.
    await database.db.transaction(async (tx) => {
      await lockOrganisation(tx as unknown as Db, here.organisationId);
      made = aRound('Tegelijk');
      made.catch(() => undefined);
      await expect
        .poll(async () => foundRows(await database.db.execute(waiting)).length, { timeout: 20_000 })
        .toBeGreaterThan(0);
      await tx.execute(sql`select 1 from programme where id = ${here.programmeId} for update nowait`);
    });
    expect(await getAssessment(here.leader, key((await made!).roundId))).toMatchObject({
      round: { title: 'Tegelijk' },
    });
  },
);

it('gets another name and day, which stands in the history and is turned round', async () => {
  const { roundId } = await aRound();
  const bad = await send(edit.action, { roundId }, { title: ' ', heldOn: 'ooit' });
  expect(bad).toMatchObject({ status: 400, data: { errors: { title: 'required', heldOn: 'not_a_day' } } });
  const saved = await send(edit.action, { roundId }, { title: 'Toets voor de gate', heldOn: '2026-11-12' });
  expect(saved.status).toBe(302);
  expect((await getAssessment(here.leader, key(roundId)))!.round).toMatchObject({
    ...{ title: 'Toets voor de gate', heldOn: '2026-11-12' },
  });
  const [entry] = await findOrganisationHistory(here.leader, { collections: ['assessment_rounds'] });
  expect(entry).toMatchObject({
    ...{ id: changeIn(saved), before: { title: 'Toets', heldOn: '2026-11-10' } },
    after: { title: 'Toets voor de gate', heldOn: '2026-11-12' },
  });
  const turned = await send(undo.action, { changeId: changeIn(saved) }, {});
  expect(turned.headers.get('location')).toContain(`/programmes/${here.programmeId}/assessment?changed=`);
  expect((await getAssessment(here.leader, key(roundId)))!.round.title).toBe('Toets');
});

it('two people who give it a name at the same time are told of each other; a name and a day go together', async () => {
  const { roundId } = await aRound();
  const { revision } = (await ask(edit.loader, { roundId })).data as { revision: number };
  const form = (title: string, heldOn = '2026-11-10') => ({ title, heldOn, version: String(revision) });
  expect((await send(edit.action, { roundId }, form('Van An'))).status).toBe(302);
  expect(await send(edit.action, { roundId }, form('Van Bo'))).toMatchObject({
    ...{ status: 409, data: { stale: [{ mine: 'Van Bo', theirs: 'Van An' }], typed: { title: 'Van Bo' } } },
  });
  expect((await send(edit.action, { roundId }, form('Toets', '2026-11-13'))).status).toBe(302);
  expect((await getAssessment(here.leader, key(roundId)))!.round).toMatchObject({
    ...{ title: 'Van An', heldOn: '2026-11-13' },
  });
});

it('goes as long as nobody answered, and comes back as it was: its addresses work again', async () => {
  const { roundId, tokens } = await aRound('Vergissing');
  const before = await rowsOf(roundId);
  expect(before.links).toHaveLength(14);
  expect((await ask(remove.loader, { roundId })).data).toMatchObject({ answered: false, advised: [] });
  const removed = await send(remove.action, { roundId }, {});
  expect(removed.status).toBe(302);
  expect(await getAssessment(here.leader, key(roundId))).toBeNull();
  expect(await answerAssessment(tokens[0]!, everything)).toBeNull();
  expect(JSON.stringify((await ask(list.loader)).data)).not.toContain('Vergissing');
  expect((await send(undo.action, { changeId: changeIn(removed) }, {})).status).toBe(302);
  expect(await rowsOf(roundId)).toEqual(before);
  expect(await answerAssessment(tokens[0]!, everything)).toEqual({ status: 'saved' });
});

it('stays once somebody answered or it led to a recommendation, and says so', async () => {
  const { roundId, tokens } = await aRound('Blijft');
  await answerAssessment(tokens[0]!, everything);
  expect((await ask(remove.loader, { roundId })).data).toMatchObject({ answered: true });
  expect(await send(remove.action, { roundId }, {})).toMatchObject({ status: 409 });
  const advised = await aRound('Met advies');
  const fields = { text: 'Huur in', owner: '', dueOn: '', state: 'open' };
  await send(advice.action, { roundId: advised.roundId, recommendationId: 'new' }, fields);
  expect((await ask(remove.loader, { roundId: advised.roundId })).data).toMatchObject({ advised: ['Huur in'] });
  expect(await send(remove.action, { roundId: advised.roundId }, {})).toMatchObject({ status: 409 });
  expect(await getAssessment(here.leader, key(roundId))).not.toBeNull();
});

it('is nobody else’s, and of who manages assessments', async () => {
  const { roundId } = await aRound();
  const naming = { title: 'Gekaapt', heldOn: today };
  const asked = { naming, seen: null };
  expect(await editRound(elsewhere.leader, key(roundId), asked)).toBeNull();
  expect(await removeRound(elsewhere.leader, key(roundId))).toBeNull();
  expect(await editRound(here.leader, { programmeId: elsewhere.programmeId, roundId }, asked)).toBeNull();
  const steering = { ...here.leader, role: 'steering' as const };
  expect(await editRound(steering, key(roundId), asked)).toEqual({ status: 'forbidden' });
  expect(await removeRound(steering, key(roundId))).toEqual({ status: 'forbidden' });
});

it('a recommendation that two people change keeps what both meant, or shows both', async () => {
  const { roundId } = await aRound();
  const fields = { text: 'Huur in', owner: '', dueOn: '2026-12-01', state: 'open' };
  await send(advice.action, { roundId, recommendationId: 'new' }, fields);
  const { recommendations } = (await ask(page.loader, { roundId })).data as { recommendations: { id: string }[] };
  const params = { roundId, recommendationId: recommendations[0]!.id };
  const { seen } = (await ask(advice.loader, params)).data as { seen: string };
  expect((await send(advice.action, params, { ...fields, seen, text: 'Huur twee in' })).status).toBe(302);
  const both = await send(advice.action, params, { ...fields, seen, text: 'Huur niet in' });
  expect(both).toMatchObject({ status: 409, data: { stale: [{ mine: 'Huur niet in', theirs: 'Huur twee in' }] } });
  // Another field goes through, and the text stays as it was set.
  expect((await send(advice.action, params, { ...fields, seen, dueOn: '2026-12-24' })).status).toBe(302);
  const now = async () => ((await ask(advice.loader, params)).data as { start: { text: string; dueOn: string } }).start;
  expect(await now()).toMatchObject({ text: 'Huur twee in', dueOn: '2026-12-24' });
  // Sent once more, having seen what it says now.
  const { typed } = both.data as { typed: Record<string, string> };
  expect((await send(advice.action, params, { ...typed, dueOn: '2026-12-24' })).status).toBe(302);
  expect((await now()).text).toBe('Huur niet in');
});

it('a level that two people fill in shows both', async () => {
  const { roundId } = await aRound();
  const { prefills } = found(await getAssessment(here.leader, key(roundId)));
  expect(prefills.length).toBeGreaterThan(0);
  const params = { roundId, question: prefills[0]!.question };
  const { seen } = (await ask(prefill.loader, params)).data as { seen: string };
  expect((await send(prefill.action, params, { level: '2', reason: 'Van An', seen })).status).toBe(302);
  const both = await send(prefill.action, params, { level: '4', reason: 'Van Bo', seen });
  expect(both).toMatchObject({
    ...{
      status: 409,
      data: {
        stale: [
          { mine: '4', theirs: '2' },
          { mine: 'Van Bo', theirs: 'Van An' },
        ],
      },
    },
  });
  // As data say, which is what its form was made from: what was said meanwhile stays.
  expect((await send(prefill.action, params, { reset: '1', seen })).status).toBe(302);
  const then = JSON.stringify({ level: '3', reason: 'Van Cas' });
  expect(await send(prefill.action, params, { reset: '1', seen: then })).toMatchObject({ status: 409 });
  const { typed } = both.data as { typed: Record<string, string> };
  expect((await send(prefill.action, params, typed)).status).toBe(302);
  const [row] = await database.db
    .select()
    .from(t.assessmentPrefill)
    .where(and(eq(t.assessmentPrefill.roundId, roundId), eq(t.assessmentPrefill.question, params.question)));
  expect(row).toMatchObject({ overruledLevel: 4, overruledReason: 'Van Bo' });
});

it('another level than data say stands in the history as it was and is, in words, and is turned round until the round is closed', async () => {
  const { roundId } = await aRound('Met gegevens');
  const [row] = (await getAssessment(here.leader, key(roundId)))!.prefills;
  const params = { roundId, question: row!.question };
  const newest = async () =>
    (await findOrganisationHistory(here.leader, { collections: ['assessment_rounds'], rowIds: [roundId] }))[0]!;
  const filled = async () => (await getAssessment(here.leader, key(roundId)))!.prefills[0]!.overruled;
  const turn = ({ id }: { id: string }) => send(undo.action, { changeId: id }, {});
  expect((await send(prefill.action, params, { level: '2', reason: 'Er is verlof.' })).status).toBe(302);
  const first = await newest();
  expect(first).toMatchObject({
    ...{ userName: 'project_leader van hier', title: { nl: 'Met gegevens' }, before: { [row!.question]: null } },
    after: { [row!.question]: { level: 2, reason: 'Er is verlof.' } },
  });
  // Sent again as it stands nothing changed, and nothing is told.
  expect((await send(prefill.action, params, { level: '2', reason: 'Er is verlof.' })).status).toBe(302);
  expect((await newest()).id).toBe(first.id);
  const page = (await callLoader(history.loader, { path: '/settings/history?part=assessment', cookie })).data;
  expect(JSON.stringify(page)).toContain(
    JSON.stringify({ field: 'Ander niveau bij P1', was: 'zoals de cijfers zeggen', is: '2: Er is verlof.' }),
  );
  expect((await send(prefill.action, params, { reset: '1' })).status).toBe(302);
  const reset = await newest();
  expect(reset).toMatchObject({ before: first.after, after: first.before });
  // What something else was said of since is not turned round.
  expect(await turn(first)).toMatchObject({ status: 409 });
  expect((await turn(reset)).status).toBe(302);
  expect(await filled()).toMatchObject({ level: 2, reason: 'Er is verlof.' });
  const turned = await newest();
  expect(turned).toMatchObject({ undoes: reset.id, before: reset.after, after: reset.before });
  await closeAssessment(here.leader, key(roundId));
  expect(await turn(turned)).toMatchObject({ status: 409 });
  expect(await filled()).toMatchObject({ level: 2 });
});

it('results of a closed round are worked out once, and those of an open one are followed', async () => {
  const { roundId, tokens } = await aRound('Gesloten');
  const of = async () => (await findAssessments(here.leader, here.programmeId)).find(({ id }) => id === roundId)!;
  expect((await of()).results).toBeNull();
  for (const token of tokens.slice(0, 9)) await answerAssessment(token, everything);
  expect((await of()).response.answers).not.toBe(0);
  await closeAssessment(here.leader, key(roundId));
  const first = await of();
  expect(first.results).not.toBeNull();
  // The same value: nothing was counted anew.
  expect((await of()).results).toBe(first.results);
  await send(edit.action, { roundId }, { title: 'Gesloten toets', heldOn: '2026-11-10' });
  expect(await of()).toMatchObject({ title: 'Gesloten toets' });
  expect(await findAssessments(elsewhere.leader, here.programmeId)).toEqual([]);
});
