// "npm test": the whole quality gate, from a fresh clone. Every stage runs even when an earlier one failed.
import './machine/node-version.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './machine/paths.mjs';

const { installPackages } = await import('./machine/install.mjs');
const { stopWithNpm } = await import('./machine/orphan.mjs');
const { isStopping, stopEverythingOnSignals } = await import('./machine/run.mjs');
const { isChosen, parseOptions } = await import('./gate/options.mjs');
const { countStage, isSuccess, summaryLine, table } = await import('./gate/summary.mjs');

const say = (line) => console.log(line);
const results = [];
const started = Date.now();
stopEverythingOnSignals();
stopWithNpm();

/** Runs a stage; what it prints is shown when it failed, so that the reason is not lost between the good news. */
async function runStage(stage, context) {
  if (isStopping()) return;
  say(`· ${stage.name} …`);
  const begun = Date.now();
  const outcome = await stage.run(context).catch((error) => ({ ...countStage(false), output: error.message }));
  if (isStopping()) return;
  const seconds = (Date.now() - begun) / 1000;
  results.push({ ...outcome, name: stage.name, seconds, order: context.order });
  if (outcome.output && (outcome.failed > 0 || context.only.length > 0))
    say(shortened(outcome.output.trim(), stage.id));
  say(
    `${outcome.failed === 0 ? '✓' : '✗'} ${stage.name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds.toFixed(1)} s`,
  );
}

/** The beginning and the end of what a stage said; all of it is kept in a file. */
function shortened(output, id) {
  const file = `tests/.artifacts/${id}.log`;
  mkdirSync(inRoot('tests/.artifacts'), { recursive: true });
  writeFileSync(inRoot(file), output);
  const lines = output.split('\n');
  if (lines.length <= 250) return output;
  return [...lines.slice(0, 150), `… ${lines.length - 200} lines more in ${file} …`, ...lines.slice(-50)].join('\n');
}

async function runAll() {
  const { only, filters } = parseOptions(process.argv.slice(2));
  await installPackages(say);
  const { groups } = await import('./gate/stages.mjs');
  const all = groups.flat(2);
  const chosen = all.filter((stage) => isChosen(stage.id, only));
  if (chosen.length === 0)
    throw new Error(`There is no such stage. Choose from: ${all.map((stage) => stage.id).join(', ')}`);
  const wanted = new Set(['messages', ...chosen.flatMap((stage) => [stage.id, ...(stage.needs ?? [])])]);
  const inOrder = (lane) => lane.filter((stage) => wanted.has(stage.id));
  for (const group of groups) {
    await Promise.all(
      group.map(async (lane) => {
        for (const stage of inOrder(lane)) await runStage(stage, { only, filters, say, order: all.indexOf(stage) });
      }),
    );
  }
}

await runAll().catch((error) => {
  say(error.message);
  results.push({ ...countStage(false), name: 'preparation', seconds: (Date.now() - started) / 1000, order: -1 });
});

// stages that run side by side end in any order
say(`\n${table(results.sort((a, b) => a.order - b.order))}`);
say(`\nTogether ${((Date.now() - started) / 60_000).toFixed(1)} minutes on Node ${process.versions.node}.`);
say(summaryLine(results));
process.exit(isSuccess(results) ? 0 : 1);
