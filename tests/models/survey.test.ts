// Surveys in the database: asked, answered without a person or a moment, closed once, and figures of what may be seen.
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { getSurvey, answerSurvey } from '~/models/survey-answer.server';
import { closeRound, createRound, editRound, findRounds, getRound } from '~/models/survey.server';
import { lateIn } from '~/figure-overview.server';
import { removeDepartment } from '~/models/department.server';
import { acceptFigures } from '~/models/figure.server';
import { getMetric } from '~/models/metric.server';
import { findOrganisationHistory, getOrganisationEntry } from '~/models/organisation-history.server';
import { getOrganisation } from '~/models/organisation.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { readPeriod } from '~/models/planning/adoption/period';
import type { RoundFields } from '~/models/planning/adoption/survey-round';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { changesInWords } from '~/recent-changes.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { departmentFigures, found, measureAnswers } from '../support/surveys';

const today = day('2026-11-16');
const later = day('2026-11-21');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  await measureAnswers(database, here);
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(t.surveyRound);
  await database.db.delete(t.figure);
});

const id = (key: string) => here.departmentIds[key]!;
const fields = (more: Partial<RoundFields> = {}, ...keys: string[]): RoundFields => ({
  ...{ kind: 'acceptance', name: 'Acceptatie november', opensOn: day('2026-11-09'), lastDay: day('2026-11-20') },
  departments: (keys.length > 0 ? keys : ['BZ', 'VTH', 'RO']).map((key) => ({ departmentId: id(key), invited: 30 })),
  ...more,
});
async function asked(of: RoundFields = fields()): Promise<string> {
  const answer = await createRound(here.leader, here.programmeId, of, today);
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.id;
}
const place = (roundId: string) => ({ programmeId: here.programmeId, roundId });
const view = async (roundId: string, on = today, actor: Actor = here.leader) =>
  found(await getRound(actor, place(roundId), on));
const tokenOf = async (roundId: string, key: string) =>
  found((await view(roundId)).links.find(({ departmentId }) => departmentId === id(key))).token;
async function answers(roundId: string, key: string, count: number, scores = [4, 4, 4, 4, 4, 4]) {
  const token = await tokenOf(roundId, key);
  for (let one = 0; one < count; one++)
    expect(await answerSurvey(token, scores, today)).toMatchObject({ status: 'saved' });
}
const shown = async (roundId: string, on = later, actor: Actor = here.leader) =>
  Object.fromEntries(
    found((await view(roundId, on, actor)).results.at(-1)).units.map(({ departmentId, profile }) => [
      Object.entries(here.departmentIds).find(([, one]) => one === departmentId)?.[0] ?? 'all',
      profile?.level ?? null,
    ]),
  );
const figures = (metric = 'M13') => departmentFigures(here, metric);

