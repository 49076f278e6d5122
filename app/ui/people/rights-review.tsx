// A table per role of who has it, and one button that says that all of it is right.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { Form, Link } from '../shared/navigation';
import { Notice } from '../shared/notice';
import { ScrollRegion } from '../shared/scroll-region';

type Person = { id: string; name: string; departments: string; source: string; lastSignIn: string };
type Props = {
  groups: { role: string; people: Person[] }[];
  revision: number;
  notices: { tone: 'info' | 'good' | 'warn'; text: string }[];
};

export function RightsReview({ groups, revision, notices }: Props) {
  return (
    <>
      {notices.map(({ tone, text }) => (
        <Notice key={text} tone={tone} title={text} live={tone !== 'info'} />
      ))}
      {groups.map(({ role, people }) => (
        <section key={role} aria-label={role}>
          <h2 className="capital">{m.people_review_in_role({ role, count: people.length })}</h2>
          {people.length === 0 ? (
            <p className="muted">{m.people_review_empty()}</p>
          ) : (
            <ScrollRegion label={role}>
              <table className="table">
                <caption className="visually-hidden">{role}</caption>
                <thead>
                  <tr>
                    <th scope="col">{m.people_name()}</th>
                    <th scope="col">{m.nav_departments()}</th>
                    <th scope="col">{m.people_review_source()}</th>
                    <th scope="col">{m.people_last_sign_in()}</th>
                  </tr>
                </thead>
                <tbody>
                  {people.map((person) => (
                    <tr key={person.id}>
                      <th scope="row">
                        <Link to={paths.person(person.id)}>{person.name}</Link>
                      </th>
                      <td>{person.departments}</td>
                      <td>{person.source}</td>
                      <td className="nowrap">{person.lastSignIn}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </section>
      ))}
      <Form method="post" className="buttons">
        <input type="hidden" name="revision" value={revision} />
        <Button type="submit" look="primary">
          {m.people_review_confirm()}
        </Button>
      </Form>
    </>
  );
}
