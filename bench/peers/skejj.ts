// skejj, a scheduler written in Rust, on a network of ours: steps, links and minutes; it knows neither days off nor lags.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '~/models/planning/plan';
import { fetched } from './places.mjs';

const program = path.join(fetched, `node_modules/@skejj/engine-linux-${process.arch}/bin/skejj-engine`);

export const hasSkejj = (): boolean => existsSync(program);

const minutesOfDay = 480;
const types = { FS: 'FinishToStart', SS: 'StartToStart', FF: 'FinishToFinish', SF: 'StartToFinish' } as const;

/** What it is asked, as text. */
export function asTemplate({ items, dependencies }: Plan): string {
  const before = new Map<string, Plan['dependencies'][number][]>();
  for (const link of dependencies) before.set(link.toId, [...(before.get(link.toId) ?? []), link]);
  const steps = items.map(({ id, workDays }) => ({
    ...{ id, title: id, durationMins: Math.max(1, workDays) * minutesOfDay, timingPolicy: 'Asap', resourceNeeds: [] },
    dependencies: (before.get(id) ?? []).map(({ fromId, type }) => ({ stepId: fromId, dependencyType: types[type] })),
  }));
  const named = { id: 'p', name: 'p', title: 'p', description: '', version: '1' };
  return JSON.stringify({ command: 'solve', template: { ...named, steps, tracks: [], resources: [] } });
}

/** Wall milliseconds of its whole run: it is a program that reads a question and writes an answer. */
export async function runSkejj(template: string): Promise<number> {
  const from = performance.now();
  const answer = await new Promise<string>((resolve, reject) => {
    const child = execFile(program, { maxBuffer: 256 * 1024 * 1024 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin!.end(template);
  });
  const ms = performance.now() - from;
  if (!answer.startsWith('{"ok":true')) throw new Error(`skejj: ${answer.slice(0, 300)}`);
  return ms;
}
