// The roll-out matrix of a programme: what is rolled out, and how far each department is with it.
import { and, asc, eq, ne } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { saveRow, type OrganisationEntry, type Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RowSaved, type RuledTable, undoRow } from './organisation-rows.server';
import { lockOrganisation } from './organisation.server';
import type { Rollout, RolloutCell, RolloutSubject } from './planning/adoption/rollout';
import type { RolloutKind, RolloutStage } from './planning/adoption/rollout-stage';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Label } from './planning/plan';
import type { NamedRow } from './usage.server';

export type SubjectFields = { programmeId: string; kind: RolloutKind; name: Label };
export type SubjectRow = SubjectFields & { id: string; position: number };

/** Which field cannot be as asked, with a reason as forms give it. */
export type RolloutRefusal = { status: 'refused'; reason: 'rollout'; field: string; why: string };

/** Departments for which a subject has a cell. */
export type SubjectUsage = { departments: NamedRow[] };

export const rolloutRefusal = (field: string, why: string): RolloutRefusal => ({
  ...{ status: 'refused', reason: 'rollout' },
  field,
  why,
});

const ownSubject = (actor: Actor, id: string) =>
  and(eq(t.rolloutSubject.id, id), eq(t.rolloutSubject.organisationId, actor.organisationId));

function subjectOf(row: typeof t.rolloutSubject.$inferSelect): SubjectRow {
  const { id, programmeId, kind, name, nameEn, position } = row;
  return { id, programmeId, kind: kind as RolloutKind, name: { nl: name, en: nameEn }, position };
}

const valuesOf = ({ programmeId, kind, name, position }: SubjectRow) => ({
  ...{ programmeId, kind, position },
  name: name.nl,
  nameEn: name.en,
});

/** What a programme rolls out, case types first, in the order that people gave. */
export async function findSubjects(actor: Actor, programmeId: string, tx: Db = db()): Promise<SubjectRow[]> {
  const s = t.rolloutSubject;
  const rows = await tx
    .select()
    .from(s)
    .where(and(eq(s.organisationId, actor.organisationId), eq(s.programmeId, programmeId)))
    .orderBy(asc(s.kind), asc(s.position), asc(s.name), asc(s.id));
  return rows.map(subjectOf);
}

/** One of what is rolled out, or null. */
export async function getSubject(actor: Actor, id: string, tx: Db = db()): Promise<SubjectRow | null> {
  const [row] = await tx.select().from(t.rolloutSubject).where(ownSubject(actor, id));
  return row ? subjectOf(row) : null;
}

/** The matrix's rows, columns and cells; empty for a programme of somebody else. */
export async function loadRollout(actor: Actor, programmeId: string, tx: Db = db()): Promise<Rollout> {
  const c = t.rolloutCell;
  const columns = { subjectId: c.subjectId, departmentId: c.departmentId, stage: c.stage, plannedOn: c.plannedOn };
  const [subjects, departments, cells] = await Promise.all([
    findSubjects(actor, programmeId, tx),
    findDepartments(actor, tx),
    tx
      .select({ ...columns, actualOn: c.actualOn, remark: c.remark })
      .from(c)
      .where(and(eq(c.organisationId, actor.organisationId), eq(c.programmeId, programmeId))),
  ]);
  return {
    subjects: subjects.map(({ id, kind, name, position }): RolloutSubject => ({ id, kind, name, position })),
    units: departments.map(({ id, key, name, parentId, depth }) => ({ id, key, name, parentId, depth })),
    cells: cells.map((cell): RolloutCell => ({
      ...cell,
      stage: cell.stage as RolloutStage,
      plannedOn: cell.plannedOn as Day | null,
      actualOn: cell.actualOn as Day | null,
    })),
  };
}

/** Departments for which a subject has a cell. Null when it is not there. */
export async function getSubjectUsage(actor: Actor, id: string, tx: Db = db()): Promise<SubjectUsage | null> {
  if (!(await getSubject(actor, id, tx))) return null;
  const departments = await tx
    .select({ id: t.department.id, name: { nl: t.department.name, en: t.department.nameEn } })
    .from(t.rolloutCell)
    .innerJoin(t.department, eq(t.department.id, t.rolloutCell.departmentId))
    .where(and(eq(t.rolloutCell.organisationId, actor.organisationId), eq(t.rolloutCell.subjectId, id)))
    .orderBy(asc(t.department.position), asc(t.department.key));
  return { departments };
}

