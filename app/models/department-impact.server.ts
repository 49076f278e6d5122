// What departments say a change does to them: said, taken back, turned round; every change stands in the municipality's history.
import { and, asc, eq, or, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import {
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
  undoRow,
} from './organisation-rows.server';
import { type ImpactWord, levelOfAspects } from './planning/change-load/impact';
import { sameValue } from './planning/difference';
import { type Actor, isHead, mayFor } from './planning/permission';
import type { Label } from './planning/plan';

export type ImpactPlace = { itemId: string; departmentId: string };
export type ImpactFields = ImpactPlace &
  ImpactWord & {
    programmeId: string;
    onBehalf: boolean;
    /** What the department had said itself, when somebody of the project wrote down something else after it. */
    headWord: ImpactWord | null;
  };
/** Such words have no order of their own: their position is always 0. */
export type ImpactRow = ImpactFields & { id: string; position: number };
export type ImpactRefusal = { status: 'refused'; reason: 'impact'; field: string; why: string };

type Forbidden = { status: 'forbidden' };

const c = t.departmentImpact;
const columns = {
  ...{ id: c.id, programmeId: c.programmeId, itemId: c.itemId, departmentId: c.departmentId },
  ...{ impact: c.impact, aspects: c.aspects, remark: c.remark, onBehalf: c.onBehalf },
  headWord: c.headWord,
  position: sql<number>`0`,
};

/** Whether this person may say what changes do to a department: a department head of their own, planners on behalf of any. */
export function maySayImpact(actor: Actor, departmentId: string): boolean {
  return mayFor(actor, 'impact.say', departmentId);
}

const own = (actor: Actor, id: string) => and(eq(c.id, id), eq(c.organisationId, actor.organisationId));

async function getById(actor: Actor, id: string, tx: Db): Promise<ImpactRow | null> {
  const [row] = await tx.select(columns).from(c).where(own(actor, id));
  return row ?? null;
}

/** What a department said of an item; null when it said nothing, or one of them is not there. */
export async function getImpact(
  actor: Actor,
  { itemId, departmentId }: ImpactPlace,
  tx: Db = db(),
): Promise<ImpactRow | null> {
  const [row] = await tx
    .select(columns)
    .from(c)
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.itemId, itemId), eq(c.departmentId, departmentId)));
  return row ?? null;
}

/** Everything that was said of the items of a programme. */
export async function findImpacts(actor: Actor, programmeId: string, tx: Db = db()): Promise<ImpactRow[]> {
  return tx
    .select(columns)
    .from(c)
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.programmeId, programmeId)))
    .orderBy(asc(c.itemId), asc(c.departmentId));
}

const refused = (field: string, why: string): ImpactRefusal => ({ status: 'refused', reason: 'impact', field, why });

async function titleOfItem(actor: Actor, { programmeId, itemId }: ImpactFields, tx: Db): Promise<Label | null> {
  const [row] = await tx
    .select({ nl: t.item.title, en: t.item.titleEn })
    .from(t.item)
    .where(
      and(eq(t.item.organisationId, actor.organisationId), eq(t.item.programmeId, programmeId), eq(t.item.id, itemId)),
    );
  return row ?? null;
}

async function refusalOf(actor: Actor, id: string | null, fields: ImpactFields, tx: Db): Promise<ImpactRefusal | null> {
  if (!(await titleOfItem(actor, fields, tx))) return refused('itemId', 'choose');
  const departments = await findDepartments(actor, tx);
  if (!departments.some((row) => row.id === fields.departmentId)) return refused('departmentId', 'choose');
  const same = await getImpact(actor, fields, tx);
  return same && same.id !== id ? refused('impact', 'already_set') : null;
}

const table: RuledTable<ImpactFields, ImpactRefusal, object> = {
  collection: 'department_impacts',
  action: 'impact.say',
  titleOf: () => null,
  get: getById,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getById(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, { position: _position, ...row }) => tx.insert(c).values({ ...row, organisationId }),
  update: (tx, actor, { position: _position, ...row }) => tx.update(c).set(row).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(c).where(own(actor, id)),
};

/** The table that calls a word by what its item and department are called now, for its history. */
async function called(actor: Actor, fields: ImpactFields, tx: Db): Promise<typeof table> {
  const item = (await titleOfItem(actor, fields, tx)) ?? { nl: '–', en: null };
  const department = (await findDepartments(actor, tx)).find(({ id }) => id === fields.departmentId)?.name;
  const of = department ?? { nl: '–', en: null };
  const title = { nl: `${item.nl}, ${of.nl}`, en: `${item.en ?? item.nl}, ${of.en ?? of.nl}` };
  return { ...table, titleOf: () => title };
}

