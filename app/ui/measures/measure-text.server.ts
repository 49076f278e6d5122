// A measure in words, and why one cannot be.
import type { Measure, MeasureOf, ProposalState } from '~/models/planning/capacity/measure';
import type { MeasureRefusal } from '~/models/planning/capacity/measures';
import type { Refusal } from '~/models/planning/change';
import { namedRefusal } from '~/models/planning/consequences';
import { addDays } from '~/models/planning/day';
import type { Label, Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { refusalText } from '../plan/refusal-text.server';
import { dayText, hoursText, number, words } from '../words';

/** What measures refer to: items and teams of a plan, and competences of the municipality. */
export type MeasureNames = {
  plan: Plan;
  competences: readonly { id: string; title: Label }[];
};

const gone: Label = { nl: '–', en: null };
const teamLabel = ({ plan }: MeasureNames, id: string) =>
  plan.capacity.teams.find((team) => team.id === id)?.title ?? gone;
const competenceLabel = ({ competences }: MeasureNames, id: string) =>
  competences.find((row) => row.id === id)?.title ?? gone;
const itemOf = ({ plan }: MeasureNames, id: string) => plan.items.find((item) => item.id === id);
const titleOf = (names: MeasureNames, id: string) => words(itemOf(names, id)?.title ?? gone);

/** What the item of a training is called, in both languages. */
export function trainingTitle({ teamId, competenceId }: MeasureOf<'train'>, names: MeasureNames): Label {
  const [team, competence] = [teamLabel(names, teamId), competenceLabel(names, competenceId)];
  const called = (locale: 'nl' | 'en') => {
    const of = (label: Label) => (locale === 'en' ? label.en : null) ?? label.nl;
    return m.competence_training_title({ competence: of(competence), team: of(team) }, { locale });
  };
  return { nl: called('nl').slice(0, 200), en: called('en').slice(0, 200) };
}

/** `0,6 fte inhuren bij DIV, 1 dec 2026 t/m 31 mei 2027`. */
export function measureLine(measure: Measure, names: MeasureNames): string {
  switch (measure.kind) {
    case 'hire': {
      const { fte, from, until } = measure;
      const said = { fte: number(fte, 1), team: words(teamLabel(names, measure.teamId)), from: dayText(from) };
      return until === null
        ? m.measures_hire_open_text(said)
        : m.measures_hire_text({ ...said, last: dayText(addDays(until, -1)) });
    }
    case 'move': {
      const { itemId, weeks } = measure;
      const from = measure.from ?? itemOf(names, itemId)?.start;
      const said = {
        ...{ title: titleOf(names, itemId), count: Math.abs(weeks) },
        start: from ? dayText(addDays(from, weeks * 7)) : '–',
      };
      return weeks < 0 ? m.measures_move_earlier_text(said) : m.measures_move_text(said);
    }
    case 'drop':
      return m.measures_drop_text({ title: titleOf(names, measure.itemId) });
    case 'substitution': {
      const said = { team: words(teamLabel(names, measure.teamId)), day: dayText(measure.on) };
      return measure.itemId === null
        ? m.measures_substitution_text(said)
        : m.measures_substitution_item_text({ ...said, title: titleOf(names, measure.itemId) });
    }
    case 'train': {
      const { teamId, competenceId, level, start, last, hours } = measure;
      return m.measures_train_text({
        ...{ competence: words(competenceLabel(names, competenceId)), team: words(teamLabel(names, teamId)) },
        ...{ level: number(level), from: dayText(start), last: dayText(last), hours: hoursText(hours) },
      });
    }
  }
}

/** Why a measure cannot be, without which measure it is. */
export function measureRefusalText(refusal: MeasureRefusal, names: MeasureNames): string {
  const team = (id: string) => words(teamLabel(names, id));
  switch (refusal.reason) {
    case 'unknown_team':
      return m.measures_refusal_unknown_team();
    case 'measure_twice':
      return m.measures_refusal_measure_twice();
    case 'moves_nothing':
      return m.measures_refusal_moves_nothing();
    case 'before_today':
      return m.measures_refusal_before_today({ day: dayText(refusal.day), today: dayText(refusal.today) });
    case 'ends_before_start':
      return m.measures_refusal_ends_before_start({ start: dayText(refusal.start), last: dayText(refusal.last) });
    case 'no_formation':
      return m.measures_refusal_no_formation({ team: team(refusal.teamId) });
    case 'no_paper':
      return m.measures_refusal_no_paper({ team: team(refusal.teamId) });
    case 'not_earlier':
      return m.measures_refusal_not_earlier({ team: team(refusal.teamId) });
    case 'has_level':
      return m.measures_refusal_has_level({ team: team(refusal.teamId), level: number(refusal.level) });
    default: {
      const { at: _at, ...ofPlan } = refusal;
      return refusalText(namedRefusal(names.plan, ofPlan as Refusal));
    }
  }
}

/** Which of the measures cannot be, and why. */
export function cannotText(refusal: MeasureRefusal, measures: readonly Measure[], names: MeasureNames): string {
  const measure = measures[refusal.at];
  const what = measure ? measureLine(measure, names) : '–';
  return m.measures_cannot_one({ what, why: measureRefusalText(refusal, names) });
}

const states: Record<ProposalState, () => string> = {
  proposed: m.proposal_state_proposed,
  withdrawn: m.proposal_state_withdrawn,
  adopted: m.proposal_state_adopted,
  rejected: m.proposal_state_rejected,
  applied: m.proposal_state_applied,
  undone: m.proposal_state_undone,
};
export const stateText = (state: ProposalState): string => states[state]();

const looks = {
  proposed: 'info',
  withdrawn: 'retired',
  adopted: 'good',
  rejected: 'bad',
  applied: 'good',
  undone: 'retired',
} as const;
export const stateLook = (state: ProposalState) => looks[state];
