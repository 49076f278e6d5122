// The Move panel: new days for an item, what follows from them, and only then save.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { optionalDay, requiredDay } from '~/form-fields.server';
import { found, readForm, safePath } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { lastDay } from '~/models/planning/interval';
import { isFrozen, isMoment } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { answerBadInput, answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { MovePanel } from '~/ui/items/move-panel';
import { paths } from '~/ui/paths';

const fields = z
  .object({ start: requiredDay, last: optionalDay, back: z.string().optional() })
  .refine((value) => value.last === null || value.last >= value.start, { path: ['last'], error: 'last_before_start' });

function moveOf(itemId: string, { start, last }: z.output<typeof fields>): PlanChange {
  return { kind: 'move_item', itemId, start, last };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  const { searchParams } = new URL(args.request.url);
  const { id: programmeId, goLive } = plan.programme;
  const back = safePath(searchParams.get('back'), paths.item(programmeId, item.id));
  const moment = isMoment(item.kind);
  const base = {
    programmeId,
    goLive,
    item: {
      id: item.id,
      title: item.title,
      kind: item.kind,
      mode: item.mode,
      start: item.start,
      last: lastDay({ from: item.start, until: item.until }),
      workDays: item.workDays,
      frozen: isFrozen(item),
    },
    moment,
    back,
  };
  const asked = new FormData();
  for (const [name, value] of searchParams) asked.set(name, value);
  if (!asked.has('start')) return data({ ...base, state: undefined, ahead: undefined });
  if (moment) asked.delete('last');
  const reading = readForm(fields, asked);
  if (!reading.ok) return data({ ...base, state: reading, ahead: undefined }, { status: 400 });
  const { start, last } = reading.value;
  const typed = { start, last: last ?? '', back };
  const ahead = await lookAhead(actor, programmeId, moveOf(item.id, reading.value), typed);
  return data({ ...base, state: undefined, ahead });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return answerBadInput(reading);
  const to = safePath(reading.value.back, paths.item(programmeId, itemId));
  return answerPlanForm(actor, programmeId, moveOf(itemId, reading.value), { form, to });
}

export default function MoveItem() {
  return <MovePanel {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