describe('a round', () => {
  it('has a link per department that cannot be guessed, and is found with its response', async () => {
    const roundId = await asked();
    const { links, round, answered, results } = await view(roundId);
    expect(round).toMatchObject({ name: 'Acceptatie november', kind: 'acceptance', state: 'open', settled: false });
    expect([links.length, new Set(links.map(({ token }) => token)).size]).toEqual([3, 3]);
    // Long enough to be left out of the log of requests.
    for (const { token } of links) expect(token).toMatch(/^[0-9a-z]{32}$/);
    expect([answered, results]).toEqual([false, []]);
    const [row] = await findRounds(here.leader, here.programmeId, today);
    expect(row).toMatchObject({ id: roundId, response: { invited: 90, answers: null, few: true } });
  });

  it.each([
    ['of nobody', { departments: [] }, 'departments'],
    ['that is over', { lastDay: day('2026-11-15') }, 'lastDay'],
    ['without a name', { name: ' ' }, 'name'],
  ])('%s is refused', async (_what, more, field) => {
    const answer = await createRound(here.leader, here.programmeId, fields(more), today);
    expect(answer).toMatchObject({ status: 'refused', field });
    expect(await findRounds(here.leader, here.programmeId, today)).toEqual([]);
  });

  it('of another municipality’s department is refused', async () => {
    const departments = [{ departmentId: elsewhere.departmentIds['BZ']!, invited: 5 }];
    const answer = await createRound(here.leader, here.programmeId, fields({ departments }), today);
    expect(answer).toMatchObject({ status: 'refused', field: 'departments', why: 'survey_department_gone' });
  });

  it('may be changed in all as long as nobody answered; links keep their address', async () => {
    const roundId = await asked();
    const token = await tokenOf(roundId, 'VTH');
    const more = fields({ kind: 'pressure', name: 'Pols', lastDay: day('2026-11-18') }, 'VTH', 'KCC');
    expect(await editRound(here.leader, place(roundId), { edit: more, seen: null }, today)).toMatchObject({
      status: 'saved',
    });
    const { round, links } = await view(roundId);
    expect(round).toMatchObject({ kind: 'pressure', name: 'Pols', lastDay: '2026-11-18' });
    expect(links.map(({ departmentId }) => departmentId).sort()).toEqual([id('VTH'), id('KCC')].sort());
    expect(await tokenOf(roundId, 'VTH')).toBe(token);
  });

  it('keeps what was asked once somebody answered; its name and a later last day may change', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 1);
    const all = fields({ kind: 'pressure', name: 'Anders', lastDay: day('2026-11-25') }, 'KCC');
    expect(await editRound(here.leader, place(roundId), { edit: all, seen: null }, today)).toMatchObject({
      status: 'refused',
      why: 'survey_answered',
    });
    const some = { name: 'Anders', lastDay: day('2026-11-25') };
    expect(await editRound(here.leader, place(roundId), { edit: some, seen: null }, today)).toMatchObject({
      status: 'saved',
    });
    const { round, links } = await view(roundId);
    expect(round).toMatchObject({ kind: 'acceptance', name: 'Anders', lastDay: '2026-11-25' });
    expect(links).toHaveLength(3);
    const earlier = { name: 'Anders', lastDay: day('2026-11-24') };
    expect(await editRound(here.leader, place(roundId), { edit: earlier, seen: null }, today)).toMatchObject({
      ...{ status: 'refused', field: 'lastDay', why: 'survey_earlier' },
    });
  });

  it('stands in the history as it was and as it became, and what was changed is turned round', async () => {
    const roundId = await asked();
    const more = fields({ name: 'Acceptatie december', lastDay: day('2026-12-04') }, 'VTH', 'KCC');
    const saved = await editRound(here.leader, place(roundId), { edit: more, seen: null }, today);
    const { changeId } = saved as { changeId: string };
    const entry = found(await getOrganisationEntry(here.leader, changeId));
    const people = (...keys: string[]) =>
      keys.map((key) => ({ departmentId: id(key), invited: 30 })).sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1)); // prettier-ignore
    expect(entry).toMatchObject({
      ...{ collection: 'survey_rounds', rowId: roundId, userName: expect.any(String) as string },
      before: { name: 'Acceptatie november', lastDay: '2026-11-20', departments: people('BZ', 'VTH', 'RO') },
      after: { name: 'Acceptatie december', lastDay: '2026-12-04', departments: people('VTH', 'KCC') },
    });
    expect(Object.keys(entry.after!).sort()).toEqual(['departments', 'lastDay', 'name']);
    // A head sees on the page of the survey what is theirs, and reads here nothing of what others were asked.
    const head: Actor = { ...here.leader, role: 'department_head', departmentIds: [id('VTH')] };
    expect(await getOrganisationEntry(head, changeId)).toBeNull();
    expect(await getOrganisationEntry({ ...head, role: 'steering', departmentIds: [] }, changeId)).not.toBeNull();
    // Saved as it stands: nothing to tell.
    const again = await editRound(here.leader, place(roundId), { edit: more, seen: null }, today);
    expect(again).toMatchObject({ status: 'saved', changeId: null });
    const undo = () => undoOrganisationChange(here.leader, changeId, today);
    // What somebody answered to stays what they were asked.
    await answers(roundId, 'VTH', 1);
    expect(await undo()).toMatchObject({ answer: { status: 'refused', reason: 'survey', why: 'survey_answered' } });
    await database.db.delete(t.surveyAnswer);
    expect(await undo()).toMatchObject({ answer: { status: 'saved' } });
    const { round, links } = await view(roundId);
    expect(round).toMatchObject({ name: 'Acceptatie november', lastDay: '2026-11-20' });
    expect(links.map(({ departmentId }) => departmentId).sort()).toEqual(['BZ', 'VTH', 'RO'].map(id).sort());
    expect(await undo()).toMatchObject({ answer: { status: 'refused', reason: 'already_undone' } });
  });

  it('of which somebody else changed the name meanwhile is not saved over it', async () => {
    const roundId = await asked();
    const seen = found(await getOrganisation(here.leader)).revision;
    const named = (name: string) => ({ edit: { name, lastDay: day('2026-11-20') }, seen });
    expect(await editRound(here.leader, place(roundId), named('De een'), today)).toMatchObject({ status: 'saved' });
    expect(await editRound(here.leader, place(roundId), named('De ander'), today)).toMatchObject({
      ...{ status: 'stale', fields: [{ field: 'name', mine: 'De ander', theirs: 'De een' }] },
    });
    const later = { edit: { name: 'De ander', lastDay: day('2026-11-27') }, seen: null };
    expect(await editRound(here.leader, place(roundId), later, today)).toMatchObject({ status: 'saved' });
  });

  it('keeps a department that it asked from being removed, and is named there', async () => {
    const roundId = await asked();
    const refused = await removeDepartment(here.leader, id('RO'));
    expect(refused).toMatchObject({
      ...{ status: 'refused', reason: 'in_use' },
      usage: { surveys: [{ id: roundId, programmeId: here.programmeId, title: { nl: 'Acceptatie november' } }] },
    });
  });

  it('that is over cannot be opened again by a later last day', async () => {
    const roundId = await asked();
    const more = fields({ lastDay: day('2026-12-31') });
    expect(await editRound(here.leader, place(roundId), { edit: more, seen: null }, later)).toEqual({
      status: 'closed',
    });
  });
});

