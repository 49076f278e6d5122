// The ways in beside the demo: the identity provider, a password of our own, and the first start of an empty installation.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { PasswordForm } from './password-form';

type Props = {
  to: string;
  /** The words of its button; null: there is no identity provider. */
  provider: string | null;
  local: boolean;
  firstStart: boolean;
  /** A password was just chosen. */
  chosen: boolean;
  isDemo: boolean;
};

export function SignInWays({ to, provider, local, firstStart, chosen, isDemo }: Props) {
  const back = to === paths.home() ? undefined : to;
  if (firstStart)
    return (
      <Notice title={m.access_first_start_none()}>
        <p className="measure">{m.access_first_start_how()}</p>
        <p>
          <ButtonLink to={paths.firstStart()} look="primary">
            {m.access_first_start_go()}
          </ButtonLink>
        </p>
      </Notice>
    );
  return (
    <div className="stack">
      {chosen ? <Notice tone="good" title={m.access_chosen()} live /> : null}
      {provider ? (
        <p>
          <ButtonLink to={paths.signInProvider({ to: back })} look={isDemo ? 'secondary' : 'primary'} reload>
            {provider}
          </ButtonLink>
        </p>
      ) : null}
      {local && !provider && !isDemo ? <PasswordForm to={to} state={undefined} /> : null}
      {local && (provider !== null || isDemo) ? (
        <p>
          <Link to={paths.signInPassword(back)}>{m.access_with_password()}</Link>
        </p>
      ) : null}
    </div>
  );
}
