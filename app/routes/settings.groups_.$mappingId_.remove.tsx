// A group no longer gives anything, from the next sign-in on.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getMapping, removeMapping } from '~/models/group-mapping.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.people_groups()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const { group } = found(await getMapping(actor, args.params.mappingId!));
  return { name: { nl: group, en: null }, usage: {} };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  return answerSettings(actor, await removeMapping(actor, args.params.mappingId!), paths.groups());
}

export default function RemoveGroup() {
  return <Removal {...useLoaderData<typeof loader>()} crumb={{ label: m.people_groups(), to: paths.groups() }} />;
}
