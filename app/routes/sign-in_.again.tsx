// Who is signed in shows once more who they are, before changing who may do what.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { refusedForm, secretText, waitText } from '~/access-form.server';
import { env } from '~/env.server';
import { text } from '~/form-fields.server';
import { notFound, readForm, safePath } from '~/http.server';
import { getOwnAccount } from '~/models/account.server';
import { providerIsSet, providerName } from '~/models/oidc.server';
import { loginOf, signInWithPassword } from '~/models/sign-in.server';
import { m } from '~/paraglide/messages.js';
import type { Actor } from '~/models/planning/permission';
import {
  admitted,
  attemptCookie,
  deviceTokenOf,
  doorOf,
  mustProve,
  proofMinutes,
  requireActor,
} from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { ProveForm } from '~/ui/account/prove-form';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.access_prove_title()} · ${m.app_name()}` }];

const schema = z.object({ password: secretText, to: text(2000) });

/** Without a place to go on to it is a tab beside a form: what is typed there stays. */
const placeAfter = (to: string | null) => safePath(to, paths.signInAgain());

/** How somebody can show it. */
async function waysOf(actor: Actor) {
  const { hasPassword, email, identity } = await getOwnAccount(actor);
  return {
    login: hasPassword && env().LOCAL_ACCOUNTS ? loginOf(email) : null,
    provider: identity !== null && providerIsSet() ? (providerName() ?? m.access_provider()) : null,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const to = placeAfter(new URL(args.request.url).searchParams.get('to'));
  const isDone = !(await mustProve(args));
  if (isDone && to !== paths.signInAgain()) throw redirect(to);
  const { login, provider } = await waysOf(actor);
  return { to, isDone, login, provider: provider && m.access_with_provider({ name: provider }), minutes: proofMinutes };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { login } = await waysOf(actor);
  if (login === null) throw notFound();
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  const { password } = reading.value;
  const to = placeAfter(reading.value.to);
  const asked = { login, password, door: doorOf(args), deviceToken: deviceTokenOf(args.request) };
  const answer = await signInWithPassword(asked, new Date());
  switch (answer.status) {
    case 'signed_in':
      throw redirect(to, { headers: await admitted(args, answer) });
    case 'second_step':
      throw redirect(paths.signInCode(to), {
        headers: { 'Set-Cookie': attemptCookie(args.request, answer.attemptId) },
      });
    case 'throttled':
      return data(refusedForm({ errors: {}, typed: {} }, waitText(answer.seconds)), {
        ...{ status: 429, headers: { 'Retry-After': String(answer.seconds) } },
      });
    case 'refused':
      return data(refusedForm({ errors: { password: 'wrong_password' }, typed: {} }), { status: 400 });
  }
}

export default function SignInAgain() {
  const { minutes, isDone, ...ways } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <AccessPage title={m.access_prove_title()} {...(isDone ? {} : { lead: m.access_prove_lead({ minutes }) })}>
      <ProveForm {...{ ...ways, isDone, state }} />
    </AccessPage>
  );
}
