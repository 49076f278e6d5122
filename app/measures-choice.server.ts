// The page on which measures are chosen, worked out: what is chosen, what it does, and what else would help.
import { firstField, readAdded } from './measure-form.server';
import type { FormState } from './http.server';
import { findCompetences } from './models/directory.server';
import { loadMeasuredFacts } from './models/measured-facts.server';
import { comparisonOf } from './models/planning/capacity/comparison';
import { levels } from './models/planning/capacity/competence';
import { type Measure, type MeasureKind, mostMeasures } from './models/planning/capacity/measure';
import { measureParams, readMeasures, withMeasure } from './models/planning/capacity/measure-search';
import {
  type MeasuredFacts,
  standingWith,
  substitutionItemKey,
  weighedTeams,
  withMeasures,
} from './models/planning/capacity/measures';
import { runsDouble } from './models/planning/capacity/measure-fault';
import { type Standing, standingOf } from './models/planning/capacity/standing';
import { suggestionsFor } from './models/planning/capacity/suggestions';
import { addMonths, type Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import { goLiveKey, isFrozen, type Item, type Plan } from './models/planning/plan';
import { getProposal, isOwnOpen } from './models/proposal.server';
import { m } from './paraglide/messages.js';
import { levelText } from './ui/competence/level-text';
import { comparisonText } from './ui/measures/comparison-text.server';
import { cannotText, measureLine, type MeasureNames, measureRefusalText } from './ui/measures/measure-text.server';
import { paths } from './ui/paths';
import { saidErrors } from './ui/shared/said-errors.server';
import { dayText, number, percent, words } from './ui/words';

type Option = { value: string; label: string };

/** Items that can be chosen: of the coming year, with hours; `open`: those that have not begun. */
function itemOptions(plan: Plan, today: Day) {
  const until = addMonths(today, 12);
  const open = plan.items.filter(
    (item) => !item.retired && item.progress !== 'done' && item.until > today && item.start < until,
  );
  const options = (items: readonly Item[]): Option[] =>
    items.map((item) => ({ value: item.id, label: `${words(item.title)} (${dayText(item.start)})` }));
  const withHours = open.filter(({ teamHours, key }) => teamHours.length > 0 && key !== goLiveKey);
  const ahead = withHours.filter((item) => !isFrozen(item));
  return {
    movable: options(ahead.filter(({ border }) => border === null)),
    droppable: options(ahead),
    prepares: options(withHours),
    decision: open.find(({ key }) => key === substitutionItemKey)?.id ?? '',
  };
}

/** What the forms start with: the team that is pressed most, and the whole months that are looked at. */
function formsOf({ plan, today }: MeasuredFacts, before: Standing, { competences }: MeasureNames) {
  const { teams } = plan.capacity;
  const option = ({ id, title }: (typeof teams)[number]): Option => ({ value: id, label: words(title) });
  return {
    ...itemOptions(plan, today),
    teams: teams.filter(({ fteFormation }) => fteFormation !== null).map(option),
    paperTeams: teams.filter(runsDouble).map(option),
    learners: teams.map(option),
    competences: competences.map(({ id, title }): Option => ({ value: id, label: words(title) })),
    levels: levels.slice(1).map((level): Option => ({ value: String(level), label: levelText(level) })),
    ...{ pressed: before.pressedTeamId ?? '', from: before.from },
  };
}

function effectText(team: string, average: number | null, index: number | null): string {
  const indexText = index === null ? null : number(Math.round(index));
  if (average === null) return indexText === null ? '' : m.measures_effect_index({ index: indexText });
  const ratio = percent(average);
  return indexText === null
    ? m.measures_effect_team({ team, ratio })
    : m.measures_effect({ team, ratio, index: indexText });
}

/** How an added measure is answered: an address to go to, or the form with what was typed. */
export type Added = { to: string } | { kind: MeasureKind; state: NonNullable<FormState> };

function addedOf(facts: MeasuredFacts, measures: readonly Measure[], params: URLSearchParams, names: MeasureNames) {
  const added = readAdded(params);
  if (!added) return null;
  const { kind, reading } = added;
  if (!reading.ok) {
    return { kind, state: { typed: reading.typed, errors: saidErrors(reading.errors) } };
  }
  const typed = Object.fromEntries(
    [...params].filter(([name]) => name !== 'm' && name !== 'add' && name !== 'proposal'),
  );
  const refused = (why: string): Added => ({ kind, state: { typed, errors: { [firstField[kind]]: `said:${why}` } } });
  const all = withMeasure(measures, reading.value);
  if (all.length > mostMeasures) return refused(m.measures_full({ count: mostMeasures }));
  const outcome = withMeasures(facts, all);
  // What was chosen before and cannot be any more is said where it stands.
  if (!outcome.ok && outcome.refusal.at === all.length - 1) return refused(measureRefusalText(outcome.refusal, names));
  return { to: addressOf(facts.plan, all, params.get('proposal')) };
}

/** The page with these measures chosen; `proposalId`: of a proposal that is being changed. */
const addressOf = ({ programme: { id } }: Plan, measures: readonly Measure[], proposalId: string | null) =>
  paths.measures(id, { ...measureParams(measures), proposal: proposalId });

/** The proposal that is being changed: one's own, on which nobody decided; null otherwise. */
async function changing(actor: Actor, plan: Plan, proposalId: string | null) {
  const proposal = proposalId && (await getProposal(actor, { programmeId: plan.programme.id, proposalId }));
  if (!proposal || !isOwnOpen(actor, proposal)) return null;
  const { id, title, note } = proposal;
  return { id, title, note, to: paths.proposal(plan.programme.id, id) };
}

/** Everything of the page for an address, in the language of the request. */
export async function measuresChoice(actor: Actor, plan: Plan, params: URLSearchParams, today: Day) {
  const [facts, competences] = [await loadMeasuredFacts(actor, plan, today), await findCompetences(actor)];
  const names: MeasureNames = { plan, competences };
  const measures = readMeasures(params);
  const added: Added | null = addedOf(facts, measures, params, names);
  if (added && 'to' in added) return { to: added.to } as const;
  const proposal = await changing(actor, plan, params.get('proposal'));
  const to = (some: readonly Measure[]) => addressOf(plan, some, proposal?.id ?? null);
  const before = standingOf(facts);
  const outcome = withMeasures(facts, measures);
  const measured = outcome.ok ? outcome.value : null;
  const after = measured && standingWith(measured, before);
  const teamName = (teamId: string) => words(plan.capacity.teams.find((row) => row.id === teamId)!.title);
  const suggestions = measured && after ? suggestionsFor(facts, measures, { measured, before, now: after }) : [];
  const teamIds = measured ? weighedTeams(plan, measures, measured.changed) : [];
  return {
    to: null,
    ...measureParams(measures),
    proposal,
    chosen: measures.map((measure, at) => ({
      what: measureLine(measure, names),
      without: to(measures.filter((_, other) => other !== at)),
    })),
    cannot: outcome.ok ? null : cannotText(outcome.refusal, measures, names),
    isKnown: before.pressedTeamId !== null,
    comparison:
      measured && after && measures.length > 0
        ? comparisonText({ before, after, measured, comparison: comparisonOf(before, after, teamIds) })
        : null,
    suggestions: suggestions.map(({ measure, teamId, average, index }) => ({
      kind: measure.kind,
      what: measureLine(measure, names),
      effect: effectText(teamName(teamId), average, index),
      to: to(withMeasure(measures, measure)),
    })),
    forms: formsOf(facts, before, names),
    added,
  };
}

export type MeasuresChoice = Exclude<Awaited<ReturnType<typeof measuresChoice>>, { to: string }>;
