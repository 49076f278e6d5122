// How a criterion stands: met, not met or still open, and where that can be seen; for who plans, who decides and who sees to it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { choice, text } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { mayAssess } from '~/models/planning/gate';
import { criterionStates } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireOwner } from '~/session.server';
import { AssessForm } from '~/ui/milestones/assess-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.gates_assess()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

async function criterionFor(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireOwner(args, 'criteria.assess');
  const { programmeId, itemId, criterionId } = args.params as Record<'programmeId' | 'itemId' | 'criterionId', string>;
  const plan = found(await loadPlan(actor, programmeId));
  const criterion = found(plan.criteria.find((row) => row.id === criterionId && row.itemId === itemId));
  if (!mayAssess(actor, criterion)) throw new Response(null, { status: 403 });
  return { actor, plan, criterion };
}

export async function loader(args: LoaderFunctionArgs) {
  const { plan, criterion } = await criterionFor(args);
  const { id: programmeId, version } = plan.programme;
  return { programmeId, version, criterion };
}

/** The buttons on the page of the milestone send a state alone; then the evidence stays what it is. */
const fields = z.object({ state: choice(criterionStates) });
const fieldsWithEvidence = fields.extend({ evidence: text(500) });

export async function action(args: ActionFunctionArgs) {
  const { actor, plan, criterion } = await criterionFor(args);
  const form = await args.request.formData();
  const reading = readForm(form.has('evidence') ? fieldsWithEvidence : fields, form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'edit_criterion', criterionId: criterion.id, fields: reading.value } as const;
  const programmeId = plan.programme.id;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.milestone(programmeId, criterion.itemId) });
}

export default function AssessCriterion() {
  const { programmeId, version, criterion } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.milestone(programmeId, criterion.itemId);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.gates_assess()}
      lead={words(criterion.text)}
      crumb={{ label: m.back(), to: back }}
      answer={state}
    >
      <AssessForm {...{ criterion, version, state }} cancelTo={back} />
    </PlanPage>
  );
}