describe('an answer', () => {
  it('is kept as scores of a department: no column, no moment and no number ties it to a person', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 2, [5, 4, 3, 2, 1, 0]);
    const rows = await database.db.select().from(t.surveyAnswer);
    expect(rows.map(({ scores }) => scores)).toEqual([
      [5, 4, 3, 2, 1, 0],
      [5, 4, 3, 2, 1, 0],
    ]);
    const columns = rowsOf<{ column_name: string }>(
      await database.db.execute(
        sql`select column_name from information_schema.columns where table_name = 'survey_answer'`,
      ),
    );
    expect(columns.map((row) => row.column_name).sort()).toEqual(
      ['department_id', 'id', 'organisation_id', 'programme_id', 'round_id', 'scores'].sort(),
    );
  });

  it('writes nothing anywhere else', async () => {
    const roundId = await asked();
    const count = async () => {
      const tables = rowsOf<{ name: string }>(
        await database.db.execute(
          sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
        ),
      );
      const counts: [string, number][] = [];
      for (const { name } of tables) {
        const rows = await database.db.execute(sql`select count(*)::int as n from ${sql.identifier(name)}`);
        counts.push([name, rowsOf<{ n: number }>(rows)[0]!.n]);
      }
      return counts;
    };
    const token = await tokenOf(roundId, 'BZ');
    const before = await count();
    await answerSurvey(token, [1, 2, 3, 4, 5, 0], today);
    const differing = (await count()).filter(([, n], at) => before[at]![1] !== n);
    expect(differing.map(([name]) => name)).toEqual(['survey_answer']);
  });

  it('lies in the table in the order of its random id once the round is closed', async () => {
    const roundId = await asked();
    for (const score of [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) await answers(roundId, 'BZ', 1, [score, 3, 3, 3, 3, 3]);
    await closeRound(here.leader, place(roundId), today);
    const rows = rowsOf<{ id: string }>(await database.db.execute(sql`select id from survey_answer order by ctid`));
    expect(rows).toHaveLength(10);
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort());
    const made = rowsOf<{ xmin: string }>(
      await database.db.execute(sql`select distinct xmin::text as xmin from survey_answer`),
    );
    expect(made).toHaveLength(1);
  });

  it.each([
    ['nothing at all', [0, 0, 0, 0, 0, 0]],
    ['six points', [6, 1, 1, 1, 1, 1]],
    ['too few scores', [1, 1, 1]],
  ])('of %s is refused', async (_what, scores) => {
    const roundId = await asked();
    expect(await answerSurvey(await tokenOf(roundId, 'BZ'), scores, today)).toEqual({ status: 'refused' });
    expect(await database.db.select().from(t.surveyAnswer)).toEqual([]);
  });

  it('before the first day, after the last, and of a round closed by hand is not kept', async () => {
    const roundId = await asked();
    const token = await tokenOf(roundId, 'BZ');
    const scores = [1, 2, 3, 4, 5, 1];
    expect(await answerSurvey(token, scores, day('2026-11-08'))).toEqual({ status: 'planned' });
    expect(await answerSurvey(token, scores, day('2026-11-21'))).toEqual({ status: 'closed' });
    expect(await answerSurvey(token, scores, day('2026-11-20'))).toMatchObject({ status: 'saved' });
    await closeRound(here.leader, place(roundId), today);
    expect(await answerSurvey(token, scores, today)).toEqual({ status: 'closed' });
    expect((await getSurvey(token, today))?.state).toBe('closed');
  });

  it.each(['', 'x', 'A'.repeat(32), '0'.repeat(32), `${'0'.repeat(31)}'`, '0'.repeat(31) + '\0'])(
    'to %j, which is no link, is not there',
    async (token) => {
      expect(await getSurvey(token, today)).toBeNull();
      expect(await answerSurvey(token, [1, 2, 3, 4, 5, 1], today)).toBeNull();
    },
  );

  it('comes with what is asked of whom, and nothing about anybody else', async () => {
    const roundId = await asked();
    expect(await getSurvey(await tokenOf(roundId, 'VTH'), today)).toMatchObject({
      ...{ kind: 'acceptance', state: 'open', municipality: 'hier', department: { nl: 'VTH' }, roundId },
    });
  });

  it('is one of a bounded number', async () => {
    const roundId = await asked(fields({ departments: [{ departmentId: id('BZ'), invited: 3 }] }));
    await answers(roundId, 'BZ', 20);
    expect(await answerSurvey(await tokenOf(roundId, 'BZ'), [1, 1, 1, 1, 1, 1], today)).toEqual({ status: 'full' });
  });
});

