// Turns a saved change of departments, teams, targets, metrics, the roll-out, rounds of the assessment and surveys, retention, the calendar or people round, by the rules of what it was a change of.
import { undoAgreementChange } from './agreement.server';
import { undoRoundChange } from './assessment-round.server';
import { type CalendarAnswer, changeCalendar } from './calendar.server';
import { undoCompetenceChange } from './competence.server';
import { type Db, db } from './db/client.server';
import { undoDepartmentChange } from './department.server';
import { undoDeputyChange } from './deputy.server';
import { undoMappingChange } from './group-mapping.server';
import { undoMetricChange } from './metric-settings.server';
import { getOrganisationEntry, type OrganisationEntry } from './organisation-history.server';
import { undoThemeChange } from './organisation-rules.server';
import { undoPersonChange } from './people.server';
import type { Day } from './planning/day';
import { doneForGood, type ForGood, type OrganisationCollection } from './planning/organisation-row';
import { type Action, type Actor, may } from './planning/permission';
import { proposalOfRows } from './proposal-rows.server';
import { undoRetentionChange } from './retention-rules.server';
import { undoChangeLoadRules } from './change-load-rules.server';
import { undoImpactChange } from './department-impact.server';
import { undoCellChange } from './rollout-cells.server';
import { undoSubjectChange } from './rollout.server';
import { changeSupply, isSupply, type SupplyLook, type SupplyWeighed } from './supply-change.server';
import { undoSurveyChange } from './survey-change.server';
import { undoTargetChange } from './target.server';
import { undoRulesChange } from './capacity-rules.server';
import { undoStaffingChange } from './team-staffing.server';
import { undoStepChange } from './team-step.server';
import { undoTeamChange } from './team.server';
import { undoLevelChange } from './team-competence.server';

const actions: Record<OrganisationCollection, Action> = {
  departments: 'departments.change',
  teams: 'teams.change',
  competences: 'teams.change',
  team_competences: 'teams.change',
  team_staffing: 'teams.change',
  team_steps: 'teams.change',
  team_agreements: 'gate.decide',
  capacity: 'teams.change',
  exceptions: 'calendar.change',
  organisation: 'calendar.change',
  targets: 'metrics.change',
  metrics: 'metrics.change',
  rollout_subjects: 'plan.change',
  rollout_cells: 'rollout.change',
  people: 'people.change',
  deputies: 'people.change',
  group_mappings: 'people.change',
  change_load: 'teams.change',
  department_impacts: 'impact.say',
  assessment_rounds: 'assessment.manage',
  survey_rounds: 'surveys.manage',
  retention: 'people.change',
};

/** Of the municipality's own rules one is the house style, which is another's to choose. */
export const isOfTheme = ({ collection, after }: Pick<OrganisationEntry, 'collection' | 'after'>): boolean =>
  collection === 'organisation' && after !== null && 'theme' in after;
const actionOf = (entry: OrganisationEntry): Action =>
  isOfTheme(entry) ? 'appearance.change' : actions[entry.collection];

/** Whether this actor may turn changes like this one round; of whose department it is, is asked when they do. */
export const mayTurnRound = (actor: Actor, entry: OrganisationEntry): boolean =>
  may(actor, 'settings.undo') && may(actor, actionOf(entry));

export type OrganisationUndo =
  | Awaited<ReturnType<typeof undoDepartmentChange>>
  | Awaited<ReturnType<typeof undoTeamChange>>
  | Awaited<ReturnType<typeof undoCompetenceChange>>
  | Awaited<ReturnType<typeof undoLevelChange>>
  | Awaited<ReturnType<typeof undoStaffingChange>>
  | Awaited<ReturnType<typeof undoStepChange>>
  | Awaited<ReturnType<typeof undoAgreementChange>>
  | Awaited<ReturnType<typeof undoRulesChange>>
  | Awaited<ReturnType<typeof undoTargetChange>>
  | Awaited<ReturnType<typeof undoMetricChange>>
  | Awaited<ReturnType<typeof undoSubjectChange>>
  | Awaited<ReturnType<typeof undoCellChange>>
  | Awaited<ReturnType<typeof undoPersonChange>>
  | Awaited<ReturnType<typeof undoDeputyChange>>
  | Awaited<ReturnType<typeof undoMappingChange>>
  | Awaited<ReturnType<typeof undoChangeLoadRules>>
  | Awaited<ReturnType<typeof undoImpactChange>>
  | Awaited<ReturnType<typeof undoRoundChange>>
  | Awaited<ReturnType<typeof undoSurveyChange>>
  | Awaited<ReturnType<typeof undoRetentionChange>>
  | Awaited<ReturnType<typeof undoThemeChange>>
  | CalendarAnswer
  | { status: 'refused'; reason: 'already_undone' }
  | { status: 'refused'; reason: 'for_good'; what: ForGood }
  /** It is one half of a proposal, which is turned round as a whole. */
  | { status: 'refused'; reason: 'part_of_proposal'; programmeId: string; proposalId: string };

