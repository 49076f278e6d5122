// Several items changed at once: the ones chosen, what to do with them, what follows first, and then one change.
import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { nameWholeList, readBulkForm } from '~/bulk-form.server';
import { todayFor } from '~/clock.server';
import { found, notFound, safePath } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { chosenItems } from '~/models/planning/item-list';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { BulkPage } from '~/ui/items/bulk-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/bulk.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { searchParams } = new URL(args.request.url);
  const { id: programmeId, version } = plan.programme;
  const itemIds = new Set(searchParams.getAll('item'));
  const chosen = chosenItems(plan, itemIds, todayFor(args.context));
  if (chosen.length < itemIds.size) throw notFound();
  return {
    programmeId,
    version,
    chosen,
    back: safePath(searchParams.get('back'), paths.items(programmeId)),
    choices: {
      people: plan.people.filter((person) => person.active).map(({ id, name }) => ({ id, name })),
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      phases: plan.phases.map(({ id, title }) => ({ id, title })),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const today = todayFor(args.context);
  const form = await args.request.formData();
  nameWholeList(form, plan, actor, today);
  const to = safePath(form.get('back')?.toString(), paths.items(plan.programme.id));
  const reading = readBulkForm(form);
  const answer = reading.ok
    ? await answerPlanForm(actor, plan.programme.id, reading.value, { form, to })
    : answerBadInput(reading);
  if (!('data' in answer)) return answer;
  const chosen = chosenItems(plan, form.getAll('item[]').map(String), today);
  return data({ ...answer.data, chosen, back: to }, answer.init ?? {});
}

export default function Bulk() {
  return <BulkPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
