// TaskJuggler on a network of ours: the same tasks, links, lags and days off, written as a project of its own.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { addDays, type Day, dayOf, toNumber } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { compileCalendar, isWorkday } from '~/models/planning/working-calendar';
import { cpuOfThreads } from '../processes';
import { fetched } from './places.mjs';

const root = path.join(fetched, 'debian/root');
const program = path.join(root, 'usr/bin/tj3');

export const hasTaskJuggler = (): boolean => existsSync(program);

function surroundings(): NodeJS.ProcessEnv {
  const ruby = path.join(root, 'usr/lib/ruby');
  const machine = path.join(root, 'usr/lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
  const version = '3.1.0';
  const folders = [
    `${ruby}/vendor_ruby`,
    `${ruby}/${version}`,
    `${machine}/ruby/${version}`,
    `${machine}/ruby/vendor_ruby/${version}`,
  ];
  return { ...process.env, LD_LIBRARY_PATH: machine, RUBYLIB: folders.join(':'), LC_ALL: 'C.UTF-8' };
}

/** Weekdays on which nobody works, within the years the plan may take. */
function daysOff({ programme, calendar }: Plan, years: number): Day[] {
  const [first, count] = [toNumber(programme.start), 366 * years];
  const compiled = compileCalendar(calendar, first, first + count);
  return Array.from({ length: count }, (_, at) => first + at).flatMap((number) => {
    const weekday = new Date(`${dayOf(number)}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 || isWorkday(compiled, number) ? [] : [dayOf(number)];
  });
}

/** Links of the types FS and SS with lags of nothing or more; what begins without one begins at its earliest day. */
export function asProject(plan: Plan, years: number): string {
  const keys = new Map(plan.items.map(({ id }, at) => [id, `t${at}`]));
  const before = new Map<string, string[]>();
  for (const { fromId, toId, type, lag } of plan.dependencies) {
    const gap = [...(type === 'SS' ? ['onstart'] : []), ...(lag > 0 ? [`gaplength ${lag}d`] : [])].join(' ');
    before.set(toId, [...(before.get(toId) ?? []), `${keys.get(fromId)}${gap ? ` { ${gap} }` : ''}`]);
  }
  const tasks = plan.items.map(({ id, workDays, notBefore }) => {
    const after = before.get(id);
    const begins = after ? `depends ${after.join(', ')}` : `start ${notBefore ?? plan.programme.start}`;
    return `task ${keys.get(id)} "${keys.get(id)}" { ${begins} length ${workDays}d }`;
  });
  return `project p "p" ${plan.programme.start} +${years}y { timezone "UTC" timingresolution 60min
  dailyworkinghours 8 workinghours mon - fri 9:00 - 17:00 workinghours sat, sun off }
${daysOff(plan, years)
  .map((day) => `vacation "x" ${day} - ${addDays(day, 1)}`)
  .join('\n')}
${tasks.join('\n')}
taskreport "out" { formats csv columns id, end timeformat "%Y-%m-%d" }
`;
}

/** Its whole run: reading, placing, writing. CPU and wall milliseconds, and the last day of every task in the order of the items. */
export async function runTaskJuggler(project: string): Promise<{ cpu: number; wall: number; lastDays: string[] }> {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-tj-'));
  try {
    await writeFile(path.join(home, 'p.tjp'), project);
    const ended = () => cpuOfThreads(process.pid, { children: true }) - cpuOfThreads(process.pid);
    const [before, from] = [ended(), performance.now()];
    const args = [program, '--silent', '--no-color', '-c', '1', 'p.tjp'];
    await promisify(execFile)(path.join(root, 'usr/bin/ruby3.1'), args, {
      ...{ cwd: home, env: surroundings(), maxBuffer: 64 * 1024 * 1024 },
    });
    const [cpu, wall] = [ended() - before, performance.now() - from];
    const lines = readFileSync(path.join(home, 'out.csv'), 'utf8').trim().split('\n').slice(1);
    const ends = new Map(lines.map((line) => line.replaceAll('"', '').split(';') as [string, string]));
    return { cpu, wall, lastDays: Array.from({ length: ends.size }, (_, at) => ends.get(`t${at}`) ?? '') };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