type Asked = ImpactPlace & { programmeId: string; word: ImpactWord; seen?: Seen };

const wordOf = ({ impact, aspects, remark }: ImpactWord): ImpactWord => ({ impact, aspects, remark });

/** What a department said itself, whatever was written down for it after that; null when it never spoke. */
export const ownWord = (row: ImpactRow): ImpactWord | null => (row.onBehalf ? row.headWord : wordOf(row));

/**
 * Says what an item does to a department. What the department said itself stays beside what is written down for it after that. Of aspects the highest is the level. Null when the programme, the item or the
 * department is not the municipality's.
 */
export async function sayImpact(
  actor: Actor,
  { programmeId, itemId, departmentId, word, seen }: Asked,
  tx: Db = db(),
): Promise<RowSaved | ImpactRefusal | Overtaken | Forbidden | null> {
  if (!maySayImpact(actor, departmentId)) return { status: 'forbidden' };
  const impact = levelOfAspects(word.aspects) ?? word.impact;
  const onBehalf = !isHead(actor, departmentId);
  const known = await getImpact(actor, { itemId, departmentId }, tx);
  const said = { ...word, impact };
  const headWord = onBehalf && known ? ownWord(known) : null;
  // Writing down what the department said already leaves it the department's word.
  const isTheirs = known !== null && !known.onBehalf && sameValue(wordOf(known), said);
  const fields: ImpactFields = {
    ...{ programmeId, itemId, departmentId, ...said },
    ...(isTheirs ? { onBehalf: false, headWord: null } : { onBehalf, headWord }),
  };
  if (!(await titleOfItem(actor, fields, tx))) return null;
  const table = await called(actor, fields, tx);
  const answer = known
    ? await editRow(tx, actor, table, { id: known.id, fields, seen })
    : await createRow(tx, actor, table, fields);
  return answer?.status === 'refused' && answer.field === 'departmentId' ? null : answer;
}

/** Takes back what was said; what the department had said itself counts again. Null when nothing was said. */
export async function clearImpact(
  actor: Actor,
  place: ImpactPlace,
  tx: Db = db(),
): Promise<RowSaved | RowRemoved | ImpactRefusal | Overtaken | Forbidden | null> {
  if (!maySayImpact(actor, place.departmentId)) return { status: 'forbidden' };
  const known = await getImpact(actor, place, tx);
  if (known?.headWord) {
    const { id, position: _position, headWord, ...rest } = known;
    const fields = { ...rest, ...headWord, onBehalf: false, headWord: null };
    return editRow(tx, actor, await called(actor, fields, tx), { id, fields });
  }
  const answer = known && (await removeRow(tx, actor, await called(actor, known, tx), known.id));
  // nothing uses such a word
  return answer?.status === 'refused' ? null : answer;
}

/** Of which place a change is: as it was or became, else as it is now. */
export async function changedImpact(
  actor: Actor,
  entry: OrganisationEntry,
  tx: Db = db(),
): Promise<ImpactFields | null> {
  const whole = (entry.before?.['departmentId'] ? entry.before : entry.after) as Partial<ImpactFields> | null;
  return whole?.departmentId ? (whole as ImpactFields) : getById(actor, entry.rowId, tx);
}

/** Turns a change round; a department head only one of their own departments. */
export async function undoImpactChange(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  const of = await changedImpact(actor, entry, tx);
  if (of === null) return null;
  if (!maySayImpact(actor, of.departmentId)) return { status: 'forbidden' } as const;
  return undoRow(tx, actor, await called(actor, of, tx), entry);
}

/** The latest changes of what one department said of the items of a programme, newest first. */
export async function findImpactLog(
  actor: Actor,
  { programmeId, departmentId }: { programmeId: string; departmentId: string },
  tx: Db = db(),
): Promise<OrganisationEntry[]> {
  const h = t.organisationHistory;
  const about = (side: typeof h.before | typeof h.after) =>
    and(sql`${side} ->> 'programmeId' = ${programmeId}`, sql`${side} ->> 'departmentId' = ${departmentId}`);
  const rows = await tx
    .selectDistinct({ id: h.rowId })
    .from(h)
    .where(
      and(
        eq(h.organisationId, actor.organisationId),
        eq(h.collection, 'department_impacts'),
        or(about(h.before), about(h.after)),
      ),
    )
    .orderBy(asc(h.rowId));
  const rowIds = rows.map(({ id }) => id);
  return rowIds.length === 0
    ? []
    : findOrganisationHistory(actor, { collections: ['department_impacts'], rowIds, limit: 8 }, tx);
}
