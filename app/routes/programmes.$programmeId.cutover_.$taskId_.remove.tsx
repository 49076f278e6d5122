// Taking a task out of the cut-over: what waited for it now waits for what it waited for.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { Button, ButtonLink } from '~/ui/shared/button';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.cutover_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const task = found(plan.cutoverTasks.find((row) => row.id === args.params.taskId));
  const followers = plan.cutoverTasks.filter((row) => row.after.includes(task.id)).map((row) => row.title);
  const before = plan.cutoverTasks.filter((row) => task.after.includes(row.id)).map((row) => row.title);
  return { id: plan.programme.id, title: task.title, followers, before };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, taskId } = args.params as { programmeId: string; taskId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const task = found(plan.cutoverTasks.find((row) => row.id === taskId));
  const form = await args.request.formData();
  const change = { kind: 'remove_cutover_task', taskId: task.id } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.cutover(programmeId) });
}

export default function RemoveCutoverTask() {
  const { id, title, followers, before } = useLoaderData<typeof loader>();
  const back = paths.cutover(id);
  const remove = m.settings_remove_what({ what: words(title) });
  const list = (titles: typeof followers) => titles.map((row) => `‘${words(row)}’`).join(', ');
  return (
    <PlanPage
      programmeId={id}
      title={remove}
      crumb={{ label: m.cutover_title(), to: back }}
      answer={useActionData<typeof action>()}
    >
      <p className="measure">
        {followers.length === 0
          ? m.cutover_remove_alone()
          : before.length === 0
            ? m.cutover_remove_first({ followers: list(followers) })
            : m.cutover_remove_between({ followers: list(followers), before: list(before) })}
      </p>
      <Form method="post" className="buttons">
        <Button look="danger">{remove}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </PlanPage>
  );
}
