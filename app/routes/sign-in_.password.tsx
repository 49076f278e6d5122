// Signing in with a password of our own. Whoever is refused gets the same answer whether the account exists or not.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { refusedForm, secretText, waitText } from '~/access-form.server';
import { env } from '~/env.server';
import { requiredText, text } from '~/form-fields.server';
import { notFound, readForm, safePath, typedValues } from '~/http.server';
import { loginOf, signInWithPassword } from '~/models/sign-in.server';
import { m } from '~/paraglide/messages.js';
import { admitted, attemptCookie, currentPerson, deviceTokenOf, doorOf, openToAll } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { PasswordForm } from '~/ui/account/password-form';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.sign_in_title()} · ${m.app_name()}` }];

const schema = z.object({ login: requiredText(200), password: secretText, to: text(2000) });

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!env().LOCAL_ACCOUNTS) throw notFound();
  const to = safePath(new URL(args.request.url).searchParams.get('to'), paths.home());
  if (await currentPerson(args)) throw redirect(to);
  return { to };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  if (!env().LOCAL_ACCOUNTS) throw notFound();
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const { login, password } = reading.value;
  const to = safePath(reading.value.to, paths.home());
  const asked = { login: loginOf(login), password, door: doorOf(args), deviceToken: deviceTokenOf(args.request) };
  const answer = await signInWithPassword(asked, new Date());
  const refused = (why: string) => refusedForm({ errors: {}, typed: typedValues(form) }, why);
  switch (answer.status) {
    case 'signed_in':
      throw redirect(to, { headers: await admitted(args, answer) });
    case 'second_step':
      throw redirect(paths.signInCode(to === paths.home() ? undefined : to), {
        headers: { 'Set-Cookie': attemptCookie(args.request, answer.attemptId) },
      });
    case 'throttled':
      return data(refused(waitText(answer.seconds)), {
        ...{ status: 429, headers: { 'Retry-After': String(answer.seconds) } },
      });
    case 'refused':
      return data(refused(m.access_refused()), { status: 400 });
  }
}

export default function SignInPassword() {
  const { to } = useLoaderData<typeof loader>();
  return (
    <AccessPage title={m.sign_in_title()} crumbs={[{ label: m.access_ways(), to: paths.signIn() }]}>
      <PasswordForm to={to} state={useActionData<typeof action>()} />
    </AccessPage>
  );
}
