// The people one can be in the demo: one card per reader, the others below.
import type { Role } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { roleText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { words } from '../words';

type DemoPerson = { id: string; name: string; role: Role; department: { nl: string | null; en: string | null } | null };
type Props = { readers: readonly DemoPerson[]; others: readonly DemoPerson[] };

const questions: Record<Role, () => string> = {
  project_leader: m.sign_in_question_project_leader,
  department_head: m.sign_in_question_department_head,
  steering: m.sign_in_question_steering,
  administrator: m.sign_in_question_administrator,
  reader: m.sign_in_question_reader,
};

function departmentOf(person: DemoPerson): string {
  const { department } = person;
  return department?.nl ? words({ nl: department.nl, en: department.en }) : '';
}

export function DemoPeople({ readers, others }: Props) {
  return (
    <>
      <ul className="plain columns">
        {readers.map((person) => (
          <li key={person.id} className="panel stack-small">
            <h2>{roleText(person.role)}</h2>
            <p>{questions[person.role]()}</p>
            <p className="muted small">
              {person.name}
              {departmentOf(person) ? ` · ${departmentOf(person)}` : ''}
            </p>
            <p>
              <Button look="primary" name="person" value={person.id}>
                {m.sign_in_as({ role: roleText(person.role) })}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <details className="fold">
          <summary>{m.sign_in_other()}</summary>
          <ul className="plain stack-small">
            {others.map((person) => (
              <li key={person.id} className="row">
                <Button small name="person" value={person.id}>
                  {person.name}
                </Button>
                <span className="muted">
                  {roleText(person.role)}
                  {departmentOf(person) ? ` · ${departmentOf(person)}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
