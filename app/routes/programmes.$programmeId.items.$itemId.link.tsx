// Linking an item to one it waits for: what moves because of it, then save.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { choice, requiredText, wholeNumber } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { newId } from '~/models/id.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { consequencesOf, namedRefusal } from '~/models/planning/consequences';
import { linkTypes } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { LinkForm } from '~/ui/items/link-form';
import { paths } from '~/ui/paths';
import { ConfirmChange } from '~/ui/plan/confirm-change';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

const fields = z.object({ from: requiredText(64), type: choice(linkTypes), lag: wholeNumber(-520, 520) });

function linkOf(toId: string, wanted: z.output<typeof fields>): PlanChange {
  return { kind: 'link_items', dependencyId: newId(), fromId: wanted.from, toId, type: wanted.type, lag: wanted.lag };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  const base = {
    programmeId: plan.programme.id,
    item: { id: item.id, title: item.title },
    others: plan.items
      .filter((other) => !other.retired && other.id !== item.id)
      .map((other) => ({ id: other.id, title: other.title, key: other.key })),
    consequences: null,
    refusal: null,
    state: undefined,
  };
  const asked = new FormData();
  for (const [name, value] of new URL(args.request.url).searchParams) asked.set(name, value);
  if (!asked.has('from')) return base;
  const reading = readForm(fields, asked);
  if (!reading.ok) return { ...base, state: reading };
  const state = { errors: {}, typed: { ...reading.value, lag: String(reading.value.lag) } };
  const answer = found(await changePlan(actor, plan.programme.id, linkOf(item.id, reading.value), { preview: true }));
  if (answer.status === 'refused') return { ...base, state, refusal: namedRefusal(answer.before, answer.refusal) };
  if (answer.status !== 'preview') return { ...base, state };
  return { ...base, state, consequences: consequencesOf(answer.plan, answer.effects) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const reading = readForm(fields, await args.request.formData());
  if (!reading.ok) return answerBadInput(reading);
  const answer = await changePlan(actor, programmeId, linkOf(itemId, reading.value));
  return answerChange(answer, paths.item(programmeId, itemId));
}

export default function LinkItem() {
  const { programmeId, item, others, consequences, refusal, state } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  const typed = (state?.typed ?? {}) as Record<string, string>;
  return (
    <Page title={m.link_title({ title: words(item.title) })} crumbs={[{ label: words(item.title), to: back }]}>
      <ErrorSummary state={state} labels={{ from: m.link_from(), type: m.link_type(), lag: m.link_lag_days() }} />
      <LinkForm action={paths.itemLink(programmeId, item.id)} others={others} state={state} />
      <ConfirmChange {...{ programmeId, consequences, refusal, answered, back }} fields={typed} save={m.link_save()} />
    </Page>
  );
}
