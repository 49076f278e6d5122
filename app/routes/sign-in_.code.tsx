// The second step of signing in: the code of an app, or a recovery code.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { refusedForm, secretText, waitText } from '~/access-form.server';
import { text } from '~/form-fields.server';
import { readForm, safePath, typedValues } from '~/http.server';
import { getAttempt } from '~/models/sign-in-attempt.server';
import { signInWithCode } from '~/models/sign-in.server';
import { m } from '~/paraglide/messages.js';
import { admitted, attemptIdOf, deviceTokenOf, doorOf, openToAll } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccessRefusal } from '~/ui/account/access-refusal';
import { paths } from '~/ui/paths';
import { Button } from '~/ui/shared/button';
import { TextField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.access_code_title()} · ${m.app_name()}` }];

const schema = z.object({ code: secretText, to: text(2000) });

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const { request } = args;
  const to = safePath(new URL(request.url).searchParams.get('to'), paths.home());
  const id = attemptIdOf(request);
  if (!id || !(await getAttempt(id, 'totp', new Date()))) throw redirect(paths.signIn());
  return { to };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  const attemptId = attemptIdOf(args.request);
  if (!attemptId) throw redirect(paths.signIn());
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const { code, to } = reading.value;
  const asked = { attemptId, code, door: doorOf(args), deviceToken: deviceTokenOf(args.request) };
  const answer = await signInWithCode(asked, new Date());
  const typed = typedValues(form);
  switch (answer.status) {
    case 'signed_in':
      throw redirect(safePath(to, paths.home()), { headers: await admitted(args, answer) });
    case 'gone':
      throw redirect(paths.signIn());
    case 'throttled':
      return data(refusedForm({ errors: {}, typed }, waitText(answer.seconds)), {
        ...{ status: 429, headers: { 'Retry-After': String(answer.seconds) } },
      });
    case 'refused':
      return data(refusedForm({ errors: { code: 'wrong_code' }, typed }), { status: 400 });
  }
}

export default function SignInCode() {
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const labels = { code: m.access_code() };
  return (
    <AccessPage title={m.access_code_title()} lead={m.access_code_lead()}>
      <Form method="post" className="form" noValidate>
        <AccessRefusal state={state} labels={labels} />
        <input type="hidden" name="to" value={to} />
        <TextField
          name="code"
          label={labels.code}
          hint={m.access_code_hint()}
          state={state}
          autoComplete="one-time-code"
          narrow
        />
        <div className="buttons">
          <Button look="primary">{m.sign_in_title()}</Button>
        </div>
      </Form>
    </AccessPage>
  );
}
