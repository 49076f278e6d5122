// Calendar facts as data (school holidays, elections, the budget cycle, freezes) turned into periods a municipality can edit.
import { addDays, type Day, parseDay, yearOf } from './planning/day';
import { easterSunday } from './planning/holidays';
import type { Interval } from './planning/interval';
import type { ExceptionKind, PeriodSort } from './planning/working-calendar';

export type CalendarFact = {
  key: string;
  kind: 'school_holiday' | 'construction_holiday' | 'election' | 'budget_cycle' | 'freeze' | 'neutral';
  /** Inclusive dates … */
  from?: string;
  to?: string;
  /** … or every year between two days of the year (may cross the year) … */
  recurring?: { from_month_day: string; to_month_day: string };
  /** … or a number of days from Easter Sunday: `easter+40`. */
  rule?: string;
  label: { nl: string; en: string };
  region: string | null;
  status: 'confirmed' | 'verify';
  sources: string[];
  low_presence?: boolean;
};

export type CalendarRow = {
  kind: ExceptionKind;
  sort: PeriodSort;
  fromDay: Day;
  untilDay: Day;
  label: string;
  labelEn: string;
  region: string | null;
  verify: boolean;
  source: string | null;
};

function intervalsOf(fact: CalendarFact, years: readonly number[]): Interval[] {
  if (fact.recurring) {
    const { from_month_day: from, to_month_day: to } = fact.recurring;
    return years.flatMap((year) => {
      const start = parseDay(`${year}-${from}`);
      const end = parseDay(`${to < from ? year + 1 : year}-${to}`);
      return start && end ? [{ from: start, until: addDays(end, 1) }] : [];
    });
  }
  if (fact.rule) {
    const offset = Number(/^easter([+-]\d+)$/.exec(fact.rule)?.[1]);
    if (Number.isNaN(offset)) throw new Error(`unknown calendar rule: ${fact.rule}`);
    return years.map((year) => {
      const from = addDays(easterSunday(year), offset);
      return { from, until: addDays(from, 1) };
    });
  }
  const from = parseDay(fact.from ?? '');
  const last = parseDay(fact.to ?? '');
  if (!from || !last) throw new Error(`calendar fact ${fact.key} has no dates`);
  return [{ from, until: addDays(last, 1) }];
}

function sortOf(fact: CalendarFact): PeriodSort {
  if (fact.kind !== 'neutral') return fact.kind;
  return fact.low_presence ? 'low_presence' : 'other';
}

/**
 * Periods for one school region. Only a general change freeze freezes; the rule that no whole organisation goes live
 * around New Year is about go-live alone, is checked by the go-live rules, and is shown here.
 */
export function calendarRows(facts: readonly CalendarFact[], region: string | null, window: Interval): CalendarRow[] {
  const years: number[] = [];
  for (let year = yearOf(window.from) - 1; year <= yearOf(window.until); year++) years.push(year);
  return facts
    .filter((fact) => fact.region === null || fact.region === region)
    .flatMap((fact) =>
      intervalsOf(fact, years).map((interval) => ({
        kind: fact.kind === 'freeze' && fact.key !== 'freeze_big_bang' ? ('freeze' as const) : ('neutral' as const),
        sort: sortOf(fact),
        fromDay: interval.from,
        untilDay: interval.until,
        label: fact.label.nl,
        labelEn: fact.label.en,
        region: fact.region,
        verify: fact.status === 'verify',
        source: fact.sources.join(' ') || null,
      })),
    )
    .filter((row) => row.untilDay > window.from && row.fromDay < window.until);
}