async function refusalOf(actor: Actor, id: string | null, { programmeId, kind, name }: SubjectFields, tx: Db) {
  const s = t.rolloutSubject;
  const [same] = await tx
    .select({ id: s.id })
    .from(s)
    .where(
      and(
        eq(s.organisationId, actor.organisationId),
        ...[eq(s.programmeId, programmeId), eq(s.kind, kind), eq(s.name, name.nl), ne(s.id, id ?? '')],
      ),
    );
  return same ? rolloutRefusal('titleNl', 'name_taken') : null;
}

const table: RuledTable<SubjectFields, RolloutRefusal, SubjectUsage> = {
  collection: 'rollout_subjects',
  // What is rolled out is part of the plan; how far a department is, is said by its head as well.
  action: 'plan.change',
  titleOf: ({ name }) => name,
  get: getSubject,
  refusalOf,
  usageOf: getSubjectUsage,
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.rolloutSubject).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.rolloutSubject).set(valuesOf(row)).where(ownSubject(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.rolloutSubject).where(ownSubject(actor, id)),
};

/** Whether a programme is the actor's municipality's. */
export async function isOwnProgramme(actor: Actor, programmeId: string, tx: Db): Promise<boolean> {
  const [programme] = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.id, programmeId), eq(t.programme.organisationId, actor.organisationId)));
  return programme !== undefined;
}

/** Adds a subject at the end of its kind. Null when the programme is not there. */
export async function createSubject(actor: Actor, fields: SubjectFields, tx: Db = db()) {
  if (!(await isOwnProgramme(actor, fields.programmeId, tx))) return null;
  const nextPosition = async (_actor: Actor, inner: Db) =>
    1 +
    (await findSubjects(actor, fields.programmeId, inner))
      .filter(({ kind }) => kind === fields.kind)
      .reduce((last, { position }) => Math.max(last, position), -1);
  return createRow(tx, actor, { ...table, nextPosition }, fields);
}

/** Gives a subject another name or kind. Null when it is not there. */
export const editSubject = (actor: Actor, asked: { id: string; fields: SubjectFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, table, asked);

/** Removes a subject that concerns no department; otherwise says which. Null when it is not there. */
export const removeSubject = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

/** Turns a change of a subject round. */
export const undoSubjectChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);

/**
 * Moves a subject one place up or down among its kind; at the end it stays. Answers no change to turn round: the other
 * button does that. Null when it is not there.
 */
export function moveSubject(
  actor: Actor,
  { id, by }: { id: string; by: -1 | 1 },
  tx: Db = db(),
): Promise<RowSaved | { status: 'forbidden' } | null> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    if (!may(actor, table.action)) return { status: 'forbidden' };
    await lockOrganisation(inner, actor.organisationId);
    const subject = await getSubject(actor, id, inner);
    if (!subject) return null;
    const all = await findSubjects(actor, subject.programmeId, inner);
    const order = all.filter(({ kind }) => kind === subject.kind);
    const from = order.findIndex((row) => row.id === id);
    const to = Math.min(order.length - 1, Math.max(0, from + by));
    order.splice(to, 0, ...order.splice(from, 1));
    for (const [position, row] of order.entries()) {
      await saveRow(inner, actor, table, { id: row.id, next: { ...row, position } });
    }
    return { status: 'saved', id, changeId: null };
  });
}

/** The programme whose matrix a change was of; null when it cannot be told any more. */
export async function programmeOfRollout(
  actor: Actor,
  { collection, rowId, before, after }: OrganisationEntry,
  tx: Db = db(),
): Promise<string | null> {
  const said = before?.['programmeId'] ?? after?.['programmeId'];
  if (typeof said === 'string') return said;
  if (collection === 'rollout_subjects') return (await getSubject(actor, rowId, tx))?.programmeId ?? null;
  const [cell] = await tx
    .select({ programmeId: t.rolloutCell.programmeId })
    .from(t.rolloutCell)
    .where(and(eq(t.rolloutCell.id, rowId), eq(t.rolloutCell.organisationId, actor.organisationId)));
  return cell?.programmeId ?? null;
}
