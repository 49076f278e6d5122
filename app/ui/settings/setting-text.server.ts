// Names and values of the fields of departments, teams and what they can carry, targets, metrics, the roll-out and calendar periods and surveys, as a reader knows them.
import { addDays, type Day, parseDay } from '~/models/planning/day';
import {
  type MetricDirection,
  type MetricKind,
  metricKinds,
  type MetricSubject,
} from '~/models/planning/adoption/metric';
import type { PeriodKind } from '~/models/planning/adoption/period';
import type { AspectLevels, ImpactWord } from '~/models/planning/change-load/impact';
import { type StaffingKind, staffingKinds, type TeamRole, teamRoles } from '~/models/planning/capacity/supply';
import type { SurveyKind } from '~/models/planning/adoption/survey-kind';
import type { AskedDepartment } from '~/models/planning/adoption/survey-round';
import { type RolloutKind, rolloutKinds, type RolloutStage } from '~/models/planning/adoption/rollout-stage';
import type { Overruled } from '~/models/assessment-prefill.server';
import { prefilledQuestions } from '~/models/planning/assessment/prefill';
import type { Label } from '~/models/planning/plan';
import type { ExceptionKind, PeriodSort } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { groupText } from '../adoption/level-text';
import { frequencyText, metricDirectionText, metricKindText } from '../metrics/metric-words';
import type { Role } from '~/models/planning/permission';
import { exceptionText, roleText, sortText } from '../programme/kind-words';
import { kindText as surveyKindText } from '../survey/survey-words';
import { rolloutKindText, stageText } from '../rollout/stage-text';
import { dayText, number, percent, words } from '../words';
import { levelText as competenceLevel } from '../competence/level-text';
import { levelAsTyped } from './level-as-typed';
import { aspectsText, impactText } from '../change-load/impact-text.server';
import { staffingKindText } from './staffing-text';
import { regionText } from './region-text';
import { teamRoleText } from './team-role-text';
import { themeText } from './theme-text';

export type Named = { id: string; name: Label };

const names: Record<string, () => string> = {
  teamId: m.column_team,
  competenceId: m.competence_one,
  level: m.competence_level,
  key: m.settings_key,
  name: m.settings_name,
  label: m.settings_name,
  parentId: m.settings_parent,
  departmentId: m.settings_department,
  headcount: m.settings_headcount,
  users: m.settings_users,
  keyUsers: m.settings_key_users,
  casesPerYear: m.settings_cases_per_year,
  fteFormation: m.settings_fte_formation,
  pivotal: m.settings_pivotal,
  doubleShare: m.settings_double_share,
  substitutionOn: m.settings_substitution_on,
  availability: m.settings_availability,
  runHoursMonth: m.settings_run_hours,
  runShare: m.settings_run_share,
  interchangeable: m.settings_interchangeable,
  note: m.settings_note,
  position: m.settings_order,
  from: m.settings_first_day,
  until: m.settings_last_day_through,
  kind: m.settings_period_kind,
  sort: m.settings_period_sort,
  region: m.settings_region,
  verify: m.settings_verify,
  source: m.settings_source,
  goodFriday: m.settings_day_off,
  metricKey: m.adoption_metric,
  target: m.adoption_target,
  ceiling: m.adoption_ceiling,
  title: m.settings_name,
  factor: m.metrics_factor,
  unit: m.adoption_unit,
  decimals: m.metrics_decimals,
  direction: m.metrics_direction,
  subject: m.metrics_subject,
  frequency: m.metrics_frequency,
  formula: m.metrics_formula,
  margin: m.metrics_margin,
  lowest: m.metrics_lowest,
  highest: m.metrics_highest,
  active: m.metrics_active,
  owners: m.metrics_owners,
  stage: m.rollout_stage,
  plannedOn: m.rollout_planned,
  actualOn: m.rollout_actual,
  remark: m.rollout_remark,
  fte: m.capacity_fte,
  text: m.agreement_text,
  proposalId: m.proposal_one,
  hoursMonth: m.settings_run_hours,
  productiveHours: m.capacity_productive,
  season: m.capacity_season,
  doubleSurcharge: m.capacity_surcharge,
  switchingLoss: m.capacity_switching,
  email: m.people_email,
  role: m.people_role,
  departmentIds: m.nav_departments,
  absentId: m.people_absent,
  userId: m.people_deputy,
  group: m.people_group,
  ofDepartments: m.changeload_of_departments,
  changeHours: m.changeload_hours,
  weightLow: m.changeload_weight_low,
  weightMedium: m.changeload_weight_medium,
  weightHigh: m.changeload_weight_high,
  limitOrganisation: m.changeload_limit_organisation,
  limitTop: m.changeload_limit_top,
  limitDeeper: m.changeload_limit_deeper,
  impact: m.changeload_impact,
  aspects: m.changeload_aspects,
  onBehalf: m.changeload_on_behalf,
  headWord: m.changeload_head_word,
  heldOn: m.assessment_day,
  closedAt: m.assessment_closed_on,
  erasedAt: m.settings_erased_on,
  survey: m.survey_kind,
  opensOn: m.survey_opens,
  lastDay: m.survey_last,
  departments: m.survey_asked,
  theme: m.settings_appearance,
  days: m.privacy_days,
  reason: m.privacy_reason,
};

