// Beside TaskJuggler and skejj, where they were fetched: the same networks placed by both, how long it takes and whether the days are equal.
import { addDays } from '~/models/planning/day';
import { slackOf } from '~/models/planning/critical-path';
import type { Dependency, Item, Plan } from '~/models/planning/plan';
import { schedule, withDates } from '~/models/planning/schedule';
import { chance } from '../chance';
import { bigPlan } from '../data';
import { measure } from '../measure';
import { asProject, hasTaskJuggler, runTaskJuggler } from '../peers/task-juggler';
import { asTemplate, hasSkejj, runSkejj } from '../peers/skejj';
import { against, counted, type Finding, timed } from '../result';
import { surroundings } from '../surroundings';

/** Items, and years the network may take; TaskJuggler knows no days after 2035. */
const sizes = [
  [100, 6],
  [1_000, 8],
  [5_000, 8],
  [10_000, 8],
] as const;
const rounds = 3;

/** What both can say: links from end to start and from start to start, no phases, days off for everybody, no worked weekends. */
function network(items: number): Plan {
  const around = surroundings('o1');
  const made = bigPlan({ seed: items, items, links: items * 2 }, around);
  const next = chance(items);
  const has = new Set(made.dependencies.map(({ toId }) => toId));
  const rows = made.items.map((item): Item => ({
    ...{ ...item, kind: 'activity', mode: 'automatic', phaseId: null, deadline: null },
    ...{ workDays: Math.max(1, item.workDays), departments: [], allDepartments: false },
    notBefore: has.has(item.id) ? null : addDays(made.programme.start, Math.floor(next() * 300)),
  }));
  const links = made.dependencies.map((link): Dependency => {
    return { ...link, type: link.type === 'SS' ? 'SS' : 'FS', lag: Math.max(0, link.lag) };
  });
  const exceptions = around.calendar.exceptions.filter(
    ({ kind, departmentId }) => kind === 'non_working' && !departmentId,
  );
  const calendar = { ...around.calendar, exceptions };
  return { ...made, phases: [], items: rows, dependencies: links, calendar };
}

function placed(plan: Plan) {
  const result = schedule({ ...plan });
  if (!result.ok) throw new Error('cycle');
  return result.schedule;
}

/** On the clock: of skejj everything is a process of its own. */
async function besideSkejj(): Promise<Finding[]> {
  if (!hasSkejj()) {
    console.error('· skejj is not there: node bench/peers/set-up.mjs');
    return [];
  }
  const plan = network(10_000);
  const template = asTemplate(plan);
  const times = new Map(['own', 'peer'].map((id) => [id, { id, cpu: [] as number[], wall: [] as number[] }]));
  for (let round = 0; round < rounds + 2; round++) {
    const own = (await measure([{ id: 'own', run: () => slackOf(placed(plan)) }], 1)).get('own')!.wall[0]!;
    for (const [id, ms] of [
      ['own', own],
      ['peer', await runSkejj(template)],
    ] as const) {
      times.get(id)!.cpu.push(ms);
      times.get(id)!.wall.push(ms);
    }
  }
  const name = '10000 items and 20000 links placed, against a run of skejj, by the clock';
  const [own, peer] = [times.get('own')!, times.get('peer')!];
  return [
    against({ goal: 'P13', name, must: 1 / 8, ambition: 1 / 15 }, own, peer),
    timed({ goal: 'P13', name: 'skejj: 10000 items and 20000 links read, placed and written' }, peer),
  ];
}

export async function peerCases(): Promise<Finding[]> {
  return [...(await besideTaskJuggler()), ...(await besideSkejj())];
}

async function besideTaskJuggler(): Promise<Finding[]> {
  if (!hasTaskJuggler()) {
    console.error('· TaskJuggler is not there: node bench/peers/set-up.mjs');
    return [];
  }
  const findings: Finding[] = [];
  for (const [size, years] of sizes) {
    const plan = network(size);
    const project = asProject(plan, years);
    const theirs = { cpu: [] as number[], wall: [] as number[] };
    const ours = { cpu: [] as number[], wall: [] as number[] };
    let different = 0;
    for (let round = 0; round < rounds; round++) {
      const { cpu, wall, lastDays } = await runTaskJuggler(project);
      theirs.cpu.push(cpu);
      theirs.wall.push(wall);
      const own = (await measure([{ id: 'own', run: () => slackOf(placed(plan)) }], 1)).get('own')!;
      ours.cpu.push(own.cpu[0]!);
      ours.wall.push(own.wall[0]!);
      const dated = withDates(plan, placed(plan)).items;
      different = dated.filter(({ until }, at) => addDays(until, -1) !== lastDays[at]).length;
    }
    const bound = size === 10_000 ? { must: 1 / 2_000, ambition: 1 / 8_000 } : {};
    const [product, peer] = [
      { id: 'own', ...ours },
      { id: 'peer', ...theirs },
    ];
    const what = `${size} items and ${size * 2} links`;
    findings.push(
      against({ goal: 'P13', name: `${what} placed, against a run of TaskJuggler`, ...bound }, product, peer),
    );
    findings.push(timed({ goal: 'P13', name: `TaskJuggler: ${what} read, placed and reported` }, peer));
    findings.push(
      counted({ goal: 'P18', name: `${what}: last days that differ from TaskJuggler's`, must: 0 }, different, 'items'),
    );
  }
  return findings;
}
