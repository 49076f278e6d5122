// What an administrator can do about somebody's access, and the address that was just made.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { SessionTable } from '../account/session-table';
import type { SessionText } from '../account/session-text.server';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';

type Props = {
  person: { id: string; name: string; active: boolean; hasPassword: boolean; hasSecondStep: boolean };
  /** Whether letters reach people. */
  mails: boolean;
  sessions: readonly SessionText[];
  /** The address that was just made, and whether it was mailed. */
  made: { address: string; mailed: boolean; hours: number } | null;
  refusal: string | null;
};

export function PersonAccess({ person, mails, sessions, made, refusal }: Props) {
  const { id, name, active, hasPassword, hasSecondStep } = person;
  const action = paths.personAccess(id);
  return (
    <div className="stack-large">
      {refusal ? <Notice tone="bad" title={refusal} live /> : null}
      {made ? <Made {...made} name={name} /> : null}
      <Form method="post" action={action} className="stack-large">
        {active ? (
          <section className="stack-small" aria-labelledby="link-title">
            <h2 id="link-title">{m.people_link()}</h2>
            <p className="measure">{hasPassword ? m.people_link_reset() : m.people_link_invite()}</p>
            <p className="muted small">{mails ? m.people_link_mailed() : m.people_link_shown()}</p>
            <p>
              <Button name="what" value="link" look="primary">
                {m.people_link_make()}
              </Button>
            </p>
          </section>
        ) : null}
        {hasSecondStep ? (
          <section className="stack-small" aria-labelledby="step-title">
            <h2 id="step-title">{m.access_second_step()}</h2>
            <p className="measure">{m.people_second_step_lead({ name })}</p>
            <p>
              <Button name="what" value="second_step">
                {m.access_second_step_turn_off()}
              </Button>
            </p>
          </section>
        ) : null}
        <section className="stack-small" aria-labelledby="active-title">
          <h2 id="active-title">{active ? m.people_deactivate() : m.people_activate()}</h2>
          <p className="measure">{active ? m.people_deactivate_lead({ name }) : m.people_activate_lead({ name })}</p>
          <p>
            {active ? (
              <Button name="what" value="deactivate" look="danger">
                {m.people_deactivate_what({ name })}
              </Button>
            ) : (
              <Button name="what" value="activate">
                {m.people_activate_what({ name })}
              </Button>
            )}
          </p>
        </section>
      </Form>
      <section className="stack-small" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{m.people_sessions_of({ name })}</h2>
        <SessionTable sessions={sessions} action={action} />
      </section>
      <section className="stack-small" aria-labelledby="data-title">
        <h2 id="data-title">{m.privacy_data_of({ name })}</h2>
        <p className="measure">{m.privacy_data_lead()}</p>
        <div className="buttons">
          <ButtonLink to={paths.personData(id)} reload>
            {m.privacy_data_download()}
          </ButtonLink>
          {active ? null : <ButtonLink to={paths.personErase(id)}>{m.privacy_erase()}</ButtonLink>}
        </div>
      </section>
    </div>
  );
}

function Made({ address, mailed, hours, name }: { address: string; mailed: boolean; hours: number; name: string }) {
  const until = hours < 48 ? m.access_letter_hours({ count: hours }) : m.access_letter_days({ count: hours / 24 });
  return (
    <Notice tone="good" title={mailed ? m.people_link_sent({ name }) : m.people_link_made({ name })} live>
      <p className="measure">
        {m.people_link_once()} {until}
      </p>
      <p>
        <code className="access-key">{address}</code>
      </p>
    </Notice>
  );
}