describe('closing', () => {
  it('shows results and makes them figures of the period of the last day, once', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 3, [5, 5, 5, 5, 5, 5]);
    await answers(roundId, 'BZ', 3, [2, 2, 2, 2, 2, 0]);
    await answers(roundId, 'VTH', 5);
    await answers(roundId, 'RO', 7, [1, 1, 1, 1, 1, 2]);
    // The last statement has three scores of BZ: what hides takes the smallest other along.
    const first = await view(roundId);
    expect([first.results, first.responses.at(-1)?.answers]).toEqual([[], 18]);
    expect(await closeRound(here.leader, place(roundId), today)).toEqual({ status: 'closed', figures: 1 });
    expect(await shown(roundId)).toEqual({ BZ: null, VTH: null, RO: { mean: 7 / 6, n: 7 }, all: expect.anything() });
    expect(await figures()).toEqual({ 'RO 2026-Q4': [1.167, 7] });
    expect(await closeRound(here.leader, place(roundId), today)).toMatchObject({ reason: 'survey_closed' });
    const [batch] = await database.db
      .select()
      .from(t.figureBatch)
      .where(and(eq(t.figureBatch.programmeId, here.programmeId), eq(t.figureBatch.source, 'survey')));
    expect(batch).toMatchObject({ added: 1, changed: 0, userId: here.leader.userId });
  });

  it('stands in the municipality’s history as it was and is, once, and is not turned round', async () => {
    const roundId = await asked();
    const entries = () => findOrganisationHistory(here.leader, { collections: ['survey_rounds'], rowIds: [roundId] });
    expect(await entries()).toEqual([]);
    const { name, lastDay } = (await view(roundId)).round;
    await Promise.all([1, 2].map(() => closeRound(here.leader, place(roundId), today)));
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(lastDay > today).toBe(true);
    expect(entry).toMatchObject({
      title: { nl: name },
      before: { closedAt: null, lastDay },
      after: { lastDay: today },
    });
    const [row] = await database.db.select().from(t.surveyRound).where(eq(t.surveyRound.id, roundId));
    expect(entry!.after!['closedAt']).toBe(row!.closedAt);
    const [words] = await changesInWords(here.leader, [entry!]);
    expect(words!.lines.map(({ field }) => field)).toEqual(['Laatste dag', 'Gesloten op']);
    expect(words).toMatchObject({ mayUndo: false, forGood: expect.stringContaining('peiling') as string });
    const undone = await undoOrganisationChange(here.leader, entry!.id, today);
    expect(undone).toMatchObject({ answer: { status: 'refused', reason: 'for_good', what: 'survey_closed' } });
    expect(await entries()).toHaveLength(1);
  });

  it.each([
    [4, { BZ: null, VTH: null, RO: { mean: 4, n: 9 }, all: { mean: 4, n: 19 } }, ['RO 2026-Q4']],
    [
      5,
      { BZ: { mean: 4, n: 5 }, VTH: { mean: 4, n: 6 }, RO: { mean: 4, n: 9 } },
      ['BZ 2026-Q4', 'RO 2026-Q4', 'VTH 2026-Q4'],
    ],
  ])('with %i answers of a department', async (count, results, written) => {
    const roundId = await asked();
    await answers(roundId, 'BZ', count);
    await answers(roundId, 'VTH', 6);
    await answers(roundId, 'RO', 9);
    await closeRound(here.leader, place(roundId), today);
    expect(await shown(roundId)).toMatchObject(results);
    expect(Object.keys(await figures()).sort()).toEqual(written);
  });

  it('of ADKAR delivers the lowest element', async () => {
    const roundId = await asked(fields({ kind: 'adkar' }, 'BZ'));
    await answers(roundId, 'BZ', 6, [4, 4, 4, 4, 3, 3, 2, 3, 3, 3]);
    await closeRound(here.leader, place(roundId), today);
    expect(await figures('M14')).toEqual({ 'BZ 2026-Q4': [2.5, 6] });
    const { units } = found((await view(roundId)).results.at(-1));
    expect(units[0]?.profile?.barrier).toBe('knowledge');
  });

  it('of work pressure delivers a month', async () => {
    const roundId = await asked(fields({ kind: 'pressure' }, 'BZ'));
    await answers(roundId, 'BZ', 5, [4, 5, 3]);
    await closeRound(here.leader, place(roundId), today);
    expect(await figures('M17')).toEqual({ 'BZ 2026-11': [4, 5] });
  });

  it('happens by itself when somebody who may looks after the last day; others see results, and write nothing', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 5);
    const reader: Actor = { ...here.leader, role: 'reader' };
    expect(await shown(roundId, later, reader)).toMatchObject({ BZ: { mean: 4, n: 5 } });
    expect(await figures()).toEqual({});
    await findRounds(here.leader, here.programmeId, later);
    expect(await figures()).toEqual({ 'BZ 2026-Q4': [4, 5] });
    expect((await view(roundId, later)).round).toMatchObject({ settled: true, lastDay: '2026-11-20' });
  });

  it('by two at once happens once', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 5);
    const outcomes = await Promise.all([1, 2].map(() => closeRound(here.leader, place(roundId), today)));
    expect(outcomes.map((one) => one?.status).sort()).toEqual(['closed', 'refused']);
  });

  it('keeps an answer of that moment, or refuses it: its scores are never left out', async () => {
    const roundId = await asked();
    const token = await tokenOf(roundId, 'BZ');
    await answers(roundId, 'BZ', 5);
    const [answer] = await Promise.all([
      answerSurvey(token, [4, 4, 4, 4, 4, 4], today),
      closeRound(here.leader, place(roundId), today),
    ]);
    const n = answer?.status === 'saved' ? 6 : 5;
    expect(await shown(roundId)).toMatchObject({ BZ: { mean: 4, n } });
    expect(await figures()).toEqual({ 'BZ 2026-Q4': [4, n] });
  });

  it('of a round that nobody could answer yet is refused', async () => {
    const roundId = await asked(fields({ opensOn: day('2026-11-17') }));
    expect(await closeRound(here.leader, place(roundId), today)).toMatchObject({ reason: 'survey_planned' });
  });

  it('leaves nobody late with a department of which too few answered', async () => {
    const roundId = await asked(fields({ lastDay: day('2026-12-18') }));
    await answers(roundId, 'BZ', 3);
    await closeRound(here.leader, place(roundId), day('2026-12-18'));
    const owner = { organisationId: here.organisationId, metricKey: 'M13', userId: here.leader.userId };
    const rows = ['BZ', 'KCC'].map((key) => ({ ...owner, id: `owner-${key}`, departmentId: id(key) }));
    await database.db.insert(t.metricOwner).values(rows);
    const late = await lateIn(here.leader, here.programmeId, day('2027-01-11'));
    await database.db.delete(t.metricOwner);
    expect(await figures()).toEqual({});
    expect(JSON.stringify(late)).toContain('KCC');
    expect(JSON.stringify(late)).not.toContain('BZ');
  });

  it('corrects a figure that came in by hand, which is kept', async () => {
    const metric = (await getMetric(here.leader, 'M13'))!;
    const said = { period: '2026-Q4', department: 'BZ', metric: 'M13', numerator: '3', denominator: '12' };
    const line = { line: 1, metric, departmentId: id('BZ'), period: readPeriod('2026-Q4')!, said, faults: [] };
    const typed = [{ ...line, figure: { numerator: 3, denominator: 12 } }];
    await acceptFigures(here.leader, here.programmeId, typed, { source: 'form', today });
    const roundId = await asked();
    await answers(roundId, 'BZ', 5);
    await closeRound(here.leader, place(roundId), today);
    expect(await figures()).toEqual({ 'BZ 2026-Q4': [4, 5] });
    const corrections = await database.db.select().from(t.figureCorrection);
    expect(corrections).toMatchObject([{ oldNumerator: 3, oldDenominator: 12, numerator: 4, denominator: 5 }]);
  });

  it('hides beside figures of others what those would give away', async () => {
    // Four of HRM by hand: the adoption pages hide them, and the smallest other with them.
    const metric = (await getMetric(here.leader, 'M13'))!;
    const said = { period: '2026-Q4', department: 'HRM', metric: 'M13', numerator: '2', denominator: '4' };
    const line = { line: 1, metric, departmentId: id('HRM'), period: readPeriod('2026-Q4')!, said, faults: [] };
    await acceptFigures(here.leader, here.programmeId, [{ ...line, figure: { numerator: 2, denominator: 4 } }], {
      ...{ source: 'form', today },
    });
    const roundId = await asked();
    await answers(roundId, 'BZ', 5);
    await answers(roundId, 'VTH', 9);
    await closeRound(here.leader, place(roundId), today);
    expect(await shown(roundId)).toMatchObject({ BZ: null, VTH: { n: 9 } });
  });
});

