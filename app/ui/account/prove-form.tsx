// Showing once more who one is: with one's password, at the identity provider, or that it is done.
import { Form } from '~/ui/shared/navigation';
import type { AccessState } from '~/access-form.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { TextField } from '../shared/field';
import { Notice } from '../shared/notice';
import { AccessRefusal } from './access-refusal';

type Props = {
  to: string;
  isDone: boolean;
  /** With which address somebody signs in; null: they have no password. */
  login: string | null;
  /** The words of its button; null: the provider does not know them. */
  provider: string | null;
  state: AccessState | undefined;
};

export function ProveForm({ to, isDone, login, provider, state }: Props) {
  if (isDone) return <Notice tone="good" title={m.access_prove_done()} live />;
  if (login === null && provider === null) return <Notice tone="warn" title={m.access_prove_none()} />;
  const labels = { password: m.access_password() };
  return (
    <div className="stack">
      {provider ? (
        <p>
          <ButtonLink to={paths.signInProvider({ to, again: 1 })} look={login ? 'secondary' : 'primary'} reload>
            {provider}
          </ButtonLink>
        </p>
      ) : null}
      {login === null ? null : (
        <Form method="post" className="form" noValidate>
          <AccessRefusal state={state} labels={labels} />
          <input type="hidden" name="to" value={to} />
          <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
          <TextField
            name="password"
            type="password"
            label={labels.password}
            state={state}
            autoComplete="current-password"
          />
          <div className="buttons">
            <Button look="primary">{m.access_prove_go()}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
