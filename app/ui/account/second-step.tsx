// Turning the second step on: a picture to scan, or the key to type, and a code that proves it worked. And what is there once it is on.
import { Form } from '~/ui/shared/navigation';
import type { AccessState } from '~/access-form.server';
import type { QrPicture } from '~/models/totp.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { FormButtons } from '../settings/form-buttons';
import { Button } from '../shared/button';
import { TextField } from '../shared/field';
import { AccessRefusal } from './access-refusal';

type On = { secret: string; picture: QrPicture; state: AccessState | undefined };

export function SecondStepOn({ secret, picture, state }: On) {
  const labels = { code: m.access_code(), current: m.access_current() };
  return (
    <Form method="post" className="form" noValidate>
      <AccessRefusal state={state} labels={labels} />
      <input type="hidden" name="what" value="on" />
      <input type="hidden" name="secret" value={secret} />
      <h2>{m.access_scan()}</h2>
      <p className="measure">{m.access_scan_how()}</p>
      <svg
        className="access-qr"
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        role="img"
        aria-label={m.access_scan_picture()}
        shapeRendering="crispEdges"
      >
        <rect width={picture.size} height={picture.size} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <p>
        {m.access_key()} <code className="access-key">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        name="code"
        label={labels.code}
        hint={m.access_scan_code()}
        state={state}
        autoComplete="one-time-code"
        inputMode="numeric"
        narrow
      />
      <Current state={state} />
      <FormButtons save={m.access_second_step_turn_on()} cancelTo={paths.account()} />
    </Form>
  );
}

function Current({ state }: { state: AccessState | undefined }) {
  return (
    <TextField
      name="current"
      type="password"
      label={m.access_current()}
      state={state}
      autoComplete="current-password"
    />
  );
}

export function SecondStepOff({ recoveryLeft, state }: { recoveryLeft: number; state: AccessState | undefined }) {
  const labels = { current: m.access_current() };
  return (
    <Form method="post" className="form" noValidate>
      <AccessRefusal state={state} labels={labels} />
      <p className="measure">{m.access_second_step_is_on()}</p>
      <p>{m.access_recovery_left({ count: recoveryLeft })}</p>
      <Current state={state} />
      <div className="buttons">
        <Button name="what" value="codes">
          {m.access_codes_new()}
        </Button>
        <Button look="danger" name="what" value="off">
          {m.access_second_step_turn_off()}
        </Button>
      </div>
    </Form>
  );
}
