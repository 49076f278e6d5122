// Names and values of the fields of a plan, as a reader knows them.
import { parseDay } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { criterionText, kindText, linkText, modeText, progressText } from '../programme/kind-words';
import { dayText, number, words } from '../words';
import { hueText } from '../workstreams/hue-text';

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
};

export function fieldText(field: string): string {
  return (names[field]?.() ?? field).toLowerCase();
}

const fixed: Record<string, (value: never) => string> = {
  kind: kindText,
  mode: modeText,
  progress: progressText,
  type: linkText,
  state: criterionText,
  hue: hueText,
};

const isLabel = (value: object): value is Label => 'nl' in value;

/** A value in words. Lists are named one by one; what has no name of its own is counted. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (fixed[field]) return fixed[field](value as never);
  if (typeof value === 'boolean') return value ? m.yes() : m.no();
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 1);
  if (typeof value === 'string') return parseDay(value) ? dayText(parseDay(value)!) : value;
  if (typeof value !== 'object') return String(value);
  if (isLabel(value)) return words(value);
  if (field === 'competences') return number((value as unknown[]).length);
  const parts = Array.isArray(value) ? value : Object.values(value).filter((part) => part !== null);
  if (parts.length === 0) return '–';
  return parts.map((part) => valueText('', part)).join(Array.isArray(value) ? ', ' : ' ');
}
