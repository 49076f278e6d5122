// The parts of one's own account, one under the other.
import { Form } from '~/ui/shared/navigation';
import type { AccessState } from '~/access-form.server';
import type { getOwnAccount } from '~/models/account.server';
import { m } from '~/paraglide/messages.js';
import { getLocale } from '~/paraglide/runtime.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { TextField } from '../shared/field';
import { Notice } from '../shared/notice';
import { StateBadge } from '../shared/state-badge';
import { AccessRefusal } from './access-refusal';
import { SessionTable } from './session-table';
import type { SessionText } from './session-text.server';

type Props = {
  account: Awaited<ReturnType<typeof getOwnAccount>>;
  role: string;
  standsIn: readonly string[];
  sessions: readonly SessionText[];
  /** The identity provider can be joined to this account. */
  mayJoin: boolean;
  saved: boolean;
  state: AccessState | undefined;
};

export function AccountOverview(props: Props) {
  return (
    <div className="stack-large">
      {props.saved ? <Notice tone="good" title={m.settings_saved()} live /> : null}
      <Profile {...props} />
      <WaysIn {...props} />
      <section className="stack-small" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{m.access_sessions()}</h2>
        <p className="muted measure">{m.access_sessions_lead()}</p>
        <SessionTable sessions={props.sessions} action={paths.accountSessionsEnd()} />
      </section>
      <section className="stack-small" aria-labelledby="data-title">
        <h2 id="data-title">{m.privacy_own_data()}</h2>
        <p className="muted measure">{m.privacy_own_data_lead()}</p>
        <p>
          <ButtonLink to={paths.accountData()} reload>
            {m.privacy_data_download()}
          </ButtonLink>
        </p>
      </section>
    </div>
  );
}

function Profile({ account, role, standsIn, state }: Props) {
  const other = getLocale() === 'nl' ? 'en' : 'nl';
  return (
    <section className="columns" aria-label={m.access_profile()}>
      <div className="stack-small">
        {account.identity ? null : (
          <Form method="post" className="form" noValidate>
            <AccessRefusal state={state} labels={{ name: m.access_own_name() }} />
            <TextField name="name" label={m.access_own_name()} state={state} start={account.name} autoComplete="name" />
            <div className="buttons">
              <Button>{m.access_name_save()}</Button>
            </div>
          </Form>
        )}
        <dl className="facts">
          {account.identity ? (
            <>
              <dt>{m.access_own_name()}</dt>
              <dd>{account.name}</dd>
            </>
          ) : null}
          <dt>{m.people_email()}</dt>
          <dd>{account.email}</dd>
          <dt>{m.people_role()}</dt>
          <dd>{role}</dd>
          {standsIn.length > 0 ? (
            <>
              <dt>{m.people_deputies()}</dt>
              <dd>{standsIn.join('; ')}</dd>
            </>
          ) : null}
        </dl>
        <p className="muted small">{account.identity ? m.access_profile_provider() : m.access_profile_rights()}</p>
      </div>
      <Form method="post" action={paths.language()} reloadDocument className="stack-small">
        <h2>{m.access_language()}</h2>
        <p className="measure">{m.access_language_lead()}</p>
        <input type="hidden" name="to" value={paths.account()} />
        <p>
          <Button name="language" value={other}>
            {other === 'en' ? 'Read in English' : 'Lees in het Nederlands'}
          </Button>
        </p>
      </Form>
    </section>
  );
}

function WaysIn({ account, mayJoin }: Props) {
  const { hasPassword, hasSecondStep, recoveryLeft, identity } = account;
  return (
    <section className="stack" aria-labelledby="ways-title">
      <h2 id="ways-title">{m.access_ways()}</h2>
      <div className="columns">
        {hasPassword ? (
          <div className="panel stack-small">
            <h3>{m.access_password()}</h3>
            <p>{m.access_password_has()}</p>
            <p>
              <ButtonLink to={paths.accountPassword()}>{m.access_password_change()}</ButtonLink>
            </p>
          </div>
        ) : null}
        {hasPassword ? (
          <div className="panel stack-small">
            <h3>{m.access_second_step()}</h3>
            <p>
              <StateBadge look={hasSecondStep ? 'good' : 'warn'}>
                {hasSecondStep ? m.access_second_step_on() : m.access_second_step_off()}
              </StateBadge>
            </p>
            <p>{hasSecondStep ? m.access_recovery_left({ count: recoveryLeft }) : m.access_second_step_why()}</p>
            <p>
              <ButtonLink to={paths.accountSecondStep()} look={hasSecondStep ? 'secondary' : 'primary'}>
                {hasSecondStep ? m.access_second_step_manage() : m.access_second_step_turn_on()}
              </ButtonLink>
            </p>
          </div>
        ) : null}
        {identity ? (
          <div className="panel stack-small">
            <h3>{m.access_provider()}</h3>
            <p>{m.access_provider_joined()}</p>
          </div>
        ) : null}
        {mayJoin ? (
          <div className="panel stack-small">
            <h3>{m.access_provider()}</h3>
            <p>{m.access_provider_join_lead()}</p>
            <p>
              <ButtonLink to={paths.signInProvider({ join: 1 })} reload>
                {m.access_provider_join()}
              </ButtonLink>
            </p>
          </div>
        ) : null}
      </div>
      {!hasPassword && !identity ? <p className="measure">{m.access_only_demo()}</p> : null}
    </section>
  );
}
