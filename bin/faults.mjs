// "npm run test:faults": the long form of the fault tests, for an evening; "npm run faults:table" takes over what they found into
// docs/faults.md, and leaves standing what was found before and not again.
import './machine/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot, root, tool } from './machine/paths.mjs';

const { tableOf, withTable } = await import('./machine/fault-table.mjs');
const { run, stopEverythingOnSignals } = await import('./machine/run.mjs');
const page = inRoot('docs/faults.md');

if (process.argv[2] === 'table') writeTable();
else await runLong(process.argv.slice(2));

function writeTable() {
  const before = readFileSync(page, 'utf8');
  const lines = readFileSync(inRoot('tests/.artifacts/faults.json'), 'utf8').trim().split('\n');
  writeFileSync(
    page,
    withTable(
      before,
      tableOf(
        before,
        lines.map((line) => JSON.parse(line)),
      ),
    ),
  );
  console.log(`docs/faults.md: ${lines.length} lines taken over.`);
}

async function runLong(filters) {
  stopEverythingOnSignals();
  const { build, isBuilt } = await import('./build.mjs');
  if (!isBuilt()) await build();
  const { code } = await run(process.execPath, [tool.vitest, 'run', '--project', 'faults', ...filters], {
    cwd: root,
    env: { FAULTS: 'long', TZ: 'UTC', NODE_ENV: 'test' },
  });
  console.log('What was found stands in tests/.artifacts/faults.json; "npm run faults:table" takes it over.');
  process.exit(code);
}
