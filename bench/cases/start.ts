// From "node bin/serve.mjs" to the address it prints: in an empty folder, with the demo that the build prepared (build within the
// week) and without it, and again in the same folder; beside PGlite as it comes.
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { barePglite } from '../limit/bare-pglite';
import { median } from '../measure';
import { memoryOf } from '../processes';
import { against, counted, type Finding, timed } from '../result';
import { serve } from '../served';

async function start(folder: string): Promise<{ wall: number; peak: number }> {
  const server = await serve({ env: { DATA_DIR: folder } });
  const peak = memoryOf(server.pid, { peak: true });
  await server.stop();
  return { wall: server.started, peak };
}

/** As when the build is older than a week: everything is made at the start. */
async function startUnprepared(folder: string): Promise<number> {
  await rename('build/demo', 'build/demo.aside');
  try {
    return (await start(folder)).wall;
  } finally {
    await rename('build/demo.aside', 'build/demo');
  }
}

export async function startCases(): Promise<Finding[]> {
  const walls = { first: [] as number[], again: [] as number[], bare: [] as number[], made: [] as number[] };
  const peaks = { first: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 3; round++) {
    const home = await mkdtemp(path.join(tmpdir(), 'dok-bench-'));
    const bare = await barePglite(path.join(home, 'bare'));
    const first = await start(path.join(home, 'data'));
    const again = await start(path.join(home, 'data'));
    walls.made.push(await startUnprepared(path.join(home, 'made')));
    walls.bare.push(bare.wall);
    walls.first.push(first.wall);
    walls.again.push(again.wall);
    peaks.bare.push(bare.peak);
    peaks.first.push(first.peak);
    await rm(home, { recursive: true, force: true });
  }
  const asTiming = (id: string, wall: number[]) => ({ id, cpu: wall, wall });
  const [first, bare] = [asTiming('first', walls.first), asTiming('bare', walls.bare)];
  const memory = median(peaks.first.map((peak, round) => peak / peaks.bare[round]!));
  return [
    against(
      { goal: 'P22', name: 'first start, empty folder, demo included (wall)', must: 0.5, ambition: 0.333 },
      first,
      bare,
    ),
    timed({ goal: 'P22', name: 'first start of PGlite as it comes (wall)' }, bare),
    timed(
      { goal: 'P22', name: 'first start, nothing prepared: the demo is made (wall)' },
      asTiming('made', walls.made),
    ),
    timed({ goal: 'P22', name: 'start in a folder that is there (wall)' }, asTiming('again', walls.again)),
    {
      ...counted({ goal: 'P22', name: 'first start, most memory', must: 0.5 }, Math.round(median(peaks.first)), 'MB'),
      ...{ ratio: memory, by: 'ratio', exact: false },
    },
  ];
}
