// A new item: what it is, its first day and length, whom it asks.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { requiredDay, wholeNumber } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { readItemForm } from '~/item-form.server';
import { newItemStart } from '~/new-item-start.server';
import { newId } from '~/models/id.server';
import { itemChoices } from '~/models/item-choices.server';
import { loadPlan } from '~/models/plan.server';
import { parseDay } from '~/models/planning/day';
import { phaseOn } from '~/models/planning/phase-chain';
import { isMoment, itemKinds } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { ItemForm } from '~/ui/items/item-form';
import { itemFormWords } from '~/ui/items/item-form-words.server';
import { NewItemDays } from '~/ui/items/new-item-days';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';

const days = z.object({ start: requiredDay, workDays: wholeNumber(1, 2600) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { searchParams } = new URL(args.request.url);
  const start = parseDay(searchParams.get('start') ?? '') ?? todayFor(args.context);
  const choices = await itemChoices(actor, plan);
  const { kind, ...asked } = newItemStart(plan, searchParams, choices.competences);
  return {
    programmeId: plan.programme.id,
    version: plan.programme.version,
    start,
    item: {
      kind: kind ?? (start > plan.programme.goLive ? ('calendar_item' as const) : ('activity' as const)),
      phaseId: phaseOn(plan, start)?.id ?? null,
      ...asked,
    },
    choices,
    texts: itemFormWords(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readItemForm(form);
  const moment = isMoment(itemKinds.find((known) => known === form.get('kind')) ?? 'activity');
  if (moment) form.set('workDays', '1');
  const when = readForm(days, form);
  if (!reading.ok || !when.ok) {
    const errors = { ...(reading.ok ? {} : reading.errors), ...(when.ok ? {} : when.errors) };
    return answerBadInput({ errors, typed: typedValues(form) });
  }
  const itemId = newId();
  const { start, workDays } = when.value;
  const fields = {
    ...reading.value,
    notBefore: reading.value.notBefore ?? (reading.value.mode === 'automatic' ? start : null),
  };
  const change: PlanChange = {
    kind: 'create_item',
    itemId,
    fields,
    start,
    workDays,
    key: null,
    dateSource: 'typed',
    sources: [],
  };
  return answerPlanForm(actor, programmeId, change, { form, to: paths.item(programmeId, itemId) });
}

export default function NewItem() {
  const { programmeId, version, start, item, choices, texts } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.items(programmeId);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.new_title()}
      crumb={{ label: m.nav_items(), to: back }}
      answer={answered}
    >
      <ItemForm
        {...{ item, choices, texts, version, back }}
        state={answered}
        save={m.new_save()}
        days={<NewItemDays state={answered} start={start} />}
      />
    </PlanPage>
  );
}
