// Everybody with their role, departments and way of signing in.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';

export type PersonLine = {
  id: string;
  name: string;
  email: string;
  role: string;
  departments: string;
  ways: string;
  lastSignIn: string | null;
  active: boolean;
};

export function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  return (
    <ScrollRegion label={m.people_title()}>
      <table className="table">
        <caption className="visually-hidden">{m.people_title()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.people_name()}</th>
            <th scope="col">{m.people_role()}</th>
            <th scope="col">{m.nav_departments()}</th>
            <th scope="col">{m.people_ways()}</th>
            <th scope="col">{m.people_last_sign_in()}</th>
            <th scope="col">{m.settings_change()}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.active ? undefined : 'muted'}>
              <th scope="row">
                <Link to={paths.person(person.id)}>{person.name}</Link>{' '}
                {person.active ? null : <StateBadge look="retired">{m.people_inactive()}</StateBadge>}
                <span className="settings-note muted small">{person.email}</span>
              </th>
              <td>{person.role}</td>
              <td>{person.departments || '–'}</td>
              <td>{person.ways || '–'}</td>
              <td className="nowrap">{person.lastSignIn ?? m.people_never()}</td>
              <td className="settings-links">
                <Link to={paths.person(person.id)} aria-label={m.settings_edit_what({ what: person.name })}>
                  {m.settings_edit()}
                </Link>
                <Link to={paths.personAccess(person.id)} aria-label={m.people_access_of({ name: person.name })}>
                  {m.people_access()}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
