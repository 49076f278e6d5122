// The roll-out matrix on the real database: cells and subjects with their history, several at once, and nobody else's.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { getDepartmentUsage, removeDepartment } from '~/models/department.server';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { getOrganisation } from '~/models/organisation.server';
import { loadPlan } from '~/models/plan.server';
import type { RolloutState } from '~/models/planning/adoption/rollout-change';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { takeOverProducts } from '~/models/rollout-plan.server';
import {
  createSubject,
  editSubject,
  findSubjects,
  getSubject,
  getSubjectUsage,
  loadRollout,
  moveSubject,
  removeSubject,
  type SubjectFields,
} from '~/models/rollout.server';
import {
  clearCell,
  findCellLog,
  getCell,
  mayRollOut,
  mayUndoCells,
  setCell,
  setCells,
} from '~/models/rollout-cells.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let head: Actor;
let programmeId: string;
let wave: string;
let name = '';
let count = 0;

const subject = (rest: Partial<SubjectFields> = {}): SubjectFields => ({
  ...{ programmeId, kind: 'case_types', name: { nl: name, en: null } },
  ...rest,
});
const made = async (rest: Partial<SubjectFields> = {}) => {
  const answer = await createSubject(here.leader, subject(rest));
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.id;
};
const state = (rest: Partial<RolloutState> = {}): RolloutState => ({
  ...{ stage: 'prepared', plannedOn: null, actualOn: null, remark: '' },
  ...rest,
});
const unit = (key: string) => here.departmentIds[key]!;
const set = (key: string, rest: Partial<RolloutState> = {}, actor = here.leader, seen: number | null = null) =>
  setCell(actor, { programmeId, subjectId: wave, departmentId: unit(key), state: state(rest), seen, today });
const cell = (key: string) => getCell(here.leader, { subjectId: wave, departmentId: unit(key) });
const log = (key: string) => findCellLog(here.leader, { subjectId: wave, departmentId: unit(key) });
const revision = async () => (await getOrganisation(here.leader))!.revision;
const changeOf = (answer: Awaited<ReturnType<typeof set>>) => {
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.changeId!;
};

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  programmeId = here.programmeId;
  head = { ...here.leader, role: 'department_head', departmentIds: [unit('BZ')] };
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  name = `Golf ${++count}`;
  wave = await made();
});

