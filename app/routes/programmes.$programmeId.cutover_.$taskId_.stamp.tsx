// Started or done: one tap says it happened now; the form corrects the time, or takes the stamp back.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { nowFor } from '~/clock.server';
import { readStampTime } from '~/cutover-form.server';
import { choice } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { mayStamp } from '~/models/planning/cutover-board';
import { localOf } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireOwner } from '~/session.server';
import { StampForm } from '~/ui/cutover/stamp-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.cutover_times()} · ${m.app_name()}` }];

const schema = z.object({ stamp: choice(['started', 'done']) });

/** The task, for who plans and for who owns it. */
async function taskFor(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireOwner(args, 'cutover.stamp');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const task = found(plan.cutoverTasks.find((row) => row.id === args.params.taskId));
  if (!mayStamp(actor, task)) throw new Response(null, { status: 403 });
  return { actor, plan, task };
}

export async function loader(args: LoaderFunctionArgs) {
  const { plan, task } = await taskFor(args);
  const { id, version } = plan.programme;
  return { id, version, task, now: localOf(nowFor(args.context)) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, plan, task } = await taskFor(args);
  const form = await args.request.formData();
  const which = readForm(schema, form);
  if (!which.ok) return answerBadInput(which);
  const now = nowFor(args.context);
  const typed = form.has('day') ? readStampTime(form, now) : null;
  if (typed && !typed.ok) return answerBadInput(typed);
  const at = form.get('clear') === '1' ? null : typed ? typed.value : now;
  const change = { kind: 'stamp_cutover_task', taskId: task.id, stamp: which.value.stamp, at } as const;
  return answerPlanForm(actor, plan.programme.id, change, { form, to: paths.cutover(plan.programme.id) });
}

export default function StampCutoverTask() {
  const { id, task, ...rest } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.cutover(id);
  return (
    <PlanPage
      programmeId={id}
      title={m.cutover_times_of({ what: words(task.title) })}
      crumb={{ label: m.cutover_title(), to: back }}
      answer={state}
    >
      <StampForm {...rest} task={task} state={state} cancelTo={back} />
    </PlanPage>
  );
}
