// A municipality with a programme from the shipped blueprint, made through the models as the product does.
import { db } from '~/models/db/client.server';
import { addBlueprint } from '~/models/blueprint.server';
import { shippedBlueprint } from '~/models/blueprint-file.server';
import { newId } from '~/models/id.server';
import * as t from '~/models/db/schema';
import { type Day, day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import { raiseRevision } from '~/models/organisation.server';
import { createProgramme } from '~/models/programme.server';
import { startSession } from '~/models/user.server';
import { departmentKeys } from '../factories';

export type Municipality = {
  organisationId: string;
  programmeId: string;
  blueprintId: string;
  leader: Actor;
  departmentIds: Record<string, string>;
  /** The Cookie header of somebody with this role. */
  cookie(role: Role): Promise<string>;
};

/** `name` keeps several municipalities apart. Go-live 13 April 2026, 30 weeks of preparation, unless given. */
export async function aMunicipality(name: string, options: { goLive?: Day } = {}): Promise<Municipality> {
  const document = shippedBlueprint();
  const organisationId = newId();
  const year = Array<number>(12).fill(1);
  await db().insert(t.organisation).values({ id: organisationId, name, availability: year, season: year });
  const departments = departmentKeys.map((key) => ({ id: newId(), organisationId, key, name: key, nameEn: key }));
  await db().insert(t.department).values(departments);
  await db()
    .insert(t.team)
    .values(document.teams.map((team) => ({ id: newId(), organisationId, key: team.key, name: team.title.nl })));
  await db()
    .insert(t.competence)
    .values(document.competences.map((row) => ({ id: newId(), organisationId, key: row.key, name: row.title.nl })));
  await db()
    .insert(t.metric)
    .values(
      document.metrics.map(({ key, code, title, unit, direction }) => ({
        ...{ organisationId, key, code, unit, direction },
        name: title.nl,
        definition: {},
      })),
    );
  const people = new Map<Role, string>();
  const person = async (role: Role): Promise<string> => {
    const known = people.get(role);
    if (known) return known;
    const id = newId();
    people.set(role, id);
    await db()
      .insert(t.userAccount)
      .values({ id, organisationId, key: role, name: `${role} van ${name}`, email: `${role}@${name}.example`, role });
    // A plan knows the people of its municipality.
    await raiseRevision(db(), organisationId);
    return id;
  };
  const leader: Actor = {
    userId: await person('project_leader'),
    organisationId,
    role: 'project_leader',
    departmentIds: [],
  };
  const added = await addBlueprint(leader, document);
  if (!('id' in added)) throw new Error('no blueprint');
  const made = await createProgramme(leader, {
    name: `Programma ${name}`,
    blueprintId: added.id,
    goLive: options.goLive ?? day('2026-04-13'),
    prepWeeks: 30,
    drivers: {},
    departmentKeys,
  });
  if (made.status !== 'saved') throw new Error(made.status);
  return {
    organisationId,
    programmeId: made.programmeId,
    blueprintId: added.id,
    leader,
    departmentIds: Object.fromEntries(departments.map((row) => [row.key, row.id])),
    cookie: async (role) => `dok_sessie=${await startSession(await person(role), organisationId, new Date())}`,
  };
}