describe('a cell', () => {
  it('keeps who set what when, old and new, also after it was taken away and set again', async () => {
    await set('BZ', { plannedOn: day('2026-12-01'), remark: 'let op' });
    await set('BZ', { stage: 'live', plannedOn: day('2026-12-01'), actualOn: day('2026-11-20'), remark: 'let op' });
    expect(await clearCell(here.leader, { subjectId: wave, departmentId: unit('BZ') })).toMatchObject({
      status: 'removed',
    });
    await set('BZ', { stage: 'trained' });
    const entries = await log('BZ');
    expect(entries.map(({ before, after }) => [before?.['stage'] ?? null, after?.['stage'] ?? null])).toEqual([
      [null, 'trained'],
      ['live', null],
      ['prepared', 'live'],
      [null, 'prepared'],
    ]);
    expect(entries.every(({ userName }) => userName === 'project_leader van hier')).toBe(true);
    expect(entries[2]).toMatchObject({ before: { actualOn: null }, after: { actualOn: '2026-11-20' } });
    expect(await log('KCC')).toEqual([]);
  });

  it('raises the revision once, and not when nothing differs', async () => {
    const before = await revision();
    await set('VTH');
    expect(await revision()).toBe(before + 1);
    expect(await set('VTH')).toMatchObject({ status: 'saved', changeId: null });
    expect(await revision()).toBe(before + 1);
  });

  it('is live only on a day that has been, and loses that day when it goes back', async () => {
    expect(await set('VTH', { stage: 'live' })).toMatchObject({ field: 'actualOn', why: 'required' });
    expect(await set('VTH', { stage: 'adopted', actualOn: day('2026-11-23') })).toMatchObject({
      why: 'in_the_future',
    });
    expect(await cell('VTH')).toBeNull();
    await set('VTH', { stage: 'adopted', actualOn: today });
    await set('VTH', { stage: 'trained', actualOn: today });
    expect(await cell('VTH')).toMatchObject({ stage: 'trained', actualOn: null });
  });

  it('is refused where somebody was first, in the fields that both set', async () => {
    await set('BOR');
    const seen = await revision();
    await set('BOR', { stage: 'trained' });
    expect(await set('BOR', { stage: 'not_started' }, here.leader, seen)).toMatchObject({
      status: 'stale',
      fields: [{ field: 'stage', mine: 'not_started', theirs: 'trained' }],
    });
    expect(await set('BOR', { remark: 'alleen dit' }, here.leader, seen)).toMatchObject({ status: 'saved' });
    expect(await cell('BOR')).toMatchObject({ stage: 'trained', remark: 'alleen dit' });
  });

  it('is turned round, as long as nothing contradicts it', async () => {
    const first = changeOf(await set('RO'));
    const second = changeOf(await set('RO', { stage: 'live', actualOn: today }));
    expect(await undoOrganisationChange(here.leader, first, today)).toMatchObject({
      answer: { status: 'refused', reason: 'contradicted' },
    });
    expect(await undoOrganisationChange(here.leader, second, today)).toMatchObject({ answer: { status: 'saved' } });
    expect(await cell('RO')).toMatchObject({ stage: 'prepared', actualOn: null });
    expect(await undoOrganisationChange(here.leader, first, today)).toMatchObject({ answer: { status: 'removed' } });
    expect(await cell('RO')).toBeNull();
  });

  it('is said by a head of that department only, also turned round', async () => {
    expect(mayRollOut(head, unit('BZ'))).toBe(true);
    expect(mayRollOut({ ...head, role: 'reader' }, unit('BZ'))).toBe(false);
    expect(await set('BZ', {}, head)).toMatchObject({ status: 'saved' });
    expect(await set('KCC', {}, head)).toEqual({ status: 'forbidden' });
    const other = changeOf(await set('KCC'));
    expect(await undoOrganisationChange(head, other, today)).toMatchObject({ answer: { status: 'forbidden' } });
    const changed = changeOf(await set('KCC', { stage: 'trained' }));
    expect(await undoOrganisationChange(head, changed, today)).toMatchObject({ answer: { status: 'forbidden' } });
    expect(await clearCell(head, { subjectId: wave, departmentId: unit('KCC') })).toEqual({ status: 'forbidden' });
    expect(await cell('KCC')).toMatchObject({ stage: 'trained' });
  });

  it('keeps its department from being removed', async () => {
    await set('COM');
    expect((await getDepartmentUsage(here.leader, unit('COM')))!.rollout.map((row) => row.name.nl)).toContain(name);
    expect(await removeDepartment(here.leader, unit('COM'))).toMatchObject({ reason: 'in_use' });
  });

  it('of another municipality is not there', async () => {
    await set('BZ');
    const stranger = elsewhere.leader;
    const place = { subjectId: wave, departmentId: unit('BZ') };
    const asked = { ...place, state: state({ stage: 'trained' }), today };
    expect(await setCell(stranger, { ...asked, programmeId })).toBeNull();
    expect(await setCell(stranger, { ...asked, programmeId: elsewhere.programmeId })).toMatchObject({
      status: 'refused',
      field: 'subjectId',
    });
    expect(await getCell(stranger, place)).toBeNull();
    expect(await clearCell(stranger, place)).toBeNull();
    expect(await findCellLog(stranger, place)).toEqual([]);
    expect(await loadRollout(stranger, programmeId)).toMatchObject({ subjects: [], cells: [] });
    const theirs = { ...asked, departmentId: elsewhere.departmentIds['BZ']!, programmeId };
    expect(await setCell(here.leader, theirs)).toMatchObject({ status: 'refused', field: 'departmentId' });
    expect(await cell('BZ')).toMatchObject({ stage: 'prepared' });
  });

  it('that is live without a day is refused by the database itself', async () => {
    const row = { id: 'x', organisationId: here.organisationId, programmeId, subjectId: wave };
    const insert = database.db
      .insert(t.rolloutCell)
      .values({ ...row, departmentId: unit('BZ'), stage: 'live', actualOn: null });
    await expect(insert).rejects.toThrow();
  });
});

