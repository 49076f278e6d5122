// Reports what really happened: started on, done on; or takes that back. What moves because of it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { choice, requiredDay } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { itemView } from '~/models/planning/item-view';
import { progressStates } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { ProgressForm } from '~/ui/items/progress-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

const fields = z.object({ progress: choice(progressStates), on: requiredDay });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const today = todayFor(args.context);
  const { item, moment } = found(itemView(plan, args.params.itemId!, today));
  const { id: programmeId, version } = plan.programme;
  return { programmeId, version, today, item: { id: item.id, title: item.title, progress: item.progress }, moment };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return answerBadInput(reading);
  const { progress, on } = reading.value;
  if (progress !== 'planned' && on > todayFor(args.context)) {
    return answerBadInput({ errors: { on: 'in_the_future' }, typed: typedValues(form) });
  }
  const to = paths.item(programmeId, itemId);
  return answerPlanForm(actor, programmeId, { kind: 'set_progress', itemId, progress, on }, { form, to });
}

export default function ItemProgress() {
  const { programmeId, item, ...rest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.progress_title({ title: words(item.title) })}
      crumb={{ label: words(item.title), to: paths.item(programmeId, item.id) }}
      answer={answer}
    >
      <ProgressForm programmeId={programmeId} item={item} state={answer} {...rest} />
    </PlanPage>
  );
}
