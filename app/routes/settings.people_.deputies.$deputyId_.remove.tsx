// Ends somebody's standing in at once.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getDeputy, removeDeputy } from '~/models/deputy.server';
import { getPerson } from '~/models/people.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.people_deputies()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const { absentId, userId } = found(await getDeputy(actor, args.params.deputyId!));
  const [absent, deputy] = [await getPerson(actor, absentId), await getPerson(actor, userId)];
  const name = m.people_deputy_for({ name: deputy?.name ?? '–', absent: absent?.name ?? '–' });
  return { name: { nl: name, en: null }, usage: {} };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  return answerSettings(actor, await removeDeputy(actor, args.params.deputyId!), paths.people());
}

export default function RemoveDeputy() {
  return <Removal {...useLoaderData<typeof loader>()} crumb={{ label: m.people_title(), to: paths.people() }} />;
}
