// Deciding a gate: refused while a hard criterion stands in the way; a go marks it reached; conditions become dated items.
import { blockingCriteria, type Decision, decisionsOf, isPassed } from '../gate';
import { calendarOfItem, calendarsFor } from '../network';
import { addDays, dayOf, toNumber } from '../day';
import type { Item, Plan } from '../plan';
import type { ChangeOf } from '../plan-change';
import { nextWorkday } from '../working-calendar';
import { checkReferences, movable } from './items';
import { no, type Outcome, yes } from './refusal';

type Condition = ChangeOf<'decide_gate'>['conditions'][number];

/** One working day on or after the day it is due; it stands there until somebody moves it. */
function conditionItem(plan: Plan, gate: Item, { itemId, title, due, ownerId }: Condition): Item {
  const asked = toNumber(due);
  const start = dayOf(nextWorkday(calendarOfItem(plan, gate, calendarsFor(plan, asked - 10, asked + 400)), asked));
  return {
    id: itemId,
    key: null,
    kind: 'calendar_item',
    title,
    description: '',
    workstreamId: gate.workstreamId,
    phaseId: null,
    mode: 'manual',
    start,
    until: addDays(start, 1),
    workDays: 1,
    notBefore: null,
    deadline: start,
    dateSource: 'typed',
    progress: 'planned',
    role: null,
    ownerId,
    teamHours: [],
    allDepartments: false,
    departments: [],
    competences: [],
    raises: [],
    effects: [],
    acceptanceValue: 0,
    pinned: false,
    border: null,
    conditionOf: gate.id,
    sources: [],
    retired: false,
  };
}

export function decideGate(plan: Plan, change: ChangeOf<'decide_gate'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  if (!found.ok) return found;
  const gate = found.value;
  const { decisionId: id, itemId, outcome, on, decider, recordedBy, reason, conditions } = change;
  if (gate.kind !== 'gate') return no({ reason: 'not_a_gate', itemId });
  if (isPassed(plan, itemId)) return no({ reason: 'gate_passed', itemId });
  const blocking = blockingCriteria(plan, itemId, outcome);
  if (blocking.length > 0) {
    return no({ reason: 'hard_criteria', itemId, criterionIds: blocking.map((row) => row.id) });
  }
  if ((outcome === 'conditional') !== conditions.length > 0) return no({ reason: 'conditions_and_outcome', itemId });
  const known = new Set([...plan.items, ...plan.decisions].map((row) => row.id));
  for (const taken of [id, ...conditions.map((row) => row.itemId)]) {
    if (known.has(taken)) return no({ reason: 'id_taken', id: taken });
    known.add(taken);
  }
  for (const ownerId of [recordedBy, ...conditions.map((row) => row.ownerId)]) {
    const checked = checkReferences(plan, { ownerId });
    if (!checked.ok) return checked;
  }
  const position = (decisionsOf(plan, itemId)[0]?.position ?? -1) + 1;
  const decision: Decision = { id, itemId, outcome, on, decider, recordedBy, reason, position };
  const decided: Item = outcome === 'no_go' ? gate : { ...gate, progress: 'done', start: on, until: on };
  return yes({
    ...plan,
    items: [
      ...plan.items.map((item) => (item.id === itemId ? decided : item)),
      ...conditions.map((row) => conditionItem(plan, gate, row)),
    ],
    decisions: [...plan.decisions, decision],
  });
}
