// The form in which figures of one department and one period are typed: what it shows, and what it saves.
import { found, typedValues } from './http.server';
import { loadAdoption } from './models/adoption.server';
import { findKnown, findOwners } from './models/delivery.server';
import { acceptFigures, mayDeliver } from './models/figure.server';
import { deliveredIn } from './models/late.server';
import { addDays, type Day } from './models/planning/day';
import type { JudgedLine } from './models/planning/adoption/figure';
import type { FigureLine } from './models/planning/adoption/figure-table';
import { pointIn } from './models/planning/adoption/figure-number';
import { kindsFor, readFigureLines } from './models/planning/adoption/figure-text';
import type { Figure, Metric } from './models/planning/adoption/metric';
import {
  type Period,
  periodAt,
  type PeriodKind,
  readPeriod,
  shifted,
  writePeriod,
} from './models/planning/adoption/period';
import type { ShownSeries } from './models/planning/adoption/shown';
import type { Actor } from './models/planning/permission';
import { getLocale } from './paraglide/runtime.js';
import { faultSentences } from './ui/figures/fault-text.server';
import { figureText, numberNames, periodName } from './ui/figures/figure-words';
import { paths } from './ui/paths';
import { words } from './ui/words';

const periodsShown = 14;
const daysBack = 400;

export type EnterRow = {
  key: string;
  title: string;
  formula: string;
  names: { numerator: string; denominator: string };
  /** What stands in the fields; empty without a figure, or when it hides. */
  start: { numerator: string; denominator: string };
  now: string | null;
  nowHidden: boolean;
  before: string | null;
  beforeHidden: boolean;
};

export type EnterForm = {
  departments: { id: string; name: string }[];
  departmentId: string;
  kind: PeriodKind;
  period: string;
  periods: { value: string; label: string }[];
  before: string;
  rows: EnterRow[];
  /** Whether the department delivers more metrics of this frequency, or could. */
  more: boolean;
};

type Asked = { actor: Actor; programmeId: string; today: Day };

const typed = (value: number) => (getLocale() === 'nl' ? String(value).replace('.', ',') : String(value));

/** Null when there is no department that this reader delivers. What the address does not say is chosen: the last ended week. */
export async function enterForm(
  { actor, programmeId, today }: Asked,
  search: URLSearchParams,
): Promise<EnterForm | null> {
  const [{ metrics, departments: all, series }, owners] = await Promise.all([
    loadAdoption(actor, programmeId, { from: addDays(today, -daysBack) }),
    findOwners(actor),
  ]);
  const departments = all.filter(({ id }) => mayDeliver(actor, [{ departmentId: id }]));
  const department = departments.find(({ id }) => id === search.get('department')) ?? departments[0];
  if (!department) return null;
  const period = periodIn(search.get('period'), today);
  const { kind } = period;
  const delivered = deliveredIn(series).filter(({ departmentId }) => departmentId === department.id);
  const delivers = ({ key }: Metric) =>
    delivered.some((one) => one.metricKey === key && one.kind === kind) ||
    owners.some(({ metricKey, departmentId }) => metricKey === key && departmentId === department.id);
  const fitting = metrics.filter((metric) => kindsFor(metric).includes(kind));
  const asked = fitting.filter(delivers);
  const shown =
    asked.length > 0 && !search.has('all') ? asked : fitting.filter((one) => one.frequency === kind || delivers(one));
  const now = periodAt(kind, today);
  const choices = Array.from({ length: periodsShown }, (_, back) => shifted(now, -back));
  if (!choices.some(({ start }) => start === period.start)) choices.push(period);
  const own = series.filter((one) => one.of === 'own' && one.departmentId === department.id && one.kind === kind);
  return {
    departments: departments.map(({ id, name }) => ({ id, name: words(name) })),
    departmentId: department.id,
    kind,
    period: writePeriod(period),
    periods: choices.map((one) => ({ value: writePeriod(one), label: periodName(one) })),
    before: periodName(shifted(period, -1)),
    rows: shown.map((metric) => enterRow(metric, period, own)),
    more: asked.length > 0 && !search.has('all'),
  };
}

/** The period in the address, of whatever kind; else the last week that ended. Not one to come. */
function periodIn(said: string | null, today: Day): Period {
  const kind = said === 'month' || said === 'quarter' ? said : 'week';
  const period = said === null || said.length > 20 ? null : readPeriod(said);
  return period && period.start <= today ? period : shifted(periodAt(kind, today), -1);
}

