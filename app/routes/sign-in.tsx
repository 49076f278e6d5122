// The sign-in page: the ways in that this installation has; in the demo one click per reader.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { env } from '~/env.server';
import { safePath } from '~/http.server';
import { isFirstStart } from '~/models/first-start.server';
import { providerIsSet, providerName } from '~/models/oidc.server';
import { roles } from '~/models/planning/permission';
import { findDemoPeople, startSession } from '~/models/user.server';
import { m } from '~/paraglide/messages.js';
import { admitted, currentPerson, doorOf, openToAll } from '~/session.server';
import { SignInWays } from '~/ui/account/sign-in-ways';
import { paths } from '~/ui/paths';
import { DemoPeople } from '~/ui/shell/demo-people';

export const meta: MetaFunction = () => [{ title: `${m.sign_in_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const { searchParams } = new URL(args.request.url);
  const to = safePath(searchParams.get('to'), paths.home());
  if (await currentPerson(args)) throw redirect(to);
  const people = await findDemoPeople();
  const first = roles.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const shown = new Set(first.map((person) => person.id));
  const lead = first[0] ? m.sign_in_demo_lead({ name: first[0].organisationName }) : null;
  return {
    ...{ to, lead, readers: first, others: people.filter((person) => !shown.has(person.id)) },
    provider: providerIsSet() ? m.access_with_provider({ name: providerName() ?? m.access_provider() }) : null,
    local: env().LOCAL_ACCOUNTS,
    firstStart: await isFirstStart(),
    chosen: searchParams.get('chosen') === '1',
  };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  const form = await args.request.formData();
  const people = await findDemoPeople();
  const person = people.find((candidate) => candidate.id === form.get('person'));
  if (!person) throw new Response(null, { status: 404 });
  const how = { method: 'demo', door: doorOf(args) } as const;
  const sessionId = await startSession(person.id, person.organisationId, new Date(), undefined, how);
  const locale = person.locale === 'nl' || person.locale === 'en' ? person.locale : null;
  const headers = await admitted(args, { sessionId, deviceToken: null, locale });
  throw redirect(safePath(String(form.get('to') ?? ''), paths.home()), { headers });
}

export default function SignIn() {
  const { to, lead, readers, others, ...ways } = useLoaderData<typeof loader>();
  const isDemo = readers.length > 0;
  return (
    <main id="inhoud" className="page">
      <div className="stack-small">
        <h1>{m.sign_in_title()}</h1>
        {lead ? <p className="measure">{lead}</p> : null}
      </div>
      {isDemo ? (
        <Form method="post" action={paths.signIn()} className="stack">
          <input type="hidden" name="to" value={to} />
          <DemoPeople readers={readers} others={others} />
        </Form>
      ) : null}
      <SignInWays {...ways} to={to} isDemo={isDemo} />
    </main>
  );
}