describe('several cells', () => {
  const several = (rest: Partial<Parameters<typeof setCells>[1]> = {}) => ({
    ...{ programmeId, subjectIds: [wave], departmentIds: [unit('BZ'), unit('KCC'), unit('VTH')] },
    ...{ set: { stage: 'trained' as const }, addNew: false, today },
    ...rest,
  });

  it('are shown first, change only where it concerns the department, and each has it in its log', async () => {
    await set('BZ');
    await set('KCC', { stage: 'trained' });
    const before = await revision();
    const look = await setCells(here.leader, several(), { preview: true });
    expect(look).toMatchObject({ status: 'preview', changes: [{ departmentId: unit('BZ') }] });
    expect(await revision()).toBe(before);
    expect(await cell('BZ')).toMatchObject({ stage: 'prepared' });
    expect(await setCells(here.leader, several(), { preview: false })).toMatchObject({ changes: [{}] });
    expect(await cell('BZ')).toMatchObject({ stage: 'trained' });
    expect(await cell('VTH')).toBeNull();
    await setCells(here.leader, several({ addNew: true }), { preview: false });
    expect(await cell('VTH')).toMatchObject({ stage: 'trained' });
    expect((await log('BZ')).length).toBe(2);
  });

  it('are all or nothing', async () => {
    await set('BZ', { stage: 'live', actualOn: today });
    await set('KCC');
    const asked = several({ set: { stage: 'adopted' } });
    expect(await setCells(here.leader, asked, { preview: false })).toMatchObject({
      field: 'actualOn',
      why: 'required',
    });
    expect(await cell('BZ')).toMatchObject({ stage: 'live' });
    expect(
      await setCells(here.leader, several({ set: { stage: 'adopted', actualOn: today } }), { preview: false }),
    ).toMatchObject({ status: 'saved' });
    expect(await cell('KCC')).toMatchObject({ stage: 'adopted', actualOn: today });
  });

  it('are one change in history, turned round and back as one', async () => {
    await set('BZ');
    const asked = several({ subjectIds: [wave, await made({ name: { nl: `${name} b`, en: null } })], addNew: true });
    const entries = () => findOrganisationHistory(here.leader, { collections: ['rollout_cells'], limit: 1_000 });
    const before = (await entries()).length;
    const saved = await setCells(here.leader, asked, { preview: false });
    if (saved?.status !== 'saved') throw new Error(JSON.stringify(saved));
    const [entry] = await entries();
    expect([(await entries()).length, entry!.id]).toEqual([before + 1, saved.changeId]);
    expect(entry!.titlesTogether).toHaveLength(6);
    expect((await log('VTH')).map(({ together }) => together)).toEqual([saved.changeId]);
    expect(await undoOrganisationChange(here.leader, saved.changeId!, today)).toMatchObject({
      answer: { status: 'saved' },
    });
    expect([await cell('BZ'), await cell('KCC'), await cell('VTH')]).toMatchObject([{ stage: 'prepared' }, null, null]);
    const [undo] = await entries();
    expect([(await entries()).length, undo!.undoes, undo!.titlesTogether?.length]).toEqual([
      before + 2,
      saved.changeId,
      6,
    ]);
    expect(await undoOrganisationChange(here.leader, saved.changeId!, today)).toMatchObject({
      answer: { reason: 'already_undone' },
    });
    expect(await undoOrganisationChange(here.leader, undo!.id, today)).toMatchObject({ answer: { status: 'saved' } });
    expect([await cell('BZ'), await cell('VTH')]).toMatchObject([{ stage: 'trained' }, { stage: 'trained' }]);
  });

  it('are turned round whole from any of them, or not at all, and by a head only when all are theirs', async () => {
    const saved = await setCells(here.leader, several({ addNew: true }), { preview: false });
    if (saved?.status !== 'saved') throw new Error(JSON.stringify(saved));
    const [ofHead] = await log('BZ');
    expect(await mayUndoCells(head, ofHead!)).toBe(false);
    expect(await undoOrganisationChange(head, ofHead!.id, today)).toMatchObject({ answer: { status: 'forbidden' } });
    expect(await undoOrganisationChange(elsewhere.leader, ofHead!.id, today)).toBeNull();
    const later = changeOf(await set('VTH', { stage: 'live', actualOn: today }));
    const now = await revision();
    expect(await undoOrganisationChange(here.leader, saved.changeId!, today)).toMatchObject({
      answer: { status: 'refused', reason: 'contradicted' },
    });
    expect([await revision(), (await cell('BZ'))?.stage]).toEqual([now, 'trained']);
    await undoOrganisationChange(here.leader, later, today);
    expect(await undoOrganisationChange(here.leader, ofHead!.id, today)).toMatchObject({ answer: { status: 'saved' } });
    expect([await cell('BZ'), await cell('KCC'), await cell('VTH')]).toEqual([null, null, null]);
    const own = await setCells(head, several({ departmentIds: [unit('BZ')], addNew: true }), { preview: false });
    expect(own).toMatchObject({ status: 'saved' });
    expect(await undoOrganisationChange(head, (await log('BZ'))[0]!.id, today)).toMatchObject({
      answer: { status: 'removed' },
    });
  });

  it('are refused when nothing was chosen, and when a head asks another department', async () => {
    expect(await setCells(here.leader, several({ subjectIds: [] }), { preview: true })).toMatchObject({
      why: 'none_chosen',
    });
    expect(await setCells(here.leader, several({ departmentIds: [] }), { preview: true })).toMatchObject({
      why: 'none_chosen',
    });
    expect(await setCells(head, several(), { preview: false })).toEqual({ status: 'forbidden' });
    const own = several({ departmentIds: [unit('BZ')], addNew: true });
    expect(await setCells(head, own, { preview: false })).toMatchObject({ status: 'saved' });
  });

  it('of another municipality are not there', async () => {
    expect(await setCells(elsewhere.leader, several({ departmentIds: [] }), { preview: false })).toBeNull();
    const mixed = several({ departmentIds: [unit('BZ'), elsewhere.departmentIds['BZ']!], addNew: true });
    expect(await setCells(here.leader, mixed, { preview: false })).toBeNull();
    expect(await cell('BZ')).toBeNull();
  });
});

