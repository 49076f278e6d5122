// Choosing another password for one's own account.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { isTwiceTheSame, notTheSame, refusedForm, refusedOwn, secretText, twice } from '~/access-form.server';
import { found, notFound, readForm } from '~/http.server';
import { changePassword, getOwnAccount } from '~/models/account.server';
import { m } from '~/paraglide/messages.js';
import { requirePerson } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccessRefusal } from '~/ui/account/access-refusal';
import { NewPassword } from '~/ui/account/new-password';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { TextField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.access_password_change()} · ${m.app_name()}` }];

const schema = z.object({ current: secretText, ...twice }).refine(isTwiceTheSame, notTheSame);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await requirePerson(args, 'organisation.view');
  const { hasPassword, email } = await getOwnAccount(actor);
  if (!hasPassword) throw notFound();
  return { email };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, session } = await requirePerson(args, 'organisation.view');
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const { current, password } = reading.value;
  const answer = found(await changePassword(actor, { current, password, session: session.key }, new Date()));
  if (answer.status !== 'saved') return data(...refusedOwn(answer));
  throw redirect(paths.account({ saved: 1 }));
}

export default function Password() {
  const { email } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const labels = {
    current: m.access_current(),
    password: m.access_new_password(),
    again: m.access_again_password(),
  };
  return (
    <AccessPage
      title={m.access_password_change()}
      lead={m.access_password_change_lead()}
      crumbs={[{ label: m.access_account(), to: paths.account() }]}
    >
      <Form method="post" className="form" noValidate>
        <AccessRefusal state={state} labels={labels} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          name="current"
          type="password"
          label={labels.current}
          state={state}
          autoComplete="current-password"
        />
        <NewPassword state={state} />
        <FormButtons cancelTo={paths.account()} />
      </Form>
    </AccessPage>
  );
}
