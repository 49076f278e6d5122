// What is waited for, and how far it is, in words.
import { conditionState, type NamedTest } from '~/models/planning/figure-condition';
import type { FigureCondition } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { levelWithUnit } from '../adoption/level-text';
import { dayText, number, words } from '../words';

/** `Zaken in het zaaksysteem (Sociaal Domein): ten minste 60 %, 2 metingen achter elkaar`. */
export function testText({ metric, metricKey, department, atLeast, level, periods }: NamedTest): string {
  const name = metric ? words(metric.title) : metricKey;
  const said = {
    what: department ? `${name} (${words(department)})` : name,
    level: metric ? levelWithUnit({ ...metric, subject: 'cases' }, level) : number(level),
    count: periods,
  };
  return atLeast ? m.condition_at_least(said) : m.condition_at_most(said);
}

/** One sentence: met, expected with its range, not to be told, or let go. */
export function standingText(condition: FigureCondition): string {
  const { metOn, expectedOn, expectedFrom, expectedUntil, waivedOn, waivedBy, waivedReason } = condition;
  switch (conditionState(condition)) {
    case 'waived':
      return m.condition_waived({ day: dayText(waivedOn!), by: waivedBy, reason: waivedReason });
    case 'met':
      return m.condition_met({ day: dayText(metOn!) });
    case 'unknown':
      return m.condition_unknown();
    case 'expected': {
      const day = dayText(expectedOn!);
      const from = dayText(expectedFrom ?? expectedOn!);
      if (expectedUntil === null) return m.condition_expected_open({ day, from });
      return m.condition_expected_between({ day, from, until: dayText(expectedUntil) });
    }
  }
}
