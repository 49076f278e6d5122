// Signing in with an e-mail address and a password.
import { Form, Link } from '~/ui/shared/navigation';
import type { AccessState } from '~/access-form.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { TextField } from '../shared/field';
import { AccessRefusal } from './access-refusal';

export function PasswordForm({ to, state }: { to: string; state: AccessState | undefined }) {
  const labels = { login: m.people_email(), password: m.access_password() };
  return (
    <Form method="post" action={paths.signInPassword()} className="form" noValidate>
      <AccessRefusal state={state} labels={labels} />
      <input type="hidden" name="to" value={to} />
      <TextField name="login" type="email" label={labels.login} state={state} autoComplete="username" />
      <TextField
        name="password"
        type="password"
        label={labels.password}
        state={state}
        autoComplete="current-password"
      />
      <div className="buttons">
        <Button look="primary">{m.sign_in_title()}</Button>
        <Link to={paths.passwordForgotten()}>{m.access_forgotten()}</Link>
      </div>
    </Form>
  );
}
