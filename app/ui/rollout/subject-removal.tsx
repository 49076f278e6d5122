// Removing what is rolled out: the departments it concerns, or the button that removes it.
import { Form, Link } from '~/ui/shared/navigation';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { words } from '../words';

type Props = { id: string; subjectId: string; name: Label; departments: readonly { id: string; name: Label }[] };

export function SubjectRemoval({ id, subjectId, name, departments }: Props) {
  const what = words(name);
  const back = paths.rolloutSubjects(id);
  return (
    <Page
      title={m.settings_remove_what({ what })}
      crumbs={[
        { label: m.rollout_title(), to: paths.rollout(id) },
        { label: m.rollout_subjects(), to: back },
      ]}
    >
      {departments.length === 0 ? (
        <>
          <p className="measure">{m.settings_remove_unused({ what })}</p>
          <Form method="post" className="buttons">
            <Button look="danger">{m.settings_remove_what({ what })}</Button>
            <ButtonLink to={back} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </Form>
        </>
      ) : (
        <>
          <Notice tone="warn" title={m.settings_in_use({ what })}>
            <p>{m.rollout_subject_in_use()}</p>
          </Notice>
          <ul className="plain ro-log">
            {departments.map((department) => (
              <li key={department.id}>
                <Link to={paths.rolloutCell(id, subjectId, department.id)}>{words(department.name)}</Link>
              </li>
            ))}
          </ul>
          <p>
            <ButtonLink to={back}>{m.settings_back()}</ButtonLink>
          </p>
        </>
      )}
    </Page>
  );
}
