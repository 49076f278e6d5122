// The newest figures of each group, as they are kept with the code: what docs/figures.md is made from.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StoredRun } from './report';
import type { Finding } from './result';

/** One group of cases as it was run last. */
export type Group = Pick<StoredRun, 'at' | 'commit' | 'node' | 'machine' | 'versions' | 'calibration' | 'noisy'> & {
  name: string;
  findings: Finding[];
};
export type Stored = { groups: Group[] };

const results = 'bench/results';
/** With the code, so that the page can be made again from a clone. */
const folder = 'docs/figures';

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const filesIn = (where: string, pattern: RegExp) =>
  existsSync(where)
    ? readdirSync(where)
        .filter((name) => pattern.test(name))
        .sort()
        .map((name) => path.join(where, name))
    : [];

/** Four digits are more than any of these is sure of. */
const rounded = (value: number) => Number(value.toPrecision(4));

function keptOf({ rounds: _rounds, ...finding }: Finding): Finding {
  const { value, best, wall, ratio } = finding;
  const numbers = Object.entries({ value, best, wall, ratio }).filter(([, number]) => number !== undefined);
  return { ...finding, ...Object.fromEntries(numbers.map(([name, number]) => [name, rounded(number!)])) };
}

function groupsIn(run: StoredRun): Group[] {
  const { at, commit, node, machine, versions, calibration, noisy } = run;
  // A run of a time in which groups were not kept apart tells nothing whole.
  return (run.parts ?? []).map(({ name, findings }) => ({
    ...{ name, at, commit, node, machine, versions, calibration, noisy },
    findings: findings.filter(({ detail }) => !detail).map(keptOf),
  }));
}

const fileOf = ({ name }: Group) => path.join(folder, `bench-${name.replace(/\W+/g, '-')}.json`);

export function readStored(): Stored {
  return { groups: filesIn(folder, /^bench-.*\.json$/).map((file) => readJson<Group>(file)) };
}

/** Takes over what was measured since; answers what is kept now. */
export function takeOver(): Stored {
  mkdirSync(folder, { recursive: true });
  const newest = new Map(readStored().groups.map((group) => [group.name, group]));
  for (const file of filesIn(results, /\.json$/)) {
    for (const group of groupsIn(readJson<StoredRun>(file))) {
      const known = newest.get(group.name);
      if (!known || known.at < group.at) newest.set(group.name, group);
    }
  }
  for (const group of newest.values()) writeFileSync(fileOf(group), `${JSON.stringify(group, null, 2)}\n`);
  return readStored();
}
