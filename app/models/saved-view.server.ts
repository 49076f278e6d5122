// Saved views as one person may see them: their own, and those shared with a role or department of theirs. Opening one is an address.
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { type Actor, isHead, isRole, may, type Role } from './planning/permission';
import { isOfOneProgramme, keptSearch, longestSearch } from './planning/views/kept-search';
import { screenNamed, type ViewScreen } from './planning/views/view-screens';

/** With whom it is shared; null: with nobody. */
export type Share = { role: Role } | { departmentId: string } | null;

export type SavedView = {
  id: string;
  /** In all programmes of the municipality. */
  everywhere: boolean;
  ownerName: string;
  /** Whether the owner still works here. */
  ownerActive: boolean;
  isOwn: boolean;
  screen: ViewScreen;
  /** What of the kept address the screen still knows, as `?…`. */
  search: string;
  name: string;
  share: Share;
  /** Whether the actor starts the screen with it, in this programme. */
  isStart: boolean;
  /** Its owner may change it, and of what is shared also who looks after shared views. */
  mayChange: boolean;
};

export type ViewFields = { name: string; share: Share; everywhere: boolean; asStart: boolean };
export type NewView = ViewFields & { screen: ViewScreen; search: string };

export type ViewAnswer =
  | { status: 'saved'; id: string }
  | { status: 'refused'; field: 'name'; why: 'taken' | 'too_many' | 'too_long' }
  | { status: 'refused'; field: 'share'; why: 'choose' }
  | { status: 'refused'; field: 'everywhere'; why: 'of_one_programme' };

/** So many views one person keeps. */
const mostViews = 100;

type Row = Omit<SavedView, 'share' | 'mayChange' | 'screen'> & {
  screen: string;
  sharedRole: Role | null;
  sharedDepartmentId: string | null;
};

const shareOf = ({ sharedRole, sharedDepartmentId }: Row): Share =>
  sharedRole ? { role: sharedRole } : sharedDepartmentId ? { departmentId: sharedDepartmentId } : null;

/** Whether a view that is not the actor's own is theirs to see: shared with a role or department of theirs, or theirs to look after. */
function isForThem(actor: Actor, share: Share): boolean {
  if (share === null) return false;
  if (may(actor, 'views.share')) return true;
  return 'role' in share
    ? isRole(actor, share.role)
    : actor.departmentIds.includes(share.departmentId) || isHead(actor, share.departmentId);
}

/** The views the actor sees in a programme, by name; none when the programme is not of their municipality. */
export async function findViews(actor: Actor, programmeId: string, tx: Db = db()): Promise<SavedView[]> {
  const result = await tx.execute(sql`select v.id, v.programme_id is null as everywhere, u.name as "ownerName",
      u.active as "ownerActive", v.owner_id = ${actor.userId} as "isOwn", v.screen, v.search, v.name,
      v.shared_role as "sharedRole", v.shared_department_id as "sharedDepartmentId", s.view_id is not null as "isStart"
    from saved_view v join programme p on p.organisation_id = v.organisation_id and p.id = ${programmeId}
    join user_account u on u.id = v.owner_id
    left join saved_view_start s on s.view_id = v.id and s.user_id = ${actor.userId} and s.programme_id = p.id
    where v.organisation_id = ${actor.organisationId} and (v.programme_id = p.id or v.programme_id is null)
      and (v.owner_id = ${actor.userId} or num_nonnulls(v.shared_role, v.shared_department_id) > 0)
    order by lower(v.name), v.id`);
  return rowsOf<Row>(result).flatMap((row) => {
    const share = shareOf(row);
    const screen = screenNamed(row.screen);
    if (screen === null || !(row.isOwn || isForThem(actor, share))) return [];
    const { sharedRole: _role, sharedDepartmentId: _department, ...rest } = row;
    const search = keptSearch(screen, row.search, { period: true });
    return [{ ...rest, screen, search, share, mayChange: row.isOwn || may(actor, 'views.share') }];
  });
}

/** One of the views the actor sees, or null. */
export async function getView(actor: Actor, programmeId: string, id: string, tx: Db = db()): Promise<SavedView | null> {
  return (await findViews(actor, programmeId, tx)).find((view) => view.id === id) ?? null;
}

/** Who it may be shared with is the actor's to say, and is there. */
async function mayShare(actor: Actor, share: Share, tx: Db): Promise<boolean> {
  if (share === null) return true;
  if (!may(actor, 'views.share')) return false;
  if ('role' in share) return true;
  const d = t.department;
  const rows = await tx
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.organisationId, actor.organisationId), eq(d.id, share.departmentId)));
  return rows.length > 0;
}

const columnsOf = (share: Share) => ({
  sharedRole: share && 'role' in share ? share.role : null,
  sharedDepartmentId: share && 'departmentId' in share ? share.departmentId : null,
});