export function settingText(field: string): string {
  return names[field]?.() ?? (isPrefilled(field) ? m.assessment_prefill_change_of({ question: field }) : field);
}

/** Periods of the calendar, metrics, what is rolled out and staffing each have their own kinds. */
function kindValue(kind: string): string {
  if ((metricKinds as readonly string[]).includes(kind)) return metricKindText(kind as MetricKind);
  if ((rolloutKinds as readonly string[]).includes(kind)) return rolloutKindText(kind as RolloutKind);
  if ((staffingKinds as readonly string[]).includes(kind)) return staffingKindText(kind as StaffingKind);
  return exceptionText(kind as ExceptionKind);
}

/** Kept as 0–1, typed and read as a percentage. */
const parts = ['doubleShare', 'doubleSurcharge', 'switchingLoss'];
const levels = ['target', 'ceiling', 'factor', 'margin', 'lowest', 'highest'];

type Owner = { departmentId: string | null; userId: string };

/** `Iedereen: An; Burgerzaken: Bo`. */
function ownersText(owners: readonly Owner[], named: readonly Named[]): string {
  const nameOf = (id: string) => {
    const name = named.find((row) => row.id === id)?.name;
    return name ? words(name) : '–';
  };
  const texts = owners.map(({ departmentId, userId }) =>
    m.metrics_owner_of({
      department: departmentId ? nameOf(departmentId) : m.metrics_owner_rest(),
      name: nameOf(userId),
    }),
  );
  return texts.join('; ') || '–';
}

function namesText(ids: readonly string[], named: readonly Named[]): string {
  const names = ids.map((id) => words(named.find((row) => row.id === id)?.name ?? { nl: '–', en: null }));
  return names.join(', ') || '–';
}

/** `Burgerzaken: 40; VTH: 12`. */
const askedText = (asked: readonly AskedDepartment[], named: readonly Named[]): string =>
  asked.map(({ departmentId, invited }) => `${namesText([departmentId], named)}: ${number(invited)}`).join('; ');

const isPrefilled = (field: string) => (prefilledQuestions as readonly string[]).includes(field);

/** `4: iedereen is nieuw`; of a question that data answer. */
const overruledValue = (said: Overruled): string =>
  said ? m.assessment_prefill_said({ level: number(said.level), reason: said.reason }) : m.assessment_prefill_as_data();

/** A value in words; `departments` give names to ids, of people as well. */
export function settingValue(field: string, value: unknown, departments: readonly Named[]): string {
  if (isPrefilled(field)) return overruledValue(value as Overruled);
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? m.yes() : m.no();
  if (field === 'runShare') return percent(value as number);
  if (parts.includes(field)) return levelAsTyped((value as number) * 100);
  if (levels.includes(field)) return levelAsTyped(value as number);
  if (field === 'level') return competenceLevel(value as number);
  if (field === 'impact') return impactText(value as number);
  if (field === 'headWord') return impactText((value as ImpactWord).impact);
  if (field === 'aspects') return aspectsText(value as AspectLevels);
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 1);
  if (field === 'owners') return ownersText(value as Owner[], departments);
  if (field === 'departmentIds') return namesText(value as string[], departments);
  if (field === 'departments') return askedText(value as AskedDepartment[], departments);
  if (Array.isArray(value)) return value.map((month) => number(month as number, 2)).join(' · ');
  if (typeof value === 'object') return words(value as Label);
  const text = String(value);
  switch (field) {
    case 'role':
      return (teamRoles as readonly string[]).includes(text) ? teamRoleText(text as TeamRole) : roleText(text as Role);
    case 'absentId':
    case 'userId':
    case 'parentId':
    case 'teamId':
    case 'departmentId': {
      const name = departments.find((row) => row.id === text)?.name;
      return name ? words(name) : '–';
    }
    case 'from':
      return dayText(text as Day);
    case 'until':
      return parseDay(text) ? dayText(addDays(text as Day, -1)) : text;
    case 'closedAt':
    case 'erasedAt':
    case 'heldOn':
    case 'opensOn':
    case 'lastDay':
    case 'plannedOn':
    case 'actualOn':
      return dayText(text as Day);
    case 'survey':
      return surveyKindText(text as SurveyKind);
    case 'kind':
      return kindValue(text);
    case 'stage':
      return stageText(text as RolloutStage);
    case 'direction':
      return metricDirectionText(text as MetricDirection);
    case 'subject':
      return groupText(text as MetricSubject);
    case 'frequency':
      return frequencyText(text as PeriodKind);
    case 'sort':
      return sortText(text as PeriodSort);
    case 'region':
      return regionText(text);
    case 'theme':
      return themeText(text);
    default:
      return text;
  }
}
