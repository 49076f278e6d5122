// A new password, typed twice, with what it must be.
import { shortestPassword } from '~/models/planning/password-rule';
import { m } from '~/paraglide/messages.js';
import { type FormState, TextField } from '../shared/field';

export function NewPassword({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={m.access_new_password()}
        hint={m.access_new_password_hint({ min: shortestPassword })}
        state={state}
        autoComplete="new-password"
      />
      <TextField
        name="again"
        type="password"
        label={m.access_again_password()}
        state={state}
        autoComplete="new-password"
      />
    </>
  );
}
