// npm run bench: everything that is measured, in one run; -- --only scheduler,move takes some of it. What it says goes into docs/figures.md with npm run figures.
import './production';
import { parseArgs } from 'node:util';
import { groups } from './groups';
import { calibrate } from './measure';
import { findingsOf, type Run, table, writeResults } from './report';
import { verdictOf } from './result';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = Object.keys(groups);
const only = values.only?.split(',') ?? names;
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; choose from ${names.join(', ')}.`);

async function measured(): Promise<Run> {
  const at = new Date().toISOString();
  const before = calibrate();
  const parts: Run['parts'] = [];
  for (const name of names.filter((one) => only.includes(one))) {
    const from = performance.now();
    const findings = await groups[name]!();
    parts.push({ name, findings });
    console.error(`· ${name}: ${findings.length} figures in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  const after = calibrate();
  return { at, parts, calibration: [before, after], noisy: Math.max(before, after) > 2 * Math.min(before, after) };
}

let run = await measured();
const isTimed = findingsOf(run).some(({ must, exact }) => must !== undefined && !exact);
if (run.noisy && isTimed) {
  // What was found is shown already: the second time takes as long again, and may be broken off.
  console.error(`${table(run)}\n· the machine was restless; once more`);
  run = await measured();
}
console.log(table(run));
console.log(`\nFixed loop: ${run.calibration.map((ms) => ms.toFixed(1)).join(' ms before, ')} ms after.`);
console.log(`Kept in ${writeResults(run)}.`);
process.exit(findingsOf(run).some((finding) => verdictOf(finding, run.noisy) === 'miss') ? 1 : 0);
