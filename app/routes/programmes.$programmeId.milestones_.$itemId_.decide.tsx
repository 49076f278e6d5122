// Deciding a gate: go, go provided that, or no-go, by whom and why; what follows is shown first, the plan of that moment is kept.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { readDecision, withOneMoreRow } from '~/decision-form.server';
import { found } from '~/http.server';
import { decideGate } from '~/models/gate.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { verdictOf } from '~/models/planning/gate-view';
import type { Plan } from '~/models/planning/plan';
import type { ChangeOf } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { DecisionForm } from '~/ui/gates/decision-form';
import { outcomeHints } from '~/ui/gates/outcome-hints.server';
import { GateVerdict } from '~/ui/gates/gate-verdict';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import styles from '~/ui/styles/gates.css?url';
import { dayText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.gates_decide()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

const gateIn = (plan: Plan, itemId: string | undefined) =>
  found(plan.items.find((item) => item.id === itemId && item.kind === 'gate' && !item.retired));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id, title } = gateIn(plan, args.params.itemId);
  const { id: programmeId, version } = plan.programme;
  const people = plan.people.filter((person) => person.active).map(({ id, name }) => ({ id, name }));
  const today = todayFor(args.context);
  const verdict = verdictOf(plan, id);
  return { programmeId, version, gate: { id, title }, verdict, hints: outcomeHints(verdict), people, today };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const programmeId = args.params.programmeId!;
  const plan = found(await loadPlan(actor, programmeId));
  const gate = gateIn(plan, args.params.itemId);
  const form = await args.request.formData();
  const more = withOneMoreRow(form);
  if (more) return answerBadInput({ errors: {}, typed: more }, 200);
  const reading = readDecision(form, { start: plan.programme.start, today: todayFor(args.context) });
  if (!reading.ok) return answerBadInput(reading);
  const { conditions, ...decided } = reading.value;
  const change: ChangeOf<'decide_gate'> = {
    kind: 'decide_gate',
    decisionId: newId(),
    itemId: gate.id,
    recordedBy: actor.userId,
    ...decided,
    conditions: conditions.map(({ title, ...rest }) => ({ itemId: newId(), title: { nl: title, en: null }, ...rest })),
  };
  const baselineName = m.gates_baseline_name({ gate: words(gate.title), day: dayText(decided.on) });
  return answerPlanForm(actor, programmeId, change, {
    form,
    to: paths.milestone(programmeId, gate.id),
    saver: (options) => decideGate(actor, programmeId, change, { ...options, baselineName }),
  });
}

export default function DecideGate() {
  const { programmeId, version, gate, verdict, hints, people, today } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.milestone(programmeId, gate.id);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.gates_decide_about({ gate: words(gate.title) })}
      lead={m.gates_decide_lead()}
      crumb={{ label: words(gate.title), to: back }}
      answer={state}
      save={m.gates_record()}
    >
      <GateVerdict verdict={verdict} />
      <DecisionForm {...{ hints, people, version, today, state }} cancelTo={back} />
    </PlanPage>
  );
}
