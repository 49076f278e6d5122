// Somebody who left is named no more: first where their name stands.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { erasePerson, lookAtErasing } from '~/models/person-erase.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { ErasePerson } from '~/ui/privacy/erase-person';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_erase()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const { person, isErased, named } = found(await lookAtErasing(actor, args.params.personId!));
  return { id: person.id, name: person.name, active: person.active, isErased, named };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const id = args.params.personId!;
  const answer = found(await erasePerson(actor, id));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  // Why not is told by the page itself.
  return redirect(answer.status === 'erased' ? paths.people({ saved: 1 }) : paths.personErase(id));
}

export default function Erase() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.privacy_erase_of({ name: loaded.name })}
      lead={m.privacy_erase_lead()}
      crumbs={[{ label: m.people_title(), to: paths.people() }]}
    >
      <ErasePerson {...loaded} />
    </Page>
  );
}
