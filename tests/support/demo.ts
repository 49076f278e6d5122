// The demo municipality in a test's database, with a cookie for each role and a stranger from another municipality.
import { and, eq } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import type { Actor, Role } from '~/models/planning/permission';
import { signIn } from './app';
import type { TestDatabase } from './postgres';

export type Demo = {
  organisationId: string;
  programmeId: string;
  blueprintId: string;
  cookie(role: Role): Promise<string>;
  /** A project leader of another municipality. */
  stranger(): Promise<string>;
  actor: Actor;
  otherActor: Actor;
};

export async function demoIn({ db }: TestDatabase): Promise<Demo> {
  const organisationId = 'voorbeeldstad';
  const [programme] = await db.select().from(t.programme);
  const [blueprint] = await db.select().from(t.blueprint);
  if (!programme || !blueprint) throw new Error('the demo has no programme');
  const idOf = async (role: Role) => {
    const where = and(eq(t.userAccount.organisationId, organisationId), eq(t.userAccount.role, role));
    const [known] = await db.select().from(t.userAccount).where(where).limit(1);
    if (known) return known.id;
    const id = newId();
    await db
      .insert(t.userAccount)
      .values({ id, organisationId, key: role, name: role, email: `${role}@voorbeeld.test`, role });
    return id;
  };
  const months = Array.from({ length: 12 }, () => 1);
  await db
    .insert(t.organisation)
    .values({ id: 'elders', name: 'Gemeente Elders', availability: months, season: months });
  const otherId = newId();
  await db.insert(t.userAccount).values({
    id: otherId,
    organisationId: 'elders',
    key: 'pl',
    name: 'Iemand anders',
    email: 'pl@elders.test',
    role: 'project_leader',
  });
  return {
    organisationId,
    programmeId: programme.id,
    blueprintId: blueprint.id,
    cookie: async (role) => signIn(await idOf(role), organisationId),
    stranger: () => signIn(otherId, 'elders'),
    actor: { userId: await idOf('project_leader'), organisationId, role: 'project_leader', departmentIds: [] },
    otherActor: { userId: otherId, organisationId: 'elders', role: 'project_leader', departmentIds: [] },
  };
}
