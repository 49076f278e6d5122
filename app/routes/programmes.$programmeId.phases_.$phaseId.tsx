// One phase: adding it, or changing its names, length and whether it takes part. What moves is shown before saving.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { checked, optionalId, wholeNumber } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { descriptionFields, labelOf, titleFields } from '~/label-fields.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { phaseRows } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PhaseForm } from '~/ui/phases/phase-form';
import { PlanPage } from '~/ui/plan/plan-page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_phase()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({
  ...titleFields(200),
  ...descriptionFields(2000),
  workDays: wholeNumber(1, 2600),
  active: checked,
  afterId: optionalId,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const rows = phaseRows(plan);
  const { phaseId } = args.params;
  const phase = phaseId === 'new' ? null : found(rows.find((row) => row.id === phaseId));
  return { id: plan.programme.id, version: plan.programme.version, phase, rows };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, phaseId } = args.params as { programmeId: string; phaseId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const isNew = phaseId === 'new';
  if (!isNew) found(plan.phases.find((row) => row.id === phaseId));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const { titleNl, titleEn, descriptionNl, descriptionEn, workDays, active, afterId } = reading.value;
  if (isNew && afterId !== null && !plan.phases.some((row) => row.id === afterId)) {
    return answerBadInput({ errors: { afterId: 'choose' }, typed: typedValues(form) });
  }
  const fields = { title: labelOf(titleNl, titleEn), description: labelOf(descriptionNl, descriptionEn), workDays };
  return answerPlanForm(
    actor,
    programmeId,
    isNew
      ? { kind: 'create_phase', phaseId: newId(), afterId, ...fields }
      : { kind: 'edit_phase', phaseId, fields: { ...fields, active } },
    { form, to: paths.phases(programmeId) },
  );
}

export default function Phase() {
  const { id, version, phase, rows } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.phases(id);
  return (
    <PlanPage
      programmeId={id}
      title={phase ? m.settings_edit_what({ what: words(phase.title) }) : m.settings_phase_add()}
      crumb={{ label: m.nav_phases(), to: back }}
      answer={state}
    >
      <PhaseForm phase={phase} others={rows} version={version} state={state} cancelTo={back} />
    </PlanPage>
  );
}
