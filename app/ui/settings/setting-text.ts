// Names and values of the fields of departments, teams, targets and calendar periods, as a reader knows them.
import { addDays, type Day, parseDay } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import type { ExceptionKind, PeriodSort } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { exceptionText, sortText } from '../programme/kind-words';
import { dayText, number, percent, words } from '../words';
import { regionText } from './region-text';

export type Named = { id: string; name: Label };

const names: Record<string, () => string> = {
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
  fteEffective: m.settings_fte_effective,
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
};

export function settingText(field: string): string {
  return names[field]?.() ?? field;
}

/** As many as it was typed with, at most three. */
const decimalsOf = (value: number) => [0, 1, 2].find((count) => Number(value.toFixed(count)) === value) ?? 3;

/** A value in words; `departments` give names to ids. */
export function settingValue(field: string, value: unknown, departments: readonly Named[]): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? m.yes() : m.no();
  if (field === 'runShare') return percent(value as number);
  if (field === 'target' || field === 'ceiling') return number(value as number, decimalsOf(value as number));
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 1);
  if (typeof value === 'object') return words(value as Label);
  const text = String(value);
  switch (field) {
    case 'parentId':
    case 'departmentId': {
      const name = departments.find((row) => row.id === text)?.name;
      return name ? words(name) : '–';
    }
    case 'from':
      return dayText(text as Day);
    case 'until':
      return parseDay(text) ? dayText(addDays(text as Day, -1)) : text;
    case 'kind':
      return exceptionText(text as ExceptionKind);
    case 'sort':
      return sortText(text as PeriodSort);
    case 'region':
      return regionText(text);
    default:
      return text;
  }
}
