// Standing in for somebody (waarneming): their role and departments as well as one's own, until a day, after which it is over by itself.
import { and, asc, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import { getPerson, type PeopleRefusal } from './people.server';
import type { Day } from './planning/day';
import { type Actor, may, type Role } from './planning/permission';
import { tellAdministrators } from './rights-review.server';
import { tellOfActor } from './security.server';
import { renewSessionsOf } from './user.server';

/** `until` is the first day it no longer holds. */
export type DeputyFields = { absentId: string; userId: string; from: Day; until: Day };
export type DeputyRow = DeputyFields & { id: string; position: number };

const d = t.deputy;
const own = (actor: Actor, id: string) => and(eq(d.id, id), eq(d.organisationId, actor.organisationId));

/** One, or null. */
export async function getDeputy(actor: Actor, id: string, tx: Db = db()): Promise<DeputyRow | null> {
  const [row] = await tx
    .select({ id: d.id, absentId: d.absentId, userId: d.userId, from: d.fromDay, until: d.untilDay })
    .from(d)
    .where(own(actor, id));
  return row ? { ...row, from: row.from as Day, until: row.until as Day, position: 0 } : null;
}

const absent = alias(t.userAccount, 'absent');

/** Who stands in for whom on this day or later, the first to end first; nobody for who may not manage people. */
export async function findDeputies(actor: Actor, today: Day, tx: Db = db()) {
  if (!may(actor, 'people.change')) return [];
  const rows = await tx
    .select({
      ...{ id: d.id, from: d.fromDay, until: d.untilDay, name: t.userAccount.name },
      ...{ absentName: absent.name, role: absent.role, absentActive: absent.active },
    })
    .from(d)
    .innerJoin(t.userAccount, eq(t.userAccount.id, d.userId))
    .innerJoin(absent, eq(absent.id, d.absentId))
    .where(and(eq(d.organisationId, actor.organisationId), gt(d.untilDay, today)))
    .orderBy(asc(d.untilDay), asc(d.id));
  return rows.map((row) => ({ ...row, from: row.from as Day, until: row.until as Day, role: row.role as Role }));
}

async function refusalOf(
  actor: Actor,
  _id: string | null,
  fields: DeputyFields,
  tx: Db,
): Promise<PeopleRefusal | null> {
  const refused = (field: string, why: PeopleRefusal['why']) =>
    ({ status: 'refused', reason: 'people', field, why }) as const;
  const [person, deputy] = [await getPerson(actor, fields.absentId, tx), await getPerson(actor, fields.userId, tx)];
  if (!person?.active) return refused('absentId', 'choose');
  if (!deputy?.active) return refused('userId', 'choose');
  if (person.id === deputy.id) return refused('userId', 'same_person');
  return fields.from < fields.until ? null : refused('last', 'last_before_start');
}

/** After every change: sessions get another id, and it is told at the door. */
async function told(tx: Db, actor: Actor, userId: string, detail: string) {
  await renewSessionsOf(tx, actor.organisationId, userId);
  await tellOfActor(tx, actor, { kind: 'deputy_changed', userId, detail });
}
/** Whoever stands in for an administrator has those rights as well. */
async function tellOfPrivilege(tx: Db, actor: Actor, { absentId, userId }: DeputyFields) {
  const absent = await getPerson(actor, absentId, tx);
  if (absent?.role === 'administrator')
    await tellAdministrators(tx, actor, { what: 'administrator', personId: userId });
}
const periodOf = ({ from, until }: DeputyFields) => `${from} ${until}`;

const table: RuledTable<DeputyFields, PeopleRefusal, object> = {
  collection: 'deputies',
  action: 'people.change',
  // The id of whom they stand in for, who has their name elsewhere and may get another.
  titleOf: ({ absentId }) => ({ nl: absentId, en: null }),
  get: getDeputy,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getDeputy(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: async (tx, actor, row) => {
    const { id, absentId, userId, from, until } = row;
    const { organisationId } = actor;
    await tx.insert(d).values({ id, organisationId, absentId, userId, fromDay: from, untilDay: until });
    await told(tx, actor, userId, periodOf(row));
    await tellOfPrivilege(tx, actor, row);
  },
  update: async (tx, actor, row) => {
    const was = await getDeputy(actor, row.id, tx);
    const { absentId, userId, from, until } = row;
    await tx.update(d).set({ absentId, userId, fromDay: from, untilDay: until }).where(own(actor, row.id));
    if (was && was.userId !== userId) await told(tx, actor, was.userId, '');
    await told(tx, actor, userId, periodOf(row));
    await tellOfPrivilege(tx, actor, row);
  },
  remove: async (tx, actor, id) => {
    const was = await getDeputy(actor, id, tx);
    await tx.delete(d).where(own(actor, id));
    if (was) await told(tx, actor, was.userId, '');
  },
};

/** Lets somebody stand in for somebody else of the same municipality. */
export const createDeputy = (actor: Actor, fields: DeputyFields, tx: Db = db()) => createRow(tx, actor, table, fields);

/** Null when it is not there. */
export const editDeputy = (actor: Actor, asked: { id: string; fields: DeputyFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, table, asked);

/** Ends it now, as if it had never been. Null when it is not there. */
export const removeDeputy = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

export const undoDeputyChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
