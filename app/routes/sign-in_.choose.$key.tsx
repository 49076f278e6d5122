// Choosing a password with a one-time address.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { isTwiceTheSame, notTheSame, refusedForm, twice } from '~/access-form.server';
import { readForm, typedValues } from '~/http.server';
import { getLink, useLink as chooseWithLink } from '~/models/account-link.server';
import { m } from '~/paraglide/messages.js';
import { doorOf, openToAll } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccessRefusal } from '~/ui/account/access-refusal';
import { NewPassword } from '~/ui/account/new-password';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';

export const meta: MetaFunction = () => [
  { title: `${m.access_choose_title()} · ${m.app_name()}` },
  { name: 'robots', content: 'noindex, nofollow' },
];

const schema = z.object(twice).refine(isTwiceTheSame, notTheSame);

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const { params } = args;
  const link = await getLink(params.key!, new Date());
  return link ? { login: link.login } : data({ login: null }, { status: 404 });
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  const token = args.params.key!;
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const answer = await chooseWithLink({ token, password: reading.value.password, door: doorOf(args) }, new Date());
  if (!answer) throw redirect(paths.passwordChoose(token));
  if (answer.status === 'refused')
    return data(refusedForm({ errors: { password: answer.why }, typed: typedValues(form) }), { status: 400 });
  throw redirect(`${paths.signIn()}?chosen=1`);
}

export default function ChoosePassword() {
  const { login } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const labels = { password: m.access_new_password(), again: m.access_again_password() };
  if (login === null)
    return (
      <AccessPage title={m.access_choose_title()}>
        <Notice tone="warn" title={m.access_choose_gone()}>
          <p className="measure">{m.access_choose_gone_advice()}</p>
        </Notice>
        <p>
          <ButtonLink to={paths.passwordForgotten()}>{m.access_forgotten()}</ButtonLink>
        </p>
      </AccessPage>
    );
  return (
    <AccessPage title={m.access_choose_title()} lead={m.access_choose_lead({ login })}>
      <Form method="post" className="form" noValidate>
        <AccessRefusal state={state} labels={labels} />
        <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
        <NewPassword state={state} />
        <div className="buttons">
          <Button look="primary">{m.access_choose_save()}</Button>
        </div>
      </Form>
    </AccessPage>
  );
}
