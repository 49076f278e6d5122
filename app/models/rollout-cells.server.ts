// The cells of the roll-out matrix: set, taken away, several at once; every change stands in the municipality's history.
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { newId } from './id.server';
import {
  changesTogether,
  findOrganisationHistory,
  type OrganisationEntry,
  type Overtaken,
  type Seen,
} from './organisation-history.server';
import {
  createRow,
  editRow,
  removeRow,
  type RowRemoved,
  type RowSaved,
  type RuledTable,
  saveRows,
  undoRows,
} from './organisation-rows.server';
import { lockOrganisation } from './organisation.server';
import {
  rolloutFault,
  type RolloutSet,
  type RolloutState,
  settledRollout,
  withSet,
} from './planning/adoption/rollout-change';
import type { RolloutStage } from './planning/adoption/rollout-stage';
import type { Day } from './planning/day';
import { sameValue } from './planning/difference';
import { type Actor, mayFor } from './planning/permission';
import type { Label } from './planning/plan';
import { findSubjects, isOwnProgramme, type RolloutRefusal, rolloutRefusal } from './rollout.server';

export type CellPlace = { subjectId: string; departmentId: string };
type CellFields = CellPlace & RolloutState & { programmeId: string };
/** Cells have no order of their own: their position is always 0. */
export type CellRow = CellFields & { id: string; position: number };

type Forbidden = { status: 'forbidden' };

/** Whether this person may say how far a department is: planners all of them, a department head their own. */
export function mayRollOut(actor: Actor, departmentId: string): boolean {
  return mayFor(actor, 'rollout.change', departmentId);
}

const own = (actor: Actor, id: string) =>
  and(eq(t.rolloutCell.id, id), eq(t.rolloutCell.organisationId, actor.organisationId));

function cellOf(row: typeof t.rolloutCell.$inferSelect): CellRow {
  const { id, programmeId, subjectId, departmentId, stage, plannedOn, actualOn, remark } = row;
  return {
    ...{ id, programmeId, subjectId, departmentId, remark, position: 0 },
    stage: stage as RolloutStage,
    plannedOn: plannedOn as Day | null,
    actualOn: actualOn as Day | null,
  };
}

async function getById(actor: Actor, id: string, tx: Db): Promise<CellRow | null> {
  const [row] = await tx.select().from(t.rolloutCell).where(own(actor, id));
  return row ? cellOf(row) : null;
}

/** How far a department is with a subject; null when it does not concern the department, or is not there. */
export async function getCell(
  actor: Actor,
  { subjectId, departmentId }: CellPlace,
  tx: Db = db(),
): Promise<CellRow | null> {
  const c = t.rolloutCell;
  const [row] = await tx
    .select()
    .from(c)
    .where(
      and(eq(c.organisationId, actor.organisationId), eq(c.subjectId, subjectId), eq(c.departmentId, departmentId)),
    );
  return row ? cellOf(row) : null;
}

async function refusalOf(actor: Actor, id: string | null, fields: CellFields, tx: Db): Promise<RolloutRefusal | null> {
  const subjects = await findSubjects(actor, fields.programmeId, tx);
  if (!subjects.some((subject) => subject.id === fields.subjectId)) return rolloutRefusal('subjectId', 'choose');
  const [department] = await tx
    .select({ id: t.department.id })
    .from(t.department)
    .where(and(eq(t.department.id, fields.departmentId), eq(t.department.organisationId, actor.organisationId)));
  if (!department) return rolloutRefusal('departmentId', 'choose');
  const same = await getCell(actor, fields, tx);
  return same && same.id !== id ? rolloutRefusal('stage', 'already_set') : null;
}

const table: RuledTable<CellFields, RolloutRefusal, object> = {
  collection: 'rollout_cells',
  action: 'rollout.change',
  titleOf: () => null,
  get: getById,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getById(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, { position: _position, ...row }) =>
    tx.insert(t.rolloutCell).values({ ...row, organisationId }),
  update: (tx, actor, { position: _position, ...row }) => tx.update(t.rolloutCell).set(row).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.rolloutCell).where(own(actor, id)),
};

type Named = readonly { id: string; name: Label }[];

