// The Move panel: new days for an item, what follows from them, and only then save.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { optionalDay, requiredDay, version } from '~/form-fields.server';
import { found, readForm, safePath } from '~/http.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { consequencesOf, namedRefusal } from '~/models/planning/consequences';
import { lastDay } from '~/models/planning/interval';
import { isFrozen, isMoment } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { answerBadInput, answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { MovePanel } from '~/ui/items/move-panel';
import { paths } from '~/ui/paths';

const fields = z
  .object({ start: requiredDay, last: optionalDay, back: z.string().optional() })
  .refine((value) => value.last === null || value.last >= value.start, { path: ['last'], error: 'last_before_start' });

type Wanted = { start: z.output<typeof requiredDay>; last: z.output<typeof optionalDay> };

function moveOf(itemId: string, wanted: Wanted): PlanChange {
  return { kind: 'move_item', itemId, start: wanted.start, last: wanted.last };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  const { searchParams } = new URL(args.request.url);
  const back = safePath(searchParams.get('back'), paths.item(plan.programme.id, item.id));
  const moment = isMoment(item.kind);
  const base = {
    programmeId: plan.programme.id,
    version: plan.programme.version,
    goLive: plan.programme.goLive,
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
  if (!asked.has('start')) return { ...base, state: undefined, consequences: null, refusal: null };
  if (moment) asked.delete('last');
  const reading = readForm(fields, asked);
  if (!reading.ok) return { ...base, state: reading, consequences: null, refusal: null };
  const wanted = { start: reading.value.start, last: moment ? null : reading.value.last };
  const answer = found(await changePlan(actor, plan.programme.id, moveOf(item.id, wanted), { preview: true }));
  const state = { errors: {}, typed: { start: wanted.start, last: wanted.last ?? '' } };
  if (answer.status === 'refused') {
    return { ...base, state, consequences: null, refusal: namedRefusal(answer.before, answer.refusal) };
  }
  if (answer.status !== 'preview') return { ...base, state, consequences: null, refusal: null };
  return { ...base, state, consequences: consequencesOf(answer.plan, answer.effects), refusal: null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readForm(fields.and(z.object({ version })), form);
  if (!reading.ok) return answerBadInput(reading);
  const { back, version: seenVersion, ...wanted } = reading.value;
  const answer = await changePlan(actor, programmeId, moveOf(itemId, wanted), { seenVersion });
  return answerChange(answer, safePath(back, paths.item(programmeId, itemId)), {
    start: wanted.start,
    last: wanted.last ?? '',
  });
}

export default function MoveItem() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return <MovePanel {...loaded} answered={answered} />;
}
