// Removing a department or team: everything that still uses it, by name; or the button that removes it.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';

export type UsageGroup = { title: string; rows: { id: string; name: string; to: string | null }[] };
type Props = { what: string; groups: readonly UsageGroup[]; cancelTo: string };

export function Removal({ what, groups, cancelTo }: Props) {
  const used = groups.filter((group) => group.rows.length > 0);
  if (used.length === 0) {
    return (
      <>
        <p className="measure">{m.settings_remove_unused({ what })}</p>
        <Form method="post" className="buttons">
          <Button look="danger">{m.settings_remove_what({ what })}</Button>
          <ButtonLink to={cancelTo} look="subtle">
            {m.cancel()}
          </ButtonLink>
        </Form>
      </>
    );
  }
  return (
    <>
      <Notice tone="warn" title={m.settings_in_use({ what })}>
        <p>{m.settings_in_use_advice()}</p>
      </Notice>
      {used.map((group) => (
        <section key={group.title} className="stack-small" aria-label={group.title}>
          <h2>
            {group.title} <span className="muted">({group.rows.length})</span>
          </h2>
          <ul className="settings-columns">
            {group.rows.map((row) => (
              <li key={row.id}>{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <ButtonLink to={cancelTo}>{m.settings_back()}</ButtonLink>
      </p>
    </>
  );
}
