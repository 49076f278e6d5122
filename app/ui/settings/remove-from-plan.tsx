// Removing a phase or workstream: what still belongs to it, or the button that removes it.
import { Form, Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { words } from '../words';

type Props = {
  programmeId: string;
  title: Label;
  items: readonly { id: string; title: Label; retired: boolean }[];
  cancelTo: string;
  children?: ReactNode;
};

export function RemoveFromPlan({ programmeId, title, items, cancelTo, children }: Props) {
  if (items.length > 0) {
    return (
      <>
        <Notice tone="warn" title={m.settings_still_used({ what: words(title), count: items.length })}>
          <p>{m.settings_still_used_advice()}</p>
        </Notice>
        <ul className="settings-columns">
          {items.map((item) => (
            <li key={item.id}>
              <Link to={paths.item(programmeId, item.id)}>{words(item.title)}</Link>{' '}
              {item.retired ? <span className="muted small">({m.item_retired()})</span> : null}
            </li>
          ))}
        </ul>
        <p>
          <ButtonLink to={cancelTo}>{m.settings_back()}</ButtonLink>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="measure">{m.settings_remove_question({ what: words(title) })}</p>
      {children}
      <Form method="post" className="buttons">
        <Button look="danger">{m.settings_remove_what({ what: words(title) })}</Button>
        <ButtonLink to={cancelTo} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </>
  );
}