function enterRow(metric: Metric, period: Period, own: readonly ShownSeries[]): EnterRow {
  const points = own.find(({ metricKey }) => metricKey === metric.key)?.points ?? [];
  const at = (start: Day) => points.find((point) => point.start === start);
  const text = (figure: Figure | null | undefined) => (figure ? figureText(metric, figure) : null);
  const [now, before] = [at(period.start), at(shifted(period, -1).start)];
  return {
    key: metric.key,
    title: words(metric.title),
    formula: words(metric.formula),
    names: numberNames(metric.kind),
    start: {
      numerator: now?.figure ? typed(now.figure.numerator) : '',
      denominator: now?.figure ? typed(now.figure.denominator) : '',
    },
    now: text(now?.figure),
    nowHidden: now?.hidden ?? false,
    before: text(before?.figure),
    beforeHidden: before?.hidden ?? false,
  };
}

/** Saved: the page to go to. Mistakes: a sentence per field, and what was typed. */
export type EnterOutcome =
  { to: string } | { status: 400 | 403; errors: Record<string, string>; typed: Record<string, string> };

/** The name of a field: `numerator M06`. */
const fieldOf = (part: 'numerator' | 'denominator', metricKey: string) => `${part} ${metricKey}`;

export async function saveEntered({ actor, programmeId, today }: Asked, form: FormData): Promise<EnterOutcome> {
  const values = typedValues(form);
  const said = (name: string) => (typeof values[name] === 'string' ? values[name].trim().slice(0, 60) : '');
  const known = await findKnown(actor);
  const department = known.departments.find(({ id }) => id === said('department'));
  const period = readPeriod(said('period'));
  const texts = Object.fromEntries(Object.keys(values).map((name) => [name, said(name)]));
  if (!department || !period) return { status: 400, errors: { period: said('period') }, typed: texts };
  const lines = known.metrics.flatMap(({ key }, at): FigureLine[] => {
    const [numerator, denominator] = [said(fieldOf('numerator', key)), said(fieldOf('denominator', key))];
    if (numerator === '' && denominator === '') return [];
    return [
      {
        line: at + 1,
        said: { period: writePeriod(period), department: department.key, metric: key, numerator, denominator },
      },
    ];
  });
  const numbers = lines.flatMap((line) => [line.said.numerator, line.said.denominator]);
  const point = pointIn(numbers, getLocale() === 'nl' ? 'thousands' : 'decimals');
  const read = readFigureLines(lines, point, known);
  const mistakes = (faulty: readonly JudgedLine[]) => enterMistakes(faulty, faultSentences(known, today));
  const answer = found(await acceptFigures(actor, programmeId, read, { source: 'form', today }));
  switch (answer.status) {
    case 'forbidden':
      return { status: 403, errors: {}, typed: texts };
    case 'faults':
      return { status: 400, errors: mistakes(answer.lines), typed: texts };
    case 'saved':
    case 'unchanged': {
      const delivered = answer.status === 'saved' ? answer.batchId : 'same';
      return {
        to: nextPage({ actor, programmeId, today }, { known, department, period, next: said('next'), delivered }),
      };
    }
  }
}

function enterMistakes(
  lines: readonly JudgedLine[],
  sentence: ReturnType<typeof faultSentences>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const line of lines) {
    if (line.outcome !== 'fault') continue;
    for (const fault of line.faults) {
      const part = fault.fault === 'denominator' ? 'denominator' : 'numerator';
      errors[fieldOf(part, line.metric?.key ?? '')] ??= sentence(line, fault);
    }
  }
  return errors;
}

type Entered = {
  known: { departments: readonly { id: string }[] };
  department: { id: string };
  period: Period;
  next: string;
  delivered: string;
};

/** The next department comes round to the first; the next period ends at today's. */
function nextPage(
  { actor, programmeId, today }: Asked,
  { known, department, period, next, delivered }: Entered,
): string {
  const own = known.departments.filter(({ id }) => mayDeliver(actor, [{ departmentId: id }]));
  const at = own.findIndex(({ id }) => id === department.id);
  const later = shifted(period, 1);
  return paths.figuresEnter(programmeId, {
    department: next === 'department' ? own[(at + 1) % own.length]!.id : department.id,
    period: writePeriod(next === 'period' && later.start <= today ? later : period),
    delivered,
  });
}