describe('who sees what', () => {
  it('a department head has their departments and everybody together; the links of their own only', async () => {
    const roundId = await asked();
    for (const key of ['BZ', 'VTH', 'RO']) await answers(roundId, key, 6);
    const head: Actor = { ...here.leader, role: 'department_head', departmentIds: [id('VTH')] };
    const open = await view(roundId, today, head);
    expect(open.links.map(({ departmentId }) => departmentId)).toEqual([id('VTH')]);
    expect(open.responses.map(({ departmentId }) => departmentId)).toEqual([id('VTH'), null]);
    await closeRound(here.leader, place(roundId), today);
    expect(Object.keys(await shown(roundId, today, head))).toEqual(['VTH', 'all']);
    const steering: Actor = { ...here.leader, role: 'steering' };
    expect(Object.keys(await shown(roundId, today, steering)).sort()).toEqual(['BZ', 'RO', 'VTH', 'all']);
    expect((await view(roundId, today, steering)).links).toEqual([]);
  });

  it.each(['steering', 'department_head', 'reader'] as const)('%s asks, changes and closes nothing', async (role) => {
    const roundId = await asked();
    const actor: Actor = { ...here.leader, role };
    expect(await createRound(actor, here.programmeId, fields(), today)).toEqual({ status: 'forbidden' });
    expect(await editRound(actor, place(roundId), { edit: fields(), seen: null }, today)).toEqual({
      status: 'forbidden',
    });
    expect(await closeRound(actor, place(roundId), today)).toEqual({ status: 'forbidden' });
  });

  it('another municipality has nothing of it', async () => {
    const roundId = await asked();
    await answers(roundId, 'BZ', 6);
    const { leader } = elsewhere;
    for (const programmeId of [here.programmeId, elsewhere.programmeId]) {
      expect(await getRound(leader, { programmeId, roundId }, later)).toBeNull();
      expect(await findRounds(leader, programmeId, later)).toEqual([]);
      expect(await editRound(leader, { programmeId, roundId }, { edit: fields(), seen: null }, today)).toBeNull();
      expect(await closeRound(leader, { programmeId, roundId }, today)).toBeNull();
    }
    expect(await createRound(leader, here.programmeId, fields(), today)).toBeNull();
    expect((await view(roundId)).round.settled).toBe(false);
  });
});
