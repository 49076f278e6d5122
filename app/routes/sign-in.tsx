// The sign-in page of the demo: one click per reader.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { safePath } from '~/http.server';
import { languageCookie } from '~/locale.server';
import { roles } from '~/models/planning/permission';
import { findDemoPeople, startSession } from '~/models/user.server';
import { m } from '~/paraglide/messages.js';
import { currentPerson, sessionCookie } from '~/session.server';
import { paths } from '~/ui/paths';
import { DemoPeople } from '~/ui/shell/demo-people';

export const meta: MetaFunction = () => [{ title: `${m.sign_in_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const to = safePath(new URL(args.request.url).searchParams.get('to'), paths.home());
  if (await currentPerson(args)) throw redirect(to);
  const people = await findDemoPeople();
  const first = roles.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const shown = new Set(first.map((person) => person.id));
  return { to, readers: first, others: people.filter((person) => !shown.has(person.id)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const people = await findDemoPeople();
  const person = people.find((candidate) => candidate.id === form.get('person'));
  if (!person) throw new Response(null, { status: 404 });
  const id = await startSession(person.id, person.organisationId, new Date());
  const to = safePath(String(form.get('to') ?? ''), paths.home());
  const headers = new Headers({ 'Set-Cookie': sessionCookie(request, id) });
  if (person.locale === 'nl' || person.locale === 'en') headers.append('Set-Cookie', languageCookie(person.locale));
  throw redirect(to, { headers });
}

export default function SignIn() {
  const { to, readers, others } = useLoaderData<typeof loader>();
  const municipality = readers[0]?.organisationName;
  return (
    <main id="inhoud" className="page">
      <div className="stack-small">
        <h1>{m.sign_in_title()}</h1>
        <p className="measure">{municipality ? m.sign_in_demo_lead({ name: municipality }) : m.sign_in_none()}</p>
      </div>
      <Form method="post" action={paths.signIn()} className="stack">
        <input type="hidden" name="to" value={to} />
        <DemoPeople readers={readers} others={others} />
      </Form>
    </main>
  );
}
