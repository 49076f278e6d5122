// npm run bench:compare -- before.json after.json: which figures of two runs differ by more than their rounds differ among themselves.
import { readFileSync } from 'node:fs';
import { aligned } from './aligned';
import { ratioOf } from './interval';
import type { StoredRun } from './report';
import { type Finding, foundOf } from './result';

export type Difference = {
  name: string;
  unit: string;
  before: number;
  after: number;
  /** `after` ÷ `before`; of the geometric means of the rounds where these are kept. */
  ratio: number;
  /** Of the ratio, 95 %; null where there are no rounds. */
  interval: [low: number, high: number] | null;
  /** same: within noise or equal; unknown: it differs, and nothing says by how much it would anyway. */
  verdict: 'less' | 'more' | 'same' | 'unknown';
};

function differenceOf(before: Finding, after: Finding): Difference {
  const [was, is] = [foundOf(before), foundOf(after)];
  const unit = after.by === 'ratio' ? '÷ limit' : after.by === 'wall' ? `${after.unit}, wall` : after.unit;
  const base = { name: after.name, unit, before: was, after: is };
  const known = ratioOf(before.rounds ?? [], after.rounds ?? []);
  if (known && !after.exact) {
    const verdict = known.high < 1 ? 'less' : known.low > 1 ? 'more' : 'same';
    return { ...base, ratio: known.ratio, interval: [known.low, known.high], verdict };
  }
  const verdict = is === was ? 'same' : !after.exact ? 'unknown' : is < was ? 'less' : 'more';
  return { ...base, ratio: is / was, interval: null, verdict };
}

/** Figures that both runs have, by name, in the order of the second; and the names that only one of them has. */
export function compared(before: readonly Finding[], after: readonly Finding[]) {
  const known = new Map(before.map((finding) => [finding.name, finding]));
  const there = new Set(after.map(({ name }) => name));
  return {
    differences: after.flatMap((finding) => {
      const was = known.get(finding.name);
      return was && was.by === finding.by ? [differenceOf(was, finding)] : [];
    }),
    gone: before.filter(({ name }) => !there.has(name)).map(({ name }) => name),
    fresh: after.filter(({ name }) => !known.has(name)).map(({ name }) => name),
  };
}

const sign = { less: '↓', more: '↑', same: '', unknown: '?' } as const;
const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** What a comparison says to people: the figures that differ, then what this is worth. */
export function comparisonText(before: StoredRun, after: StoredRun): string {
  const { differences, gone, fresh } = compared(before.findings, after.findings);
  const rows = differences
    .filter(({ verdict }) => verdict !== 'same')
    .map(({ name, unit, before: was, after: is, ratio, interval, verdict }) => [
      sign[verdict],
      name,
      `${short(was)} → ${short(is)} ${unit}`,
      Number.isFinite(ratio) ? `× ${ratio.toFixed(2)}` : '',
      interval ? `${interval[0].toFixed(2)} – ${interval[1].toFixed(2)}` : '',
    ]);
  const intervals = differences.filter(({ interval }) => interval !== null);
  const beyond = intervals.filter(({ verdict }) => verdict !== 'same').length;
  const speed = Math.max(...after.calibration) / Math.max(...before.calibration);
  const machines = [before, after].map(({ machine, node }) => `${machine.cpu} × ${machine.cores}, Node ${node}`);
  return [
    `${before.at.slice(0, 16)} (${before.commit.slice(0, 7)}) → ${after.at.slice(0, 16)} (${after.commit.slice(0, 7)})`,
    machines[0] === machines[1]
      ? machines[0]!
      : `Two machines: ${machines.join(' → ')}; only ratios to a limit compare.`,
    `The fixed loop took ${speed.toFixed(2)} times as long${Math.abs(Math.log(speed)) > 0.1 ? ': times differ by that much for no reason of ours' : ''}.`,
    '',
    ...(rows.length > 0 ? aligned([['', 'what', 'value', 'ratio', '95 %'], ...rows]) : ['Nothing differs.']),
    '',
    `${differences.length} figures in both runs. Of ${intervals.length} with an interval ${beyond} lie beyond 1; ${Math.round(intervals.length / 20)} would by chance.`,
    '? differs, but was measured once.',
    ...(gone.length > 0 ? [`Only before: ${gone.length}, such as ${gone[0]}.`] : []),
    ...(fresh.length > 0 ? [`Only after: ${fresh.length}, such as ${fresh[0]}.`] : []),
  ].join('\n');
}

if (process.argv[1]?.endsWith('compare.ts')) {
  const files = process.argv.slice(2);
  if (files.length !== 2) throw new Error('Say which two: npm run bench:compare -- before.json after.json');
  const [before, after] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as StoredRun);
  console.log(comparisonText(before!, after!));
}
