// The findings as a table for people and a file for machines.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { aligned } from './aligned';
import { type Finding, verdictOf } from './result';

/** `parts`: which groups of cases were run, whole. */
export type Run = {
  at: string;
  noisy: boolean;
  calibration: [before: number, after: number];
  parts: { name: string; findings: Finding[] }[];
};

/** As it stands in `bench/results`. */
export type StoredRun = Run & {
  commit: string;
  node: string;
  machine: { cpu: string | undefined; cores: number; memory: number; load: number[] };
  versions: Record<string, string>;
  findings: Finding[];
};

const round = (value: number | undefined) =>
  value === undefined
    ? ''
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value >= 0.1 || value === 0
          ? value.toFixed(2)
          : value.toPrecision(2);

export const findingHead = ['goal', 'what', 'value', 'best', 'wall p50', '÷ limit', 'must', 'ambition', 'verdict'];

/** A finding as cells under {@link findingHead}. */
export function findingCells(finding: Finding, noisy: boolean): string[] {
  const { goal, name, unit, value, best, wall, ratio, must, ambition, by } = finding;
  const bound = (most: number | undefined) =>
    most === undefined ? '' : `${by === 'ratio' ? '÷ ' : ''}${round(most)}${by === 'wall' ? ' wall' : ''}`;
  const figure = Number.isInteger(value) && unit !== 'KB' && unit !== 'ms' ? String(value) : round(value);
  const figures = [`${figure} ${unit}`, round(best), round(wall), round(ratio), bound(must), bound(ambition)];
  return [goal, name, ...figures, verdictOf(finding, noisy)];
}

export const findingsOf = ({ parts }: Pick<Run, 'parts'>): Finding[] => parts.flatMap(({ findings }) => findings);

export function table(run: Run): string {
  const rows = findingsOf(run).filter(({ detail }) => !detail);
  return aligned([findingHead, ...rows.map((finding) => findingCells(finding, run.noisy))]).join('\n');
}

const machine = () => ({
  cpu: os.cpus()[0]?.model,
  cores: os.cpus().length,
  memory: os.totalmem(),
  load: os.loadavg(),
});

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

/** What every file of results says of where it was measured. */
export function surroundingsNow() {
  const packages = ['@electric-sql/pglite', 'postgres', 'drizzle-orm', '@remix-run/node', 'react'];
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]));
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', 'app', 'server', 'bench', 'bin', 'drizzle') !== '';
  const commit = `${git('rev-parse', 'HEAD')}${isChanged ? ' with changes' : ''}`;
  return { commit, node: process.version, machine: machine(), versions };
}

/** Keeps a run in `bench/results` and answers the file. `more`: whatever else was measured. */
export function writeResults(run: Run, more: Record<string, unknown> = {}): string {
  mkdirSync('bench/results', { recursive: true });
  const judged = (findings: readonly Finding[]) =>
    findings.map((finding) => ({ ...finding, verdict: verdictOf(finding, run.noisy) }));
  const parts = run.parts.map(({ name, findings }) => ({ name, findings: judged(findings) }));
  const file = `bench/results/${run.at.replace(/[:.]/g, '-')}.json`;
  const document = {
    ...run,
    ...surroundingsNow(),
    ...more,
    parts,
    findings: parts.flatMap(({ findings }) => findings),
  };
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  return file;
}
