// One's own account: name, how one signs in, for whom one stands in, and the browsers that are signed in.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { z } from 'zod';
import { refusedForm } from '~/access-form.server';
import { requiredText } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { getOwnAccount } from '~/models/account.server';
import { providerIsSet } from '~/models/oidc.server';
import { renameSelf } from '~/models/people.server';
import { findSessions } from '~/models/user.server';
import { m } from '~/paraglide/messages.js';
import { requirePerson } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { AccountOverview } from '~/ui/account/account-overview';
import { sessionText } from '~/ui/account/session-text.server';
import { standsInText } from '~/ui/account/stands-in-text.server';
import { paths } from '~/ui/paths';
import { roleText } from '~/ui/programme/kind-words';

export const meta: MetaFunction = () => [{ title: `${m.access_account()} · ${m.app_name()}` }];

const schema = z.object({ name: requiredText(120) });

export async function loader(args: LoaderFunctionArgs) {
  const { actor, session, standsInFor } = await requirePerson(args, 'organisation.view');
  const [account, sessions] = await Promise.all([getOwnAccount(actor), findSessions(actor, actor.userId, new Date())]);
  const { searchParams } = new URL(args.request.url);
  const saved = searchParams.get('saved') === '1' || searchParams.get('joined') === '1';
  return {
    ...{ account, saved, role: roleText(actor.role), standsIn: standsInFor.map(standsInText) },
    mayJoin: providerIsSet() && account.identity === null,
    sessions: sessions.map((row) => sessionText(row, session.key, localMoment)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requirePerson(args, 'organisation.view');
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return data(refusedForm(reading), { status: 400 });
  // Whoever comes from the identity provider is called what it says.
  if ((await getOwnAccount(actor)).identity) throw new Response(null, { status: 403 });
  found(await renameSelf(actor, reading.value.name));
  throw redirect(paths.account({ saved: 1 }));
}

export default function Account() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <AccessPage title={m.access_account()}>
      <AccountOverview {...loaded} state={useActionData<typeof action>()} />
    </AccessPage>
  );
}
