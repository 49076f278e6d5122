// Measures as changes: what each does to the plan and to the teams, and how the programme stands with all of them.
import { type PrefilledQuestion, prefilledQuestions, prefillsOf } from '../assessment/prefill';
import { highestScore, questionIds, scaleOf } from '../assessment/questions';
import type { ScaleScores } from '../assessment/score';
import { placeChange } from '../change';
import { lengthBetween } from '../change/items';
import { intendStep } from '../change/measures';
import { addDays } from '../day';
import { phaseOn } from '../phase-chain';
import type { Item, Label, Plan } from '../plan';
import type { ChangeOf, PlanStep } from '../plan-change';
import type { Measure, MeasureOf } from './measure';
import { aboutItem, faultOf, type MeasuredFacts, type MeasureRefusal } from './measure-fault';
import { type Standing, standingOf } from './standing';
import type { Capacity, TeamSupply } from './supply';

export type { MeasuredFacts, MeasureRefusal, QuestionMeans } from './measure-fault';

/** What is made for the plan needs a name and an id; without them it is only weighed. */
export type Naming = {
  proposalId: string;
  itemId: (at: number) => string;
  titleOf: (training: MeasureOf<'train'>) => Label;
};
const unnamed: Naming = { proposalId: '', itemId: (at) => `training-${at}`, titleOf: () => ({ nl: '', en: null }) };

/** The mean of a question that data fill in, before and after. */
export type ShiftedQuestion = { question: PrefilledQuestion; before: number; after: number };

export type Measured = {
  /** With the measures in it: to ask how the programme would stand. */
  facts: MeasuredFacts;
  /** What becomes of the plan; hires and substitution decisions are rows of their teams. */
  steps: PlanStep[];
  /** Items whose dates or hours are others than they were. */
  changed: Item[];
  shifted: ShiftedQuestion[];
};

export type MeasuresOutcome = { ok: true; value: Measured } | { ok: false; refusal: MeasureRefusal };

/** The item that prepares the substitution decision, in the blueprint. */
export const substitutionItemKey = 'DIV-09';

/** The workstream of trainings, in the blueprint. */
const trainingStream = 'OPL';

/** The training as an item that stays where it is put. */
function trainingOf(plan: Plan, measure: MeasureOf<'train'>, title: Label, itemId: string): ChangeOf<'create_item'> {
  const { teamId, competenceId, level, start, last, hours } = measure;
  const asked = { allDepartments: false, departments: [] };
  return {
    ...({ kind: 'create_item', itemId, key: null, dateSource: 'typed', sources: [], start } as const),
    workDays: lengthBetween(plan, asked, start, last),
    fields: {
      kind: start > plan.programme.goLive ? 'calendar_item' : 'activity',
      ...{ title, description: '', role: null, ownerId: null, ...asked },
      workstreamId: plan.workstreams.find(({ key }) => key === trainingStream)?.id ?? null,
      phaseId: phaseOn(plan, start)?.id ?? null,
      ...{ mode: 'manual', notBefore: null, deadline: null, pinned: false, border: null },
      teamHours: hours > 0 ? [{ teamId, hours }] : [],
      raises: [{ teamId, competenceId, level }],
      ...{ competences: [], effects: [], acceptanceValue: 0 },
    },
  };
}

function stepsOf(plan: Plan, measure: Measure, at: number, naming: Naming): PlanStep[] {
  const itemId = aboutItem(measure);
  const item = plan.items.find(({ id }) => id === itemId);
  switch (measure.kind) {
    case 'hire':
      return [];
    case 'move': {
      const start = addDays(measure.from ?? item?.start ?? plan.programme.start, measure.weeks * 7);
      return [{ kind: 'move_item', itemId: measure.itemId, start, last: null }];
    }
    case 'drop':
      return [{ kind: 'retire_item', itemId: measure.itemId }];
    case 'train':
      return [trainingOf(plan, measure, naming.titleOf(measure), naming.itemId(at))];
    case 'substitution': {
      if (itemId === null) return [];
      // What ends before the decision already does not have to end earlier.
      const endsEarlier = item !== undefined && !item.retired && item.until <= measure.on;
      return endsEarlier ? [] : [{ kind: 'stretch_item', itemId, last: addDays(measure.on, -1) }];
    }
  }
}