/** The table that calls a cell by what its subject and department are called now, for its history. */
function calledBy(subjects: Named, departments: Named): typeof table {
  const names = new Map([...subjects, ...departments].map(({ id, name }) => [id, name]));
  const titleOf = ({ subjectId, departmentId }: CellRow): Label => {
    const [subject, department] = [names.get(subjectId), names.get(departmentId)];
    const said = (of: Label | undefined, locale: 'nl' | 'en') => (locale === 'en' ? of?.en : null) ?? of?.nl ?? '–';
    return {
      nl: `${said(subject, 'nl')}, ${said(department, 'nl')}`,
      en: `${said(subject, 'en')}, ${said(department, 'en')}`,
    };
  };
  return { ...table, titleOf };
}

async function calledIn(actor: Actor, programmeId: string, tx: Db): Promise<typeof table> {
  return calledBy(await findSubjects(actor, programmeId, tx), await findDepartments(actor, tx));
}

type Asked = CellPlace & { programmeId: string; state: RolloutState; seen?: Seen; today: Day };

/** Says how far a department is with a subject. Null when programme or cell are not the municipality's. */
export async function setCell(
  actor: Actor,
  { programmeId, subjectId, departmentId, state, seen, today }: Asked,
  tx: Db = db(),
): Promise<RowSaved | RolloutRefusal | Overtaken | Forbidden | null> {
  if (!mayRollOut(actor, departmentId)) return { status: 'forbidden' };
  if (!(await isOwnProgramme(actor, programmeId, tx))) return null;
  const fault = rolloutFault(state, today);
  if (fault) return rolloutRefusal(fault.at, fault.why);
  const fields = { programmeId, subjectId, departmentId, ...settledRollout(state) };
  const known = await getCell(actor, { subjectId, departmentId }, tx);
  const called = await calledIn(actor, programmeId, tx);
  return known ? editRow(tx, actor, called, { id: known.id, fields, seen }) : createRow(tx, actor, called, fields);
}

/** Says that a subject does not concern a department. Null when that was so already. */
export async function clearCell(actor: Actor, place: CellPlace, tx: Db = db()): Promise<RowRemoved | Forbidden | null> {
  if (!mayRollOut(actor, place.departmentId)) return { status: 'forbidden' };
  const known = await getCell(actor, place, tx);
  const answer = known && (await removeRow(tx, actor, await calledIn(actor, known.programmeId, tx), known.id));
  // nothing uses a cell
  return answer?.status === 'refused' ? null : answer;
}

/** Of which cell a change is: as it was or became, else as it is now. */
async function changedCell(actor: Actor, entry: OrganisationEntry, tx: Db): Promise<Partial<CellRow> | null> {
  const whole = (entry.before?.['departmentId'] ? entry.before : entry.after) as Partial<CellRow> | null;
  return whole?.departmentId ? whole : getById(actor, entry.rowId, tx);
}

/** Whether this person may turn a change round: all cells that were set with it are of departments they may say it of. */
export async function mayUndoCells(actor: Actor, entry: OrganisationEntry, tx: Db = db()): Promise<boolean> {
  for (const one of await changesTogether(actor, entry, tx)) {
    if (!mayRollOut(actor, (await changedCell(actor, one, tx))?.departmentId ?? '')) return false;
  }
  return true;
}

/** Turns a change of cells round, with all that was set at once with it; a department head only those of their own departments. */
export async function undoCellChange(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  if (!(await mayUndoCells(actor, entry, tx))) return { status: 'forbidden' } as const;
  const { programmeId = '' } = (await changedCell(actor, entry, tx)) ?? {};
  return undoRows(tx, actor, await calledIn(actor, programmeId, tx), await changesTogether(actor, entry, tx));
}

/** What several cells become at once: every subject with every department. */
export type SeveralCells = {
  programmeId: string;
  subjectIds: readonly string[];
  departmentIds: readonly string[];
  set: RolloutSet;
  /** Also cells that do not concern their department so far. */
  addNew: boolean;
  today: Day;
};
/** `before` is null where it does not concern the department so far. */
export type CellChange = CellPlace & { before: RolloutState | null; after: RolloutState };

export const mostCells = 500;

