// The demo municipality for a test of settings, and a second, empty one beside it that must never be reached.
import { asc, eq } from 'drizzle-orm';
import type { Db } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import type { Actor, Role } from '~/models/planning/permission';
import { signIn } from './app';

export const otherMunicipality = 'elders';

export type Municipality = {
  programmeId: string;
  /** Someone of the demo with this role. */
  actor(role: Role): Actor;
  /** The project leader of the other municipality. */
  stranger: Actor;
  /** The Cookie header of someone with this role, or of the stranger. */
  cookie(role: Role | 'stranger'): Promise<string>;
};

export async function twoMunicipalities(db: Db): Promise<Municipality> {
  const even = Array.from({ length: 12 }, () => 1);
  await db.insert(t.organisation).values({ id: otherMunicipality, name: 'Elders', availability: even, season: even });
  const stranger: Actor = {
    userId: 'u-elders',
    organisationId: otherMunicipality,
    role: 'administrator',
    departmentIds: [],
  };
  await db.insert(t.userAccount).values({
    id: stranger.userId,
    organisationId: otherMunicipality,
    key: 'elders',
    name: 'Iemand Elders',
    email: 'iemand@elders.example',
    role: stranger.role,
  });
  const [programme] = await db
    .select({ id: t.programme.id, organisationId: t.programme.organisationId })
    .from(t.programme)
    .limit(1);
  if (!programme) throw new Error('the demo has no programme');
  const people = await db
    .select()
    .from(t.userAccount)
    .where(eq(t.userAccount.organisationId, programme.organisationId))
    .orderBy(asc(t.userAccount.key));
  const actor = (role: Role): Actor => {
    const person = people.find((candidate) => candidate.role === role);
    if (!person) throw new Error(`the demo has nobody who is ${role}`);
    return { userId: person.id, organisationId: programme.organisationId, role, departmentIds: [] };
  };
  return {
    programmeId: programme.id,
    actor,
    stranger,
    cookie: (role) => {
      const { userId, organisationId } = role === 'stranger' ? stranger : actor(role);
      return signIn(userId, organisationId);
    },
  };
}
