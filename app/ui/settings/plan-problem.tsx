// Why a change of the plan was not saved: a rule said no, or somebody else was first.
import { parseDay } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { refusalText } from '../plan/refusal-text';
import { Notice } from '../shared/notice';
import { dayText, words } from '../words';
import type { Problem } from './plan-form-state';

const fieldNames: Record<string, () => string> = {
  title: m.settings_title,
  description: m.settings_description,
  workDays: m.settings_work_days,
  active: m.settings_active,
  start: m.settings_programme_start,
  hue: m.settings_hue,
  position: m.settings_order,
  text: m.settings_criterion,
  hard: m.settings_hard,
  state: m.settings_state,
};

/** A value of the plan as a reader knows it. */
function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? m.settings_yes() : m.settings_no();
  if (typeof value === 'string') {
    const day = parseDay(value);
    return day ? dayText(day) : value;
  }
  if (value !== null && typeof value === 'object' && 'nl' in value) return words(value as { nl: string; en: null });
  return String(value ?? '–');
}

export function PlanProblem({ problem }: { problem: Problem | null | undefined }) {
  if (!problem) return null;
  if (problem.kind === 'refused') return <Notice tone="bad" live title={refusalText(problem.refusal)} />;
  return (
    <Notice tone="warn" live title={m.settings_stale()}>
      <ul>
        {problem.fields.map(({ field, mine, theirs }) => (
          <li key={field}>
            {m.settings_stale_line({
              field: fieldNames[field]?.() ?? field,
              mine: valueText(mine),
              theirs: valueText(theirs),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