function suppliedWith(capacity: Capacity, measures: readonly Measure[]): Capacity {
  const about = new Set(measures.flatMap((row) => ('teamId' in row && row.kind !== 'train' ? [row.teamId] : [])));
  if (about.size === 0) return capacity;
  const withAll = (team: TeamSupply) =>
    measures.reduce((so, row): TeamSupply => {
      if (row.kind === 'hire' && row.teamId === team.id) {
        const { fte, from, until } = row;
        return { ...so, staffing: [...so.staffing, { kind: 'hire', fte, from, until }] };
      }
      return row.kind === 'substitution' && row.teamId === team.id ? { ...so, substitutionOn: row.on } : so;
    }, team);
  return { ...capacity, teams: capacity.teams.map((team) => (about.has(team.id) ? withAll(team) : team)) };
}

/**
 * A measure does not change what people said. Four questions are filled in from data: their mean goes as many levels up or
 * down as the data do, within 1–5, and the scores of their scales with them.
 */
function answersAfter(facts: MeasuredFacts, plan: Plan): Pick<MeasuredFacts, 'scores' | 'questionMeans'> & Shifts {
  const { scores, questionMeans, today, others } = facts;
  const shifted: ShiftedQuestion[] = [];
  if (scores === null || questionMeans === null) return { scores, questionMeans, shifted };
  // Pressure and absence are not changed by a measure: what they say is the same before and after.
  const levelsOf = (of: Plan) =>
    new Map(prefillsOf(of, today, null, others).map(({ question, level }) => [question, level]));
  const [was, is] = [levelsOf(facts.plan), levelsOf(plan)];
  const means = new Map(questionMeans);
  for (const question of prefilledQuestions) {
    const [before, from, to] = [means.get(question), was.get(question), is.get(question)];
    if (before === undefined || from === undefined || to === undefined || from === to) continue;
    const after = Math.min(highestScore, Math.max(1, before + to - from));
    means.set(question, after);
    if (after !== before) shifted.push({ question, before, after });
  }
  const next: Record<string, number | null> = { ...scores };
  for (const { question, before, after } of shifted) {
    const scale = scaleOf(question);
    const among = questionIds.filter((id) => scaleOf(id) === scale && questionMeans.has(id)).length;
    const score = next[scale] ?? null;
    if (score !== null) next[scale] = score + (after - before) / among;
  }
  return { scores: next as ScaleScores, questionMeans: means, shifted };
}
type Shifts = { shifted: ShiftedQuestion[] };

/** The programme with measures, or the first that cannot be and why. Without measures the facts are what they were. */
export function withMeasures(
  facts: MeasuredFacts,
  measures: readonly Measure[],
  naming: Naming = unnamed,
): MeasuresOutcome {
  if (measures.length === 0) return { ok: true, value: { facts, steps: [], changed: [], shifted: [] } };
  const { plan } = facts;
  const steps: PlanStep[] = [];
  let intended = plan;
  for (const [at, measure] of measures.entries()) {
    const fault = faultOf(facts, measures, at);
    if (fault) return { ok: false, refusal: fault };
    for (const step of stepsOf(plan, measure, at, naming)) {
      const outcome = intendStep(intended, step);
      if (!outcome.ok) {
        const { ok: _ok, ...refusal } = outcome;
        return { ok: false, refusal: { ...refusal, at } };
      }
      intended = outcome.value;
      steps.push(step);
    }
  }
  const supplied = { ...plan, capacity: suppliedWith(plan.capacity, measures) };
  const placed = placeChange(supplied, { kind: 'apply_measures', proposalId: naming.proposalId, steps });
  if (!placed.ok) {
    const { ok: _ok, ...refusal } = placed;
    return { ok: false, refusal: { ...refusal, at: measures.length - 1 } };
  }
  const after = placed.value.plan;
  const { shifted, ...answers } = answersAfter(facts, after);
  const was = new Map(plan.items.map((item) => [item.id, item]));
  const changed = after.items.filter((item) => was.get(item.id) !== item);
  return { ok: true, value: { facts: { ...facts, plan: after, ...answers }, steps, changed, shifted } };
}

/** How it stands with measures. Slips stay those of the plan as it was: what a measure moves is chosen, not suffered. */
export function standingWith({ facts }: Measured, before: Standing): Standing {
  return standingOf(facts, before);
}

/** Teams that are asked something else, have other people, or are pivotal; in the order of the municipality. */
export function weighedTeams(plan: Plan, measures: readonly Measure[], changed: readonly Item[]): string[] {
  const touched = new Set([
    ...measures.flatMap((measure) => ('teamId' in measure ? [measure.teamId] : [])),
    ...changed.flatMap(({ teamHours }) => teamHours.filter(({ hours }) => hours > 0).map(({ teamId }) => teamId)),
  ]);
  return plan.capacity.teams.filter(({ id, pivotal }) => pivotal || touched.has(id)).map(({ id }) => id);
}
