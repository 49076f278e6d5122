// The municipality's own rules: whether Good Friday is a day off, and its house style. Both stand in its history.
import { eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findThemes, getOrganisation, lockOrganisation } from './organisation.server';
import { type OrganisationEntry, rowBefore, type RowTable, saveRow } from './organisation-history.server';
import { type Actor, may } from './planning/permission';

export type Rules = { id: string; goodFriday: boolean; theme: string };

/** One row, that is neither made nor removed here. */
export const ownRules: RowTable<Rules> = {
  collection: 'organisation',
  titleOf: () => null,
  get: async (actor, id, tx) => {
    const organisation = await getOrganisation(actor, tx);
    return organisation?.id === id ? { id, goodFriday: organisation.goodFriday, theme: organisation.theme } : null;
  },
  insert: () => Promise.resolve(),
  update: (tx, { organisationId }, { goodFriday, theme }) =>
    tx.update(t.organisation).set({ goodFriday, theme }).where(eq(t.organisation.id, organisationId)),
  remove: () => Promise.resolve(),
};

export type ThemeAnswer =
  { status: 'saved' } | { status: 'forbidden' } | { status: 'refused'; reason: 'unknown_theme' };

/** Chooses the house style of the municipality; null when that is not there. */
export async function changeTheme(actor: Actor, theme: string, tx: Db = db()): Promise<ThemeAnswer | null> {
  if (!may(actor, 'appearance.change')) return { status: 'forbidden' };
  if (!findThemes().some((known) => known.key === theme)) return { status: 'refused', reason: 'unknown_theme' };
  const id = actor.organisationId;
  return tx.transaction(async (inner): Promise<ThemeAnswer | null> => {
    const step = inner as unknown as Db;
    await lockOrganisation(step, id);
    const current = await ownRules.get(actor, id, step);
    if (!current) return null;
    await saveRow(step, actor, ownRules, { id, next: { ...current, theme } });
    return { status: 'saved' };
  });
}

/** Gives the municipality the house style it had before a change; nothing else is read anew or moved. */
export async function undoThemeChange(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  if (!may(actor, 'appearance.change')) return { status: 'forbidden' } as const;
  return tx.transaction(async (inner) => {
    const step = inner as unknown as Db;
    await lockOrganisation(step, actor.organisationId);
    const turned = await rowBefore(step, actor, ownRules, entry);
    if (turned.status === 'refused') return turned;
    const { rowId: id, id: undoes } = entry;
    const changeId = await saveRow(step, actor, ownRules, { id, next: turned.row, undoes });
    return { status: 'saved', id, changeId } as const;
  });
}