/** Keeps a view of the actor's own. Null when the programme is not of their municipality. */
export async function keepView(actor: Actor, programmeId: string, input: NewView, tx?: Db): Promise<ViewAnswer | null> {
  const keep = async (inner: Db): Promise<ViewAnswer | null> => {
    const { organisationId, userId } = actor;
    if (!(await hasProgramme(actor, programmeId, inner))) return null;
    const { name, screen, share, everywhere } = input;
    const search = keptSearch(screen, input.search, { period: true });
    if (search.length > longestSearch) return { status: 'refused', field: 'name', why: 'too_long' };
    if (!(await mayShare(actor, share, inner))) return { status: 'refused', field: 'share', why: 'choose' };
    if (everywhere && isOfOneProgramme(screen, search))
      return { status: 'refused', field: 'everywhere', why: 'of_one_programme' };
    const own = await inner
      .select({ id: t.savedView.id })
      .from(t.savedView)
      .where(and(eq(t.savedView.organisationId, organisationId), eq(t.savedView.ownerId, userId)));
    if (own.length >= mostViews) return { status: 'refused', field: 'name', why: 'too_many' };
    const id = newId();
    const made = await inner
      .insert(t.savedView)
      .values({
        ...{ id, organisationId, ownerId: userId, screen, search, name: name.trim() },
        ...{ programmeId: everywhere ? null : programmeId, ...columnsOf(share) },
      })
      .onConflictDoNothing()
      .returning({ id: t.savedView.id });
    if (made.length === 0) return { status: 'refused', field: 'name', why: 'taken' };
    if (input.asStart) await putStart(actor, programmeId, { id, screen }, inner);
    return { status: 'saved', id };
  };
  return tx ? keep(tx) : db().transaction((inner) => keep(inner as unknown as Db));
}

/** Changes name, share and where it holds. Null when the actor does not see it, 'forbidden' when it is not theirs to change. */
export async function changeView(
  actor: Actor,
  programmeId: string,
  { id, fields }: { id: string; fields: ViewFields },
  tx?: Db,
): Promise<ViewAnswer | { status: 'forbidden' } | null> {
  const change = async (inner: Db): Promise<ViewAnswer | { status: 'forbidden' } | null> => {
    const view = await getView(actor, programmeId, id, inner);
    if (!view) return null;
    if (!view.mayChange) return { status: 'forbidden' };
    const { name, share, everywhere } = fields;
    // Whoever looks after what is shared does not make it somebody's own: it would be gone for everybody.
    if ((share === null && !view.isOwn) || !(await mayShare(actor, share, inner)))
      return { status: 'refused', field: 'share', why: 'choose' };
    if (everywhere && isOfOneProgramme(view.screen, view.search))
      return { status: 'refused', field: 'everywhere', why: 'of_one_programme' };
    const v = t.savedView;
    const mine = and(eq(v.organisationId, actor.organisationId), eq(v.id, id));
    const place = everywhere ? null : programmeId;
    const [same] = await inner
      .select({ id: v.id })
      .from(v)
      .where(
        and(
          eq(v.organisationId, actor.organisationId),
          sql`${v.ownerId} = (select owner_id from saved_view where id = ${id})`,
          ...[eq(v.screen, view.screen), eq(v.name, name.trim()), ne(v.id, id)],
          place === null ? isNull(v.programmeId) : eq(v.programmeId, place),
        ),
      );
    if (same) return { status: 'refused', field: 'name', why: 'taken' };
    await inner
      .update(v)
      .set({ name: name.trim(), programmeId: place, ...columnsOf(share) })
      .where(mine);
    if (fields.asStart !== view.isStart) await setStart(actor, programmeId, { id, on: fields.asStart }, inner);
    return { status: 'saved', id };
  };
  return tx ? change(tx) : db().transaction((inner) => change(inner as unknown as Db));
}

/** Takes a view away. Null when the actor does not see it, false when it is not theirs to remove. */
export async function removeView(
  actor: Actor,
  programmeId: string,
  id: string,
  tx: Db = db(),
): Promise<boolean | null> {
  const view = await getView(actor, programmeId, id, tx);
  if (!view) return null;
  if (!view.mayChange) return false;
  const v = t.savedView;
  await tx.delete(v).where(and(eq(v.organisationId, actor.organisationId), eq(v.id, id)));
  return true;
}

/** Makes a view the actor's own start of its screen in this programme, or no longer. Null when they do not see it. */
export async function setStart(
  actor: Actor,
  programmeId: string,
  { id, on }: { id: string; on: boolean },
  tx: Db = db(),
): Promise<true | null> {
  const view = await getView(actor, programmeId, id, tx);
  if (!view) return null;
  if (on) await putStart(actor, programmeId, view, tx);
  else {
    const s = t.savedViewStart;
    await tx
      .delete(s)
      .where(
        and(
          ...[eq(s.organisationId, actor.organisationId), eq(s.userId, actor.userId)],
          ...[eq(s.programmeId, programmeId), eq(s.viewId, id)],
        ),
      );
  }
  return true;
}

async function putStart(
  { organisationId, userId }: Actor,
  programmeId: string,
  { id: viewId, screen }: { id: string; screen: ViewScreen },
  tx: Db,
) {
  const s = t.savedViewStart;
  await tx
    .insert(s)
    .values({ organisationId, userId, programmeId, screen, viewId })
    .onConflictDoUpdate({ target: [s.userId, s.programmeId, s.screen], set: { viewId } });
}

async function hasProgramme({ organisationId }: Actor, programmeId: string, tx: Db): Promise<boolean> {
  const p = t.programme;
  const rows = await tx
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.organisationId, organisationId), eq(p.id, programmeId)));
  return rows.length > 0;
}
