// Names of the fields of a plan, for history.
import { m } from '~/paraglide/messages.js';

const names: Record<string, () => string> = {
  title: m.form_title,
  description: m.form_description,
  kind: m.form_kind,
  workstreamId: m.item_workstream,
  phaseId: m.item_phase,
  mode: m.item_mode,
  notBefore: m.item_not_before,
  deadline: m.item_deadline,
  workDays: m.item_length,
  progress: m.item_progress,
  teamHours: m.item_hours_per_team,
  departments: m.item_departments,
  allDepartments: m.item_departments,
  competences: m.item_competences,
  effects: m.item_effects,
  acceptanceValue: m.form_acceptance,
  role: m.item_role,
  retired: m.item_retired,
  state: m.column_status,
  hard: m.criterion_hard,
  type: m.link_type,
  lag: m.link_lag_days,
  dateSource: m.field_date_source,
  active: m.field_active,
  position: m.field_position,
  hue: m.field_hue,
  goLive: m.field_go_live,
  start: m.move_start,
  name: m.field_name,
  text: m.field_text,
  ownerId: m.item_owner,
  border: m.form_border,
  pinned: m.form_pinned,
  evidence: m.item_evidence,
  conditionOf: m.item_condition_of,
};

export function fieldText(field: string): string {
  return (names[field]?.() ?? field).toLowerCase();
}
