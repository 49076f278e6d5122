// Why a delivery, or one line of it, cannot be taken: in the language of the request, with what can be.
import type { LineFault, ReadLine } from '~/models/planning/adoption/figure';
import type { FigureColumn, TableFault } from '~/models/planning/adoption/figure-table';
import { closest, kindsFor, type Known } from '~/models/planning/adoption/figure-text';
import type { Metric } from '~/models/planning/adoption/metric';
import { periodAt, type PeriodKind, writePeriod } from '~/models/planning/adoption/period';
import type { Day } from '~/models/planning/day';
import type { FigureFileReading } from '~/figure-file.server';
import { m } from '~/paraglide/messages.js';
import { number, words } from '../words';
import { numberNames, periodName } from './figure-words';

/** Names that are said to choose from. */
const mostNames = 5;
/** A value that was not understood is repeated in short. */
const mostOfValue = 40;

const short = (value: string) => (value.length > mostOfValue ? `${value.slice(0, mostOfValue)}…` : value);

const kindNames: Record<PeriodKind, () => string> = {
  week: m.figures_per_week,
  month: m.figures_per_month,
  quarter: m.figures_per_quarter,
};

const columnNames: Record<FigureColumn, () => string> = {
  period: m.figures_column_month,
  department: m.figures_column_department,
  metric: m.figures_column_metric,
  numerator: m.figures_column_numerator,
  denominator: m.figures_column_denominator,
};

export type DeliveryFault = Extract<FigureFileReading, { ok: false }>;

/** Why nothing of it can be read. */
export function tableFaultText(fault: DeliveryFault): string {
  switch (fault.fault) {
    case 'empty':
      return m.figures_table_empty();
    case 'too_large':
      return m.figures_table_too_large();
    case 'no_lines':
      return m.figures_table_no_lines();
    case 'too_many_lines':
      return m.figures_table_too_many({ most: number(fault.most) });
    case 'quote':
      return m.figures_table_quote({ line: fault.line });
    case 'columns':
      return m.figures_table_columns({ names: fault.missing.map((column) => columnNames[column]()).join(', ') });
    case 'column_twice':
      return m.figures_table_twice({ name: columnNames[fault.column]() });
    case 'person':
      return personText(fault);
    case 'not_a_workbook':
      return m.figures_table_not_a_workbook();
    case 'broken':
      return m.figures_table_broken();
    case 'unpacked_too_large':
      return m.figures_table_unpacked();
    case 'too_wide':
      return m.figures_table_too_wide();
    case 'old_excel':
      return m.figures_table_old_excel();
  }
}

function personText({ sign, line, column }: Extract<TableFault, { fault: 'person' }>): string {
  if (sign === 'column') return m.figures_table_person_column({ column });
  return sign === 'email'
    ? m.figures_table_person_email({ line, column })
    : m.figures_table_person_bsn({ line, column });
}

/** The sentences of one kind of delivery; `today` is for the example of a period. */
export function faultSentences(known: Known, today: Day): (line: Pick<ReadLine, 'metric'>, fault: LineFault) => string {
  const departments = known.departments.map(({ key, name }) => (key === words(name) ? key : `${key} (${words(name)})`));
  const metrics = known.metrics.map(({ key, title }) => `${key} (${words(title)})`);
  return ({ metric }, fault) => {
    switch (fault.fault) {
      case 'period':
        return m.figures_fault_period({ value: short(fault.value) });
      case 'department':
        return m.figures_fault_department({
          value: short(fault.value),
          names: closest(fault.value, departments, mostNames).join(', '),
        });
      case 'metric':
        return m.figures_fault_metric({
          value: short(fault.value),
          names: closest(fault.value, metrics, mostNames).join(', '),
        });
      case 'wrong_frequency': {
        const kinds = metric ? kindsFor(metric) : fault.kinds;
        const examples = kinds.map((kind) => writePeriod(periodAt(kind, today))).join(', ');
        return m.figures_fault_frequency({ value: short(fault.value), examples });
      }
      case 'in_the_future':
        return m.figures_fault_future({ value: short(fault.value) });
      case 'other_kind': {
        const known = {
          value: short(fault.value),
          kind: kindNames[fault.period.kind](),
          period: periodName(fault.period),
        };
        return fault.line === null
          ? m.figures_fault_other_kind(known)
          : m.figures_fault_other_kind_line({ ...known, line: fault.line });
      }
      case 'twice':
        return m.figures_fault_twice({ line: fault.line });
      case 'numerator':
      case 'denominator':
        return numberText(metric, fault);
    }
  };
}

/** Says what a number should be; the number itself only when it is none, for it may be about few people. */
function numberText(metric: Metric | null, { fault, value, why }: Extract<LineFault, { why: string }>): string {
  const what = numberNames(metric?.kind ?? 'share')[fault];
  const bound = (at: number | null | undefined) =>
    at === null || at === undefined ? m.figures_no_bound() : number(at);
  switch (why) {
    case 'not_a_number':
      return m.figures_why_not_a_number({ what, value: short(value) });
    case 'negative':
      return m.figures_why_negative({ what });
    case 'not_whole':
      return m.figures_why_not_whole({ what });
    case 'part_above_whole':
      return m.figures_why_part_above_whole({ what });
    case 'nothing_counted':
      return m.figures_why_nothing_counted({ what });
    case 'out_of_bounds':
      return m.figures_why_out_of_bounds({ what, lowest: bound(metric?.lowest), highest: bound(metric?.highest) });
  }
}
