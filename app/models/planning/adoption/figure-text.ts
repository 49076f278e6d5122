// Lines of a delivery become figures of known metrics, departments and periods; what cannot be read says why, line by line.
import type { Label } from '../plan';
import type { LineFault, ReadLine } from './figure';
import { type PointMeans, readNumber } from './figure-number';
import type { FigureLine } from './figure-table';
import type { Metric } from './metric';
import { type Period, type PeriodKind, readPeriod } from './period';

/** What a delivery may name. */
export type Known = {
  metrics: readonly (Metric & { code: string })[];
  departments: readonly { id: string; key: string; name: Label }[];
};

/** The kinds of period in which figures of a metric may be delivered: what is counted weekly may also come per month. */
export function kindsFor({ frequency }: Pick<Metric, 'frequency'>): readonly PeriodKind[] {
  return frequency === 'week' ? ['week', 'month'] : [frequency];
}

/** Names are compared without capitals, accents, signs and spaces. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** The first that has a name keeps it: a key goes before a title that reads the same. */
function byName<T>(rows: readonly T[], ...namesOf: ((row: T) => string | null)[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const nameOf of namesOf) {
    for (const row of rows) {
      const name = plainName(nameOf(row) ?? '');
      if (name !== '' && !found.has(name)) found.set(name, row);
    }
  }
  return found;
}

/** Reads lines. Names that occur again are looked up once; so are periods. */
export function readFigureLines(lines: readonly FigureLine[], point: PointMeans, known: Known): ReadLine[] {
  const metrics = byName<Known['metrics'][number]>(
    known.metrics,
    ({ key }) => key,
    ({ code }) => code,
    ({ title }) => title.nl,
    ({ title }) => title.en,
  );
  const departments = byName<Known['departments'][number]>(
    known.departments,
    ({ key }) => key,
    ({ name }) => name.nl,
    ({ name }) => name.en,
  );
  const metricOf = remembered((said) => metrics.get(plainName(said)) ?? null);
  const departmentOf = remembered((said) => departments.get(plainName(said))?.id ?? null);
  const periodOf = remembered(readPeriod);
  return lines.map(({ line, said }) => {
    const faults: LineFault[] = [];
    const period = periodOf(said.period);
    const departmentId = departmentOf(said.department);
    const metric = metricOf(said.metric);
    if (!period) faults.push({ fault: 'period', value: said.period });
    if (!departmentId) faults.push({ fault: 'department', value: said.department });
    if (!metric) faults.push({ fault: 'metric', value: said.metric });
    if (period && metric) faults.push(...frequencyFaults(metric, period, said.period));
    const [numerator, denominator] = [readNumber(said.numerator, point), readNumber(said.denominator, point)];
    if (numerator === null) faults.push({ fault: 'numerator', value: said.numerator, why: 'not_a_number' });
    if (denominator === null) faults.push({ fault: 'denominator', value: said.denominator, why: 'not_a_number' });
    const figure = numerator === null || denominator === null ? null : { numerator, denominator };
    return { line, metric, departmentId, period, figure, said, faults };
  });
}

function frequencyFaults(metric: Metric, period: Period, value: string): LineFault[] {
  const kinds = kindsFor(metric);
  return kinds.includes(period.kind) ? [] : [{ fault: 'wrong_frequency', value, kinds }];
}

/** `read`, asked once for each text. */
function remembered<T>(read: (said: string) => T): (said: string) => T {
  const answers = new Map<string, T>();
  return (said) => {
    const known = answers.get(said);
    if (known !== undefined || answers.has(said)) return known as T;
    const answer = read(said);
    answers.set(said, answer);
    return answer;
  };
}

/** The names most like what was said, best first: what somebody may have meant. */
export function closest(said: string, names: readonly string[], most: number): string[] {
  const pairs = (text: string) => {
    const plain = ` ${plainName(text).slice(0, 60)} `;
    return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, k) => plain.slice(k, k + 2)));
  };
  const wanted = pairs(said);
  return names
    .map((name, at) => {
      const found = pairs(name);
      const shared = [...found].filter((pair) => wanted.has(pair)).length;
      return { name, at, likeness: (2 * shared) / Math.max(1, found.size + wanted.size) };
    })
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, most)
    .map(({ name }) => name);
}
