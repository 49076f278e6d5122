// npm run bench: everything that is measured, in one run. --only scheduler,move,golive,roadmap,calendar,history,adoption,capacity,figures,forecast,rollout,search,bytes,start  --write
import './production';
import { parseArgs } from 'node:util';
import { adoptionCases } from './cases/adoption';
import { capacityCases } from './cases/capacity';
import { byteCases } from './cases/bytes';
import { figureCases } from './cases/figures';
import { forecastCases } from './cases/forecast';
import { goLiveCases } from './cases/go-live';
import { historyCases } from './cases/history';
import { moveCases } from './cases/move';
import { pageCases } from './cases/pages';
import { rolloutCases } from './cases/rollout';
import { schedulerCases } from './cases/scheduler';
import { searchCases } from './cases/search';
import { startCases } from './cases/start';
import { calibrate } from './measure';
import { type Run, table, writePage, writeResults } from './report';
import { type Finding, verdictOf } from './result';

const groups = [
  'scheduler',
  'move',
  'golive',
  'roadmap',
  'calendar',
  'history',
  'adoption',
  'capacity',
  'figures',
  'forecast',
  'rollout',
  'search',
  'bytes',
  'start',
];

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean', default: false } } });
const only = values.only?.split(',') ?? groups;
const unknown = only.filter((name) => !groups.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; choose from ${groups.join(', ')}.`);

async function measured(): Promise<Run> {
  const at = new Date().toISOString();
  const before = calibrate();
  const findings: Finding[] = [];
  const part = async (name: string, cases: () => Promise<Finding[]>) => {
    const found = await cases();
    findings.push(...found);
    console.error(`· ${name}: ${found.length} figures`);
  };
  if (only.includes('scheduler')) await part('scheduler', schedulerCases);
  if (only.includes('move')) await part('move', moveCases);
  if (only.includes('golive')) await part('golive', goLiveCases);
  if (only.includes('roadmap') || only.includes('calendar')) await part('pages', () => pageCases(only));
  if (only.includes('history')) await part('history', historyCases);
  if (only.includes('adoption')) await part('adoption', adoptionCases);
  if (only.includes('capacity')) await part('capacity', capacityCases);
  if (only.includes('figures')) await part('figures', figureCases);
  if (only.includes('forecast')) await part('forecast', forecastCases);
  if (only.includes('rollout')) await part('rollout', rolloutCases);
  if (only.includes('search')) await part('search', searchCases);
  if (only.includes('bytes')) await part('bytes', byteCases);
  if (only.includes('start')) await part('start', startCases);
  const after = calibrate();
  return { at, findings, calibration: [before, after], noisy: Math.max(before, after) > 2 * Math.min(before, after) };
}

let run = await measured();
const isTimed = run.findings.some(({ must, exact }) => must !== undefined && !exact);
if (run.noisy && isTimed) {
  // What was found is shown already: the second time takes as long again, and may be broken off.
  console.error(`${table(run)}\n· the machine was restless; once more`);
  run = await measured();
}
console.log(table(run));
console.log(`\nFixed loop: ${run.calibration.map((ms) => ms.toFixed(1)).join(' ms before, ')} ms after.`);
console.log(`Kept in ${writeResults(run)}.`);
if (values.write) writePage(run);
process.exit(run.findings.some((finding) => verdictOf(finding, run.noisy) === 'miss') ? 1 : 0);
