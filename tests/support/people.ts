// A municipality with people who sign in with a password: made the way an administrator makes them.
import { makeLink, useLink as chooseWithLink } from '~/models/account-link.server';
import { db } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { createPerson } from '~/models/people.server';
import type { Actor, Door, Role } from '~/models/planning/permission';

export const door: Door = { address: '192.0.2.1', device: 'Firefox, Linux' };
export const goodPassword = 'paard batterij kade lepel';

/** An empty municipality with an administrator, and one department. */
export async function aTownHall(name: string): Promise<{ admin: Actor; departmentId: string }> {
  const [organisationId, userId, departmentId] = [newId(), newId(), newId()];
  const year = Array<number>(12).fill(1);
  await db().insert(t.organisation).values({ id: organisationId, name, availability: year, season: year });
  await db().insert(t.department).values({ id: departmentId, organisationId, key: 'VTH', name: 'VTH' });
  const who = { name: `Beheer ${name}`, email: `beheer@${name}.example`, role: 'administrator' };
  await db()
    .insert(t.userAccount)
    .values({ id: userId, organisationId, key: 'beheer', ...who });
  return { admin: { userId, organisationId, role: 'administrator', departmentIds: [], door }, departmentId };
}

type Added = { actor: Actor; login: string };

/** Somebody with a password, if one is given. */
export async function addPerson(
  admin: Actor,
  { name, role = 'reader', password }: { name: string; role?: Role; password?: string },
): Promise<Added> {
  const login = `${name.toLowerCase().replaceAll(' ', '.')}@${admin.organisationId}.example`;
  const made = await createPerson(admin, { name, email: login, role, departmentIds: [] });
  if (made.status !== 'saved') throw new Error(made.status);
  if (password !== undefined) await givePassword(admin, made.id, password);
  const actor: Actor = { userId: made.id, organisationId: admin.organisationId, role, departmentIds: [], door };
  return { actor, login };
}

/** Chooses a password with a one-time address. */
export async function givePassword(admin: Actor, userId: string, password = goodPassword): Promise<void> {
  const link = await makeLink(admin, userId, new Date());
  if (link?.status !== 'made') throw new Error(`no link: ${link?.status}`);
  const chosen = await chooseWithLink({ token: link.token, password, door }, new Date());
  if (chosen?.status !== 'saved') throw new Error('no password');
}
