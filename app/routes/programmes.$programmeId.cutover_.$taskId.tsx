// One task of the cut-over: adding it, or changing what it says.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readCutoverTask } from '~/cutover-form.server';
import { found } from '~/http.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import { localOf, minuteAt } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { TaskForm } from '~/ui/cutover/task-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.cutover_task()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { taskId } = args.params;
  const task = taskId === 'new' ? null : found(plan.cutoverTasks.find((row) => row.id === taskId));
  const { id, version, goLive } = plan.programme;
  const others = plan.cutoverTasks.filter((row) => row.id !== task?.id).sort((a, b) => a.start - b.start);
  return {
    id,
    version,
    task,
    at: localOf(task?.start ?? minuteAt(day(goLive), '08:00')!),
    others: others.map((row) => ({ id: row.id, title: row.title, start: row.start })),
    people: plan.people.filter((row) => row.active || row.id === task?.ownerId).map(({ id, name }) => ({ id, name })),
    teams: plan.capacity.teams.map(({ id, title }) => ({ id, title })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, taskId } = args.params as { programmeId: string; taskId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const task = taskId === 'new' ? null : found(plan.cutoverTasks.find((row) => row.id === taskId));
  const form = await args.request.formData();
  const reading = readCutoverTask(form, task?.start ?? null);
  if (!reading.ok) return answerBadInput(reading);
  const fields = { ...reading.value, after: [...reading.value.after].sort() };
  return answerPlanForm(
    actor,
    programmeId,
    task
      ? { kind: 'edit_cutover_task', taskId: task.id, fields }
      : { kind: 'create_cutover_task', taskId: newId(), fields },
    { form, to: paths.cutover(programmeId) },
  );
}

export default function CutoverTask() {
  const { id, task, ...rest } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.cutover(id);
  return (
    <PlanPage
      programmeId={id}
      title={task ? m.settings_edit_what({ what: words(task.title) }) : m.cutover_add()}
      crumb={{ label: m.cutover_title(), to: back }}
      answer={state}
    >
      <TaskForm {...rest} task={task} state={state} cancelTo={back} />
    </PlanPage>
  );
}
