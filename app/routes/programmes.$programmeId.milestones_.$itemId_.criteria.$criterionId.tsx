// One criterion of a milestone or gate: adding it, or changing its words and weight.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { checked, optionalId, text } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { judgedChange } from '~/models/figure-condition.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { isMoment, type Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { readOptionalTest } from '~/test-fields.server';
import { CriterionForm } from '~/ui/milestones/criterion-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_criterion()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({ ...titleFields(200), hard: checked, owner: optionalId, evidence: text(500) });

type Params = { programmeId: string; itemId: string; criterionId: string };

/** The milestone and the criterion the address names; null for a new one. */
function named(plan: Plan, { itemId, criterionId }: Params) {
  const item = found(plan.items.find((row) => row.id === itemId && isMoment(row.kind)));
  const ofItem = plan.criteria.find((row) => row.id === criterionId && row.itemId === itemId);
  return { item, criterion: criterionId === 'new' ? null : found(ofItem) };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { item, criterion } = named(plan, args.params as Params);
  const { id, version } = plan.programme;
  // Who is no longer active may still be the one that is named; the form must not lose them.
  const people = plan.people
    .filter((person) => person.active || person.id === criterion?.ownerId)
    .map(({ id, name }) => ({ id, name }));
  const metrics = plan.metrics.filter(({ active, key }) => active || key === criterion?.test?.metricKey);
  const departments = plan.departments.map((row) => ({ id: row.id, name: row.name }));
  return { id, version, item: { id: item.id, title: item.title }, criterion, people, metrics, departments };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const params = args.params as Params;
  const plan = found(await loadPlan(actor, params.programmeId));
  const { item, criterion } = named(plan, params);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const follows = await readOptionalTest(actor, form);
  if (!follows.ok) return answerBadInput(follows);
  const { titleNl, titleEn, hard, owner: ownerId, evidence } = reading.value;
  const fields = { text: labelOf(titleNl, titleEn), hard, ownerId, evidence, test: follows.test };
  const asked = criterion
    ? ({ kind: 'edit_criterion', criterionId: criterion.id, fields } as const)
    : ({ kind: 'create_criterion', criterionId: newId(), itemId: item.id, ...fields } as const);
  const change = found(await judgedChange(actor, params.programmeId, asked, todayFor(args.context)));
  return answerPlanForm(actor, params.programmeId, change, { form, to: paths.milestone(params.programmeId, item.id) });
}

export default function CriterionPage() {
  const { id, version, item, criterion, people, metrics, departments } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.milestone(id, item.id);
  return (
    <PlanPage
      programmeId={id}
      title={criterion ? m.settings_criterion_edit() : m.settings_criterion_add()}
      crumb={{ label: m.settings_criteria_of({ what: words(item.title) }), to: back }}
      answer={state}
    >
      <CriterionForm {...{ criterion, people, metrics, departments, version, state }} cancelTo={back} />
    </PlanPage>
  );
}