/**
 * What changes when several cells are set, and with `preview` false: saves that as one change, all or nothing. Null when the programme, a
 * subject or a department is not the municipality's.
 */
export function setCells(
  actor: Actor,
  { programmeId, subjectIds, departmentIds, set, addNew, today }: SeveralCells,
  { preview, tx = db() }: { preview: boolean; tx?: Db },
): Promise<
  { status: 'preview' | 'saved'; changes: CellChange[]; changeId: string | null } | RolloutRefusal | Forbidden | null
> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    if (!departmentIds.every((id) => mayRollOut(actor, id))) return { status: 'forbidden' };
    if (!(await isOwnProgramme(actor, programmeId, inner))) return null;
    if (!preview) await lockOrganisation(inner, actor.organisationId);
    const [subjects, departments] = await Promise.all([
      findSubjects(actor, programmeId, inner),
      findDepartments(actor, inner),
    ]);
    const known = new Set([...subjects, ...departments].map(({ id }) => id));
    if (![...subjectIds, ...departmentIds].every((id) => known.has(id))) return null;
    if (subjectIds.length === 0) return rolloutRefusal('subject[]', 'none_chosen');
    if (departmentIds.length === 0) return rolloutRefusal('department[]', 'none_chosen');
    const c = t.rolloutCell;
    const rows = await inner
      .select()
      .from(c)
      .where(
        and(
          eq(c.organisationId, actor.organisationId),
          inArray(c.subjectId, [...subjectIds]),
          inArray(c.departmentId, [...departmentIds]),
        ),
      );
    const cells = new Map(rows.map((row) => [`${row.subjectId} ${row.departmentId}`, cellOf(row)]));
    const changes: (CellChange & { id: string | null })[] = [];
    // in the order of the matrix, whatever the order in which they were asked
    for (const { id: subjectId } of subjects.filter(({ id }) => subjectIds.includes(id))) {
      for (const { id: departmentId } of departments.filter(({ id }) => departmentIds.includes(id))) {
        const cell = cells.get(`${subjectId} ${departmentId}`) ?? null;
        if (!cell && !addNew) continue;
        const before = cell && stateOf(cell);
        const after = withSet(before, set);
        const fault = rolloutFault(after, today);
        if (fault) return rolloutRefusal(fault.at, fault.why);
        if (!sameValue(before, after)) changes.push({ subjectId, departmentId, id: cell?.id ?? null, before, after });
      }
    }
    if (changes.length > mostCells) return rolloutRefusal('subject[]', `too_many:${mostCells}`);
    if (preview) return { status: 'preview', changes, changeId: null };
    const meant = changes.map(({ subjectId, departmentId, id: knownId, after }) => {
      const id = knownId ?? newId();
      return { id, next: { id, programmeId, subjectId, departmentId, ...after, position: 0 } };
    });
    const changeId = await saveRows(inner, actor, calledBy(subjects, departments), meant);
    return { status: 'saved', changes, changeId };
  });
}

const stateOf = ({ stage, plannedOn, actualOn, remark }: CellRow): RolloutState => ({
  ...{ stage, plannedOn, actualOn, remark },
});

/** Every change of a cell, newest first, also of when it concerned the department before. */
export async function findCellLog(
  actor: Actor,
  { subjectId, departmentId }: CellPlace,
  tx: Db = db(),
): Promise<OrganisationEntry[]> {
  const h = t.organisationHistory;
  const about = (side: typeof h.before | typeof h.after) =>
    and(sql`${side} ->> 'subjectId' = ${subjectId}`, sql`${side} ->> 'departmentId' = ${departmentId}`);
  const whole = await tx
    .selectDistinct({ id: h.rowId })
    .from(h)
    .where(
      and(
        eq(h.organisationId, actor.organisationId),
        eq(h.collection, 'rollout_cells'),
        or(about(h.before), about(h.after)),
      ),
    )
    .orderBy(asc(h.rowId));
  const now = await getCell(actor, { subjectId, departmentId }, tx);
  const rowIds = [...new Set([...whole.map(({ id }) => id), ...(now ? [now.id] : [])])];
  return rowIds.length === 0
    ? []
    : findOrganisationHistory(actor, { collections: ['rollout_cells'], rowIds, limit: 200, apart: true }, tx);
}
