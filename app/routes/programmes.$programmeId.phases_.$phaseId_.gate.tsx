// Puts a gate on a border of a phase, where it goes along with that phase, or takes it off; what moves is shown first.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { choice, requiredText } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { borderDay } from '~/models/planning/phase-chain';
import { type Plan, phaseBorders } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PhaseGateForm } from '~/ui/phases/phase-gate-form';
import { PlanPage } from '~/ui/plan/plan-page';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.gates_border_put()} · ${m.app_name()}` }];

const schema = z.object({ gate: requiredText(64), place: choice([...phaseBorders, 'none']) });

/** Gates that were reached stay on the day they were reached. */
const gatesOf = (plan: Plan) =>
  plan.items
    .filter((item) => item.kind === 'gate' && !item.retired && item.progress === 'planned')
    .sort((a, b) => (a.start < b.start ? -1 : 1));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const phase = found(plan.phases.find((row) => row.id === args.params.phaseId));
  const { id: programmeId, version } = plan.programme;
  const gates = gatesOf(plan);
  const asked = new URL(args.request.url).searchParams.get('gate');
  const start = gates.find((gate) => gate.id === asked);
  return {
    programmeId,
    version,
    phase: { id: phase.id, title: phase.title },
    days: { start: borderDay(phase, 'start'), end: borderDay(phase, 'end') },
    start: { gate: start?.id ?? '', place: (start?.phaseId === phase.id && start.border) || 'end' },
    gates: gates.map((gate) => ({
      id: gate.id,
      title: gate.title,
      day: gate.start,
      here: gate.border !== null && gate.phaseId === phase.id,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, phaseId } = args.params as { programmeId: string; phaseId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.phases.find((row) => row.id === phaseId));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const { gate: itemId, place } = reading.value;
  const gate = gatesOf(plan).find((row) => row.id === itemId);
  if (!gate) return answerBadInput({ errors: { gate: 'choose' }, typed: typedValues(form) });
  // Off the border it stays where it stands, until somebody moves it.
  const floor = gate.mode === 'automatic' ? { notBefore: gate.start } : {};
  const fields = place === 'none' ? { border: null, ...floor } : { phaseId, border: place };
  const change: PlanChange = { kind: 'edit_item', itemId, fields };
  return answerPlanForm(actor, programmeId, change, { form, to: paths.phases(programmeId) });
}

export default function PhaseGate() {
  const { programmeId, phase, gates, ...rest } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.phases(programmeId);
  const make = (
    <ButtonLink to={paths.itemNew(programmeId, { kind: 'gate' })} look="primary">
      {m.settings_gate_add()}
    </ButtonLink>
  );
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.gates_border_put_on({ phase: words(phase.title) })}
      crumb={{ label: m.nav_phases(), to: back }}
      answer={state}
    >
      {gates.length > 0 ? (
        <PhaseGateForm {...{ gates, state }} {...rest} cancelTo={back} />
      ) : (
        <EmptyState action={make}>{m.gates_border_no_gates()}</EmptyState>
      )}
    </PlanPage>
  );
}
