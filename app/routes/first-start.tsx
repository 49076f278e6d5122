// The first start of an empty installation: the municipality and its first administrator, with the code from the log.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { emailText, isTwiceTheSame, notTheSame, refusedForm, secretText, twice } from '~/access-form.server';
import { requiredText } from '~/form-fields.server';
import { notFound, readForm, typedValues } from '~/http.server';
import { isFirstStart, startInstallation } from '~/models/first-start.server';
import { m } from '~/paraglide/messages.js';
import { admitted, deviceTokenOf, doorOf, openToAll, refuseWhenFull } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccessRefusal } from '~/ui/account/access-refusal';
import { NewPassword } from '~/ui/account/new-password';
import { paths } from '~/ui/paths';
import { Button } from '~/ui/shared/button';
import { TextField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.access_first_start()} · ${m.app_name()}` }];

const schema = z
  .object({ code: secretText, municipality: requiredText(120), name: requiredText(120), email: emailText, ...twice })
  .refine(isTwiceTheSame, notTheSame);

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!(await isFirstStart())) throw notFound();
  return null;
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  await refuseWhenFull();
  if (!(await isFirstStart())) throw notFound();
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const from = { door: doorOf(args), deviceToken: deviceTokenOf(args.request) };
  const answer = await startInstallation(reading.value, from, new Date());
  if (answer.status === 'over') throw redirect(paths.signIn());
  if (answer.status === 'refused')
    return data(refusedForm({ errors: { [answer.field]: answer.why }, typed: typedValues(form) }), { status: 400 });
  throw redirect(paths.people(), { headers: await admitted(args, answer) });
}

export default function FirstStart() {
  const state = useActionData<typeof action>();
  const labels = {
    code: m.access_first_start_code(),
    municipality: m.access_municipality(),
    name: m.access_own_name(),
    email: m.people_email(),
    password: m.access_new_password(),
    again: m.access_again_password(),
  };
  return (
    <AccessPage title={m.access_first_start()} lead={m.access_first_start_lead()}>
      <Form method="post" className="form" noValidate>
        <AccessRefusal state={state} labels={labels} />
        <TextField name="code" label={labels.code} hint={m.access_first_start_code_hint()} state={state} />
        <TextField
          name="municipality"
          label={labels.municipality}
          hint={m.access_municipality_hint()}
          state={state}
          autoComplete="organization"
        />
        <TextField name="name" label={labels.name} state={state} autoComplete="name" />
        <TextField name="email" type="email" label={labels.email} state={state} autoComplete="username" />
        <NewPassword state={state} />
        <div className="buttons">
          <Button look="primary">{m.access_first_start_make()}</Button>
        </div>
      </Form>
    </AccessPage>
  );
}