/**
 * Refused, naming what, where later changes contradict it; of what teams have, whom it takes over a limit is told first (`seen`).
 * Null when the change is not one of the municipality's.
 */
export async function undoOrganisationChange(
  actor: Actor,
  changeId: string,
  today: Day,
  seen: Omit<SupplyLook, 'today'> = { look: 'if_over', reason: null },
  tx: Db = db(),
): Promise<{ entry: OrganisationEntry; answer: OrganisationUndo | SupplyWeighed } | { status: 'forbidden' } | null> {
  if (!may(actor, 'settings.undo')) return { status: 'forbidden' };
  const entry = await getOrganisationEntry(actor, changeId, tx);
  if (!entry) return null;
  if (!mayTurnRound(actor, entry)) return { status: 'forbidden' };
  if (entry.undoneBy !== null) return { entry, answer: { status: 'refused', reason: 'already_undone' } };
  const what = doneForGood(entry);
  if (what) return { entry, answer: { status: 'refused', reason: 'for_good', what } };
  const proposal = await proposalOfRows(actor, entry, tx);
  if (proposal) return { entry, answer: { status: 'refused', reason: 'part_of_proposal', ...proposal } };
  const undo = (inner: Db) => undone(actor, entry, today, inner);
  const answer = isSupply(entry.collection) ? await changeSupply(actor, { today, ...seen }, undo, tx) : await undo(tx);
  return answer && { entry, answer };
}

function undone(actor: Actor, entry: OrganisationEntry, today: Day, tx: Db): Promise<OrganisationUndo | null> {
  switch (entry.collection) {
    case 'departments':
      return undoDepartmentChange(actor, entry, tx);
    case 'teams':
      return undoTeamChange(actor, entry, tx);
    case 'competences':
      return undoCompetenceChange(actor, entry, tx);
    case 'team_competences':
      return undoLevelChange(actor, entry, tx);
    case 'team_staffing':
      return undoStaffingChange(actor, entry, tx);
    case 'team_steps':
      return undoStepChange(actor, entry, tx);
    case 'team_agreements':
      return undoAgreementChange(actor, entry, tx);
    case 'capacity':
      return undoRulesChange(actor, entry, tx);
    case 'targets':
      return undoTargetChange(actor, entry, today, tx);
    case 'metrics':
      return undoMetricChange(actor, entry, today, tx);
    case 'rollout_subjects':
      return undoSubjectChange(actor, entry, tx);
    case 'rollout_cells':
      return undoCellChange(actor, entry, tx);
    case 'people':
      return undoPersonChange(actor, entry, tx);
    case 'deputies':
      return undoDeputyChange(actor, entry, tx);
    case 'group_mappings':
      return undoMappingChange(actor, entry, tx);
    case 'change_load':
      return undoChangeLoadRules(actor, entry, tx);
    case 'department_impacts':
      return undoImpactChange(actor, entry, tx);
    case 'assessment_rounds':
      return undoRoundChange(actor, entry, tx);
    case 'survey_rounds':
      return undoSurveyChange(actor, entry, today, tx);
    case 'retention':
      return undoRetentionChange(actor, entry, tx);
    case 'exceptions':
    case 'organisation':
      if (isOfTheme(entry)) return undoThemeChange(actor, entry, tx);
      return changeCalendar(actor, { kind: 'undo', entry }, { tx });
  }
}
