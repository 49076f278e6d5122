// Removing a phase or workstream: what still belongs to it, or what follows and the button that removes it.
import { Link } from '~/ui/shared/navigation';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { paths } from '../paths';
import { PlanPage } from '../plan/plan-page';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { words } from '../words';

type Props = {
  programmeId: string;
  title: Label;
  items: readonly { id: string; title: Label; retired: boolean }[];
  ahead: PlanAnswer;
  answer: PlanAnswer | undefined;
  crumb: { label: string; to: string };
};

export function RemoveFromPlan({ programmeId, title, items, ahead, answer, crumb }: Props) {
  const what = words(title);
  const remove = m.settings_remove_what({ what });
  if (items.length === 0) {
    return (
      <PlanPage
        {...{ programmeId, ahead, answer, crumb }}
        title={remove}
        lead={m.settings_remove_question({ what })}
        save={remove}
        look="danger"
      />
    );
  }
  return (
    <Page title={remove} crumbs={[crumb]}>
      <Notice tone="warn" live={answer !== undefined} title={m.settings_still_used({ what, count: items.length })}>
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
        <ButtonLink to={crumb.to}>{m.settings_back()}</ButtonLink>
      </p>
    </Page>
  );
}
