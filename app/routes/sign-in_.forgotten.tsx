// Forgot the password: the same answer for every address, at once; whether there is anybody to write to is looked up afterwards.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { emailText, refusedForm } from '~/access-form.server';
import { letterWithAddress } from '~/access-letters.server';
import { env } from '~/env.server';
import { notFound, readForm } from '~/http.server';
import { askReset, linkHours } from '~/models/account-link.server';
import { sendLetter } from '~/models/mail.server';
import { m } from '~/paraglide/messages.js';
import { addressOf, type Asking, doorOf, openToAll } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccessRefusal } from '~/ui/account/access-refusal';
import { paths } from '~/ui/paths';
import { Button } from '~/ui/shared/button';
import { TextField } from '~/ui/shared/field';
import { Notice } from '~/ui/shared/notice';

export const meta: MetaFunction = () => [{ title: `${m.access_forgotten_title()} · ${m.app_name()}` }];

const schema = z.object({ login: emailText });

export function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!env().LOCAL_ACCOUNTS) throw notFound();
  return null;
}

async function write(asking: Asking, login: string): Promise<void> {
  const asked = await askReset(login, doorOf(asking), new Date());
  if (!asked) return;
  const address = addressOf(asking.request, paths.passwordChoose(asked.token));
  await sendLetter(letterWithAddress(asked, { kind: 'asked', address, hours: linkHours.asked }));
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  if (!env().LOCAL_ACCOUNTS) throw notFound();
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return data({ ...refusedForm(reading), sent: false }, { status: 400 });
  // Not waited for: how long it takes would tell whether the account exists.
  void write(args, reading.value.login).catch((error: unknown) => args.context.warn?.(error, 'a letter was not sent'));
  return data({ errors: {}, typed: {}, refusal: null, sent: true });
}

export default function Forgotten() {
  const state = useActionData<typeof action>();
  const labels = { login: m.people_email() };
  return (
    <AccessPage title={m.access_forgotten_title()} crumbs={[{ label: m.sign_in_title(), to: paths.signIn() }]}>
      {state?.sent ? (
        <Notice tone="good" title={m.access_forgotten_sent()} live>
          <p className="measure">{m.access_forgotten_else()}</p>
        </Notice>
      ) : (
        <Form method="post" className="form" noValidate>
          <AccessRefusal state={state} labels={labels} />
          <p className="measure">{m.access_forgotten_lead()}</p>
          <TextField name="login" type="email" label={labels.login} state={state} autoComplete="username" />
          <div className="buttons">
            <Button look="primary">{m.access_forgotten_send()}</Button>
          </div>
        </Form>
      )}
    </AccessPage>
  );
}