describe('what is rolled out', () => {
  it('is added at the end of its kind, under a name of its own there', async () => {
    const next = await made({ name: { nl: `${name} b`, en: null } });
    const [first, second] = (await findSubjects(here.leader, programmeId)).filter(({ id }) =>
      [wave, next].includes(id),
    );
    expect(second!.position).toBe(first!.position + 1);
    expect(await createSubject(here.leader, subject())).toMatchObject({ field: 'titleNl', why: 'name_taken' });
    expect(await createSubject(here.leader, subject({ kind: 'e_service' }))).toMatchObject({ status: 'saved' });
  });

  it('gets another name and another place', async () => {
    const next = await made({ name: { nl: `${name} b`, en: null } });
    await editSubject(here.leader, { id: next, fields: subject({ name: { nl: `${name} c`, en: 'Wave' } }) });
    expect(await getSubject(here.leader, next)).toMatchObject({ name: { nl: `${name} c`, en: 'Wave' } });
    const order = async () =>
      (await findSubjects(here.leader, programmeId)).filter(({ kind }) => kind === 'case_types').map(({ id }) => id);
    const before = await order();
    await moveSubject(here.leader, { id: next, by: -1 });
    expect(await order()).toEqual([...before.slice(0, -2), next, wave]);
    await moveSubject(here.leader, { id: wave, by: 1 });
    expect(await order()).toEqual([...before.slice(0, -2), next, wave]);
  });

  it('is removed only when it concerns nobody, and comes back', async () => {
    await set('BZ');
    expect((await getSubjectUsage(here.leader, wave))!.departments).toHaveLength(1);
    expect(await removeSubject(here.leader, wave)).toMatchObject({ reason: 'in_use' });
    await clearCell(here.leader, { subjectId: wave, departmentId: unit('BZ') });
    const gone = await removeSubject(here.leader, wave);
    if (gone?.status !== 'removed') throw new Error('it stayed');
    expect(await getSubject(here.leader, wave)).toBeNull();
    expect(await undoOrganisationChange(here.leader, gone.changeId!, today)).toMatchObject({
      answer: { status: 'saved' },
    });
    expect(await getSubject(here.leader, wave)).toMatchObject({ name: { nl: name } });
  });

  it('is arranged by planners, in their own municipality', async () => {
    expect(await createSubject(head, subject({ name: { nl: 'x', en: null } }))).toEqual({ status: 'forbidden' });
    expect(await moveSubject(head, { id: wave, by: 1 })).toEqual({ status: 'forbidden' });
    const stranger = elsewhere.leader;
    expect(await createSubject(stranger, subject())).toBeNull();
    expect(await editSubject(stranger, { id: wave, fields: subject() })).toBeNull();
    expect(await removeSubject(stranger, wave)).toBeNull();
    expect(await moveSubject(stranger, { id: wave, by: 1 })).toBeNull();
    expect(await getSubject(stranger, wave)).toBeNull();
    expect(await getSubjectUsage(stranger, wave)).toBeNull();
    expect(await findSubjects(stranger, programmeId)).toEqual([]);
  });

  it('takes the e-services of the plan over once, each with its department and day', async () => {
    expect(await takeOverProducts(elsewhere.leader, { programmeId, today })).toBeNull();
    expect(await takeOverProducts(head, { programmeId, today })).toEqual({ status: 'forbidden' });
    const { products } = (await loadPlan(here.leader, programmeId))!;
    expect(products.length).toBe(26);
    expect(await takeOverProducts(here.leader, { programmeId, today })).toEqual({ status: 'saved', added: 26 });
    expect(await takeOverProducts(here.leader, { programmeId, today })).toEqual({ status: 'saved', added: 0 });
    const { subjects, cells } = await loadRollout(here.leader, programmeId);
    const report = subjects.find((row) => row.name.nl === 'Melding openbare ruimte')!;
    expect(cells.filter(({ subjectId }) => subjectId === report.id)).toMatchObject([
      { departmentId: unit('BOR'), stage: 'not_started' },
    ]);
    const plan = (await loadPlan(here.leader, programmeId))!;
    const item = plan.items.find(({ id }) => id === products.find((row) => row.title.nl === report.name.nl)!.itemId)!;
    const planned = cells.find(({ subjectId }) => subjectId === report.id)!.plannedOn!;
    expect(planned < item.until && planned >= item.start).toBe(true);
  });
});
