// The findings as a table for people, a file for machines, and on request the page docs/speed.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { type Finding, verdictOf } from './result';

export type Run = { at: string; noisy: boolean; calibration: [before: number, after: number]; findings: Finding[] };

const round = (value: number | undefined) =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const head = ['goal', 'what', 'value', 'best', 'wall p50', '÷ limit', 'must', 'ambition', 'verdict'];

function cells(finding: Finding, noisy: boolean): string[] {
  const { goal, name, unit, value, best, wall, ratio, must, ambition, by } = finding;
  const bound = (most: number | undefined) => (most === undefined ? '' : `${by === 'ratio' ? '÷ ' : ''}${round(most)}`);
  const exact = unit === 'KB' || unit === 'ms' ? round(value) : String(value);
  const figures = [`${exact} ${unit}`, round(best), round(wall), round(ratio), bound(must), bound(ambition)];
  return [goal, name, ...figures, verdictOf(finding, noisy)];
}

export function table(run: Run): string {
  const rows = [head, ...run.findings.map((finding) => cells(finding, run.noisy))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (text: string, column: number) =>
    column < 2 || column === 8 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const machine = () => ({
  cpu: os.cpus()[0]?.model,
  cores: os.cpus().length,
  memory: os.totalmem(),
  load: os.loadavg(),
});

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

export function writeResults(run: Run): string {
  mkdirSync('bench/results', { recursive: true });
  const packages = ['@electric-sql/pglite', 'postgres', 'drizzle-orm', '@remix-run/node', 'react'];
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]));
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const findings = run.findings.map((finding) => ({ ...finding, verdict: verdictOf(finding, run.noisy) }));
  const file = `bench/results/${run.at.replace(/[:.]/g, '-')}.json`;
  const document = { ...run, commit, node: process.version, machine: machine(), versions, findings };
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  return file;
}

const introduction = `# Speed

Made by \`npm run bench -- --write\`. Time is CPU of the application and its database together, median of the rounds; "÷ limit" is
that of the product divided by the bare minimum doing the same work in the same rounds (\`bench/limit\`), so that it also holds on a
busy machine. The goals are ratios to other planners (Redmine, TaskJuggler, skejj); those to the bare minimum were measured once
beside them, and the bounds here are the two multiplied. "noisy": met, on a machine too restless to count it.
`;

export function writePage(run: Run): void {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rows = run.findings.map((finding) => line(cells(finding, run.noisy)));
  const [before, after] = run.calibration;
  const made = `Run of ${run.at.slice(0, 10)}, Node ${process.versions.node}, ${os.cpus().length} cores; the fixed loop took ${round(before)} ms before and ${round(after)} ms after.`;
  const page = [introduction, made, '', line(head), line(head.map(() => '---')), ...rows, ''].join('\n');
  writeFileSync('docs/speed.md', page);
}
