// docs/figures.md: every figure with its goal, its machine and its day; the same text from the same stored figures.
import { speedGoals } from './goals';
import { findingCells, findingHead } from './report';
import { type Finding, foundOf, type Verdict, verdictOf } from './result';
import type { Group, Stored } from './stored-figures';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const introduction = `# Figures

Made by \`npm run figures\` from what was measured last; nobody types a number here. \`npm run bench\` measures, \`npm run bench:load\`
lets many people work at once, \`npm run bench:compare -- a.json b.json\` says what differs between two runs. Why the bounds are what
they are, and what was learned: \`docs/speed.md\`. What is done when something breaks has a table of its own: \`docs/faults.md\`.

Time is CPU of the application and its database together, median of the rounds, unless it says "wall". "÷ limit" is that of the product
divided by the bare minimum doing the same work in the same rounds (\`bench/limit\`), so that it also holds on a busy machine.
_ambition_: better than what is aimed at. _pass_: good enough. _miss_: not. _noisy_: met, on a machine too restless to count it.
_orientation_: nothing was promised.`;

const order: readonly Verdict[] = ['miss', 'noisy', 'pass', 'ambition'];
const isJudged = ({ must }: Finding) => must !== undefined;

/** The worst of what was found of a goal, and how many there are. */
function resultOf(id: string, groups: readonly Group[]): [result: string, verdict: string] {
  const found = groups.flatMap(({ findings, noisy }) =>
    findings.filter(({ goal }) => goal === id).map((finding) => ({ finding, verdict: verdictOf(finding, noisy) })),
  );
  const judged = found.filter(({ finding }) => isJudged(finding));
  if (judged.length === 0) return [found.length > 0 ? 'for orientation' : 'not measured yet', ''];
  const closeness = ({ finding }: (typeof judged)[number]) => foundOf(finding) / Math.max(1e-9, finding.must!);
  const worst = judged.reduce((most, one) => {
    const [a, b] = [order.indexOf(one.verdict), order.indexOf(most.verdict)];
    return a < b || (a === b && closeness(one) > closeness(most)) ? one : most;
  });
  const [, name, value, , wall, ratio, must] = findingCells(worst.finding, false);
  const { by } = worst.finding;
  const shown = by === 'ratio' ? `÷ ${ratio}` : by === 'wall' ? `${wall} ms wall` : value!;
  const counts = order.flatMap((verdict) => {
    const count = judged.filter((one) => one.verdict === verdict).length;
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  return [`${name}: ${shown} (at most ${must})`, counts.join(', ')];
}

function goalsTable(groups: readonly Group[]): string {
  const rows = speedGoals.map(({ id, what, must, ambition, group, where }) => [
    ...[id, what, must, ambition],
    ...resultOf(id, groups),
    `\`${group}\`: ${where.map((file) => `\`${file}\``).join(', ')}`,
  ]);
  const head = [
    'goal',
    'what',
    'must',
    'ambition',
    'least good result, against the bound in the run',
    'verdicts',
    'case',
  ];
  return tableOf(head, rows);
}

function groupText({ name, at, commit, node, machine, calibration, noisy, findings, versions }: Group): string {
  const [before, after] = calibration.map((ms) => ms.toFixed(1));
  const packages = Object.entries(versions).map(([what, version]) => `${what} ${version}`);
  const made = `${at.slice(0, 10)}, commit ${commit.replace(/^(\w{10})\w*/, '$1')}, Node ${node.replace('v', '')}, ${machine.cores} × ${machine.cpu ?? 'unknown'}, ${(machine.memory / 1024 ** 3).toFixed(0)} GB; the fixed loop took ${before} ms before and ${after} ms after${noisy ? ': too restless to count' : ''}. ${packages.join(', ')}.`;
  const rows = findings.map((finding) => findingCells(finding, noisy));
  // A column in which nothing stands is left out.
  const isUsed = findingHead.map((_, column) => rows.some((cells) => cells[column] !== ''));
  const used = (cells: readonly string[]) => cells.filter((_, column) => isUsed[column]);
  return [`### ${name}`, '', made, '', tableOf(used(findingHead), rows.map(used))].join('\n');
}

/** The whole page, as it is before it is laid out. */
export function figuresPage({ groups }: Stored): string {
  const isLoad = ({ name }: Group) => name.startsWith('load');
  const part = (title: string, texts: readonly string[]) => (texts.length > 0 ? [`## ${title}`, ...texts] : []);
  const judged = groups.flatMap(({ findings, noisy }) => findings.filter(isJudged).map((one) => verdictOf(one, noisy)));
  const counts = order.map((verdict) => `${judged.filter((one) => one === verdict).length} ${verdict}`);
  return [
    introduction,
    `Of ${judged.length} figures with a bound: ${[...counts].reverse().join(', ')}.`,
    '## What was promised of speed',
    goalsTable(groups),
    ...part('Many at work at once', groups.filter(isLoad).map(groupText)),
    ...part('Every case', groups.filter((group) => !isLoad(group)).map(groupText)),
    '',
  ].join('\n\n');
}
