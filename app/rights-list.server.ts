// Everybody with their rights, by role, in words: for the page on which they are looked through and for its file.
import { localMoment } from './clock.server';
import { csvFile } from './csv.server';
import { findDepartments } from './models/department.server';
import { findPeople } from './models/people.server';
import { type Actor, roles } from './models/planning/permission';
import { m } from './paraglide/messages.js';
import { roleText } from './ui/programme/kind-words';
import { momentText, words } from './ui/words';

export type RightsLine = { id: string; name: string; departments: string; source: string; lastSignIn: string };
export type RightsGroup = { role: string; people: RightsLine[] };

/** Those who are let in; most rights first. */
export async function rightsList(actor: Actor): Promise<RightsGroup[]> {
  const [people, departments] = await Promise.all([findPeople(actor), findDepartments(actor)]);
  const names = new Map(departments.map(({ id, name }) => [id, words(name)]));
  const mostFirst = [...roles].sort((a, b) => Number(b === 'administrator') - Number(a === 'administrator'));
  return mostFirst.map((role) => ({
    role: roleText(role),
    people: people
      .filter((person) => person.active && person.role === role)
      .map(({ id, name, departmentIds, hasIdentity, lastSignIn }) => ({
        ...{ id, name, departments: departmentIds.map((one) => names.get(one) ?? '–').join(', ') || '–' },
        source: hasIdentity ? m.people_review_by_group() : m.people_review_by_hand(),
        lastSignIn: lastSignIn === null ? m.people_never() : momentText(localMoment(lastSignIn)),
      })),
  }));
}

export async function rightsFile(actor: Actor): Promise<Response> {
  const head = [m.people_role(), m.people_name(), m.nav_departments(), m.people_review_source()];
  const lines = (await rightsList(actor)).flatMap(({ role, people }) =>
    people.map((person) => [role, person.name, person.departments, person.source, person.lastSignIn]),
  );
  return csvFile(m.people_review(), [...head, m.people_last_sign_in()], [lines]);
}
