// The second step of one's own account: turning it on with an app, new recovery codes, turning it off.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { type AccessState, refusedForm, refusedOwn, secretText } from '~/access-form.server';
import { found, notFound, readForm } from '~/http.server';
import {
  getOwnAccount,
  type OwnRefusal,
  renewRecoveryCodes,
  turnOffSecondStep,
  turnOnSecondStep,
} from '~/models/account.server';
import type { Actor } from '~/models/planning/permission';
import { newTotpSecret, totpPicture } from '~/models/totp.server';
import { m } from '~/paraglide/messages.js';
import { requirePerson } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { RecoveryCodes } from '~/ui/account/recovery-codes';
import { SecondStepOff, SecondStepOn } from '~/ui/account/second-step';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.access_second_step()} · ${m.app_name()}` }];

/** Base 32 of 160 bits, as the page itself made it. */
const key = z.string().regex(/^[A-Z2-7]{32}$/, 'choose');
const schema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('on'), secret: key, code: secretText, current: secretText }),
  z.object({ what: z.literal('codes'), current: secretText }),
  z.object({ what: z.literal('off'), current: secretText }),
]);

function picture(secret: string, email: string) {
  return { secret, picture: totpPicture(secret, email, m.app_name()) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await requirePerson(args, 'organisation.view');
  const { hasPassword, hasSecondStep, email, recoveryLeft } = await getOwnAccount(actor);
  if (!hasPassword) throw notFound();
  return { hasSecondStep, recoveryLeft, email, fresh: hasSecondStep ? null : picture(newTotpSecret(), email) };
}

type Asked = z.infer<typeof schema>;
type Changed = { status: 'saved'; codes?: string[] } | OwnRefusal | null;

function change(actor: Actor, asked: Asked): Promise<Changed> {
  const now = new Date();
  switch (asked.what) {
    case 'on':
      return turnOnSecondStep(actor, asked, now);
    case 'codes':
      return renewRecoveryCodes(actor, asked.current, now);
    case 'off':
      return turnOffSecondStep(actor, asked.current, now);
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requirePerson(args, 'organisation.view');
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  // The key that was shown stays: the app has taken it over already.
  const shown = key.safeParse(form.get('secret'));
  const again = shown.success ? picture(shown.data, (await getOwnAccount(actor)).email) : null;
  const refused = (state: AccessState, status: number) => data({ ...state, again, codes: null }, { status });
  if (!reading.ok) return refused(refusedForm({ errors: reading.errors, typed: reading.typed }), 400);
  const answer = found(await change(actor, reading.value));
  if (answer.status !== 'saved') {
    const [state, { status }] = refusedOwn(answer);
    return refused({ ...state, typed: { what: reading.value.what } }, status);
  }
  if (!answer.codes) throw redirect(paths.account({ saved: 1 }));
  return data({ ...refusedForm({ errors: {}, typed: {} }), again: null, codes: answer.codes });
}

export default function SecondStep() {
  const { hasSecondStep, recoveryLeft, fresh } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const key = state?.again ?? fresh;
  return (
    <AccessPage title={m.access_second_step()} crumbs={[{ label: m.access_account(), to: paths.account() }]}>
      {state?.codes ? <RecoveryCodes codes={state.codes} /> : null}
      {!state?.codes && !hasSecondStep && key ? <SecondStepOn {...key} state={state} /> : null}
      {!state?.codes && hasSecondStep ? <SecondStepOff recoveryLeft={recoveryLeft} state={state} /> : null}
    </AccessPage>
  );
}
