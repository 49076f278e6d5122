// Redmine of Debian's packages, beside ours: in a folder that is the root of everything for it, on a database of its own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres, { type Sql } from 'postgres';
import { addDays } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { freePort, startPostgres } from '../../bin/machine/postgres.mjs';
import { childrenOf, cpuOfFamily, cpuOfProcess, memoryOf } from '../processes';
import { redmineRoot } from './places.mjs';

const home = '/usr/share/redmine';
const devices = [
  ['null', '666', '1', '3'],
  ['urandom', '444', '1', '9'],
  ['random', '444', '1', '8'],
] as const;

export const hasRedmine = (): boolean =>
  existsSync(path.join(redmineRoot, home, 'config.ru')) && process.getuid?.() === 0;

/** What `chroot` is told: a program of ruby, in an environment that holds nothing of ours. */
const inside = (program: string, args: readonly string[]) => {
  const settings = ['RAILS_ENV=production', 'BUNDLER_VERSION=2.3.15', 'SCHEMA=/dev/null', 'REDMINE_LANG=en'];
  const ruby = ['/usr/bin/ruby3.1', '-C', home, '/usr/bin/bundle3.1', program, ...args];
  return [
    '-i',
    'PATH=/usr/bin:/bin',
    'HOME=/tmp',
    'LANG=C.UTF-8',
    ...settings,
    '/usr/sbin/chroot',
    redmineRoot,
    ...ruby,
  ];
};
const run = (program: string, ...args: string[]) =>
  execFileSync('env', inside(program, args), { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 });

/** The files a running Redmine wants that its packages make when they are installed. */
function furnish(database: URL): void {
  const at = (...names: string[]) => path.join(redmineRoot, ...names);
  for (const folder of ['dev', 'tmp', 'etc/redmine/default', 'var/lib/redmine/default'])
    mkdirSync(at(folder), { recursive: true });
  for (const folder of ['files', 'plugin_assets', 'tmp', 'log'])
    mkdirSync(at('var/lib/redmine/default', folder), { recursive: true });
  for (const [name, mode, major, minor] of devices)
    if (!existsSync(at('dev', name))) execFileSync('mknod', ['-m', mode, at('dev', name), 'c', major, minor]);
  rmSync(at('var/lib/redmine/default/config'), { force: true });
  symlinkSync('/etc/redmine/default', at('var/lib/redmine/default/config'));
  const { hostname: host, port, username, password, pathname } = database;
  const settings = {
    adapter: 'postgresql',
    database: pathname.slice(1),
    host,
    port,
    username,
    password,
    encoding: 'utf8',
  };
  // JSON is YAML
  writeFileSync(at('etc/redmine/default/database.yml'), JSON.stringify({ production: settings }));
  writeFileSync(at('etc/redmine/default/configuration.yml'), 'production: {}\n');
  writeFileSync(at('etc/redmine/default/secret_key.txt'), 'no secret is kept here'.repeat(3));
  writeFileSync(at(home, 'Gemfile.local'), "gem 'puma'\n");
}

export type Redmine = {
  url: string;
  /** CPU milliseconds of all its processes and of its connections' processes at the database, so far. */
  cpu(): Promise<number>;
  /** Megabytes that the largest of its processes holds. */
  memory(): number;
  stop(): Promise<void>;
};
export type RedmineHome = {
  /** A project with the items and links of a plan, which anybody may read; the issue numbers by item. */
  write(identifier: string, plan: Plan): Promise<Map<string, number>>;
  serve(options?: { workers?: number }): Promise<Redmine>;
  close(): Promise<void>;
};
/** Who may write, by its interface for programs. */
export const apiKey = 'a'.repeat(40);

/** A database with its own first data and what a reader without an account needs. */
export async function redmineHome(): Promise<RedmineHome> {
  const server = await startPostgres();
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin`create database redmine encoding 'UTF8' template template0`;
  await admin.end();
  const url = new URL(server.url);
  url.pathname = '/redmine';
  furnish(url);
  run('install', '--local');
  run('exec', '/usr/bin/rake3.1', 'db:migrate');
  run('exec', '/usr/bin/rake3.1', 'redmine:load_default_data');
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  await sql`insert into settings (name, value, updated_on)
    select name, value, now() from jsonb_each_text(${sql.json({ gantt_items_limit: '100000', rest_api_enabled: '1', per_page_options: '100' })}) as of(name, value)`;
  await sql`insert into tokens (user_id, action, value, created_on) values (1, 'api', ${apiKey}, now())`;
  await sql`update users set must_change_passwd = false`;
  return {
    write: (identifier, plan) => writeProject(sql, identifier, plan),
    serve: ({ workers = 0 } = {}) => serve(sql, workers),
    close: async () => {
      await sql.end();
      await server.stop();
    },
  };
}

async function writeProject(sql: Sql, identifier: string, { items, dependencies }: Plan): Promise<Map<string, number>> {
  const [project] = await sql<
    { id: number }[]
  >`insert into projects (name, identifier, lft, rgt, created_on, updated_on)
    select ${identifier}, ${identifier}, coalesce(max(rgt), 0) + 1, coalesce(max(rgt), 0) + 2, now(), now() from projects returning id`;
  const { id } = project!;
  await sql`insert into enabled_modules (project_id, name) select ${id}, unnest(array['issue_tracking', 'gantt', 'calendar'])`;
  await sql`insert into projects_trackers (project_id, tracker_id) select ${id}, id from trackers`;
  const rows = items.map(({ key, title, start, until, workDays }) => ({
    ...{
      subject: `${key} ${title.nl}`.slice(0, 250),
      start,
      due: until > start ? addDays(until, -1) : start,
      hours: workDays * 8,
    },
  }));
  const made = await sql<{ id: number }[]>`insert into issues
      (tracker_id, project_id, subject, status_id, priority_id, author_id, start_date, due_date, estimated_hours, created_on, updated_on, lft, rgt)
    select 1, ${id}, subject, 1, 2, 1, start, due, hours, now(), now(), 1, 2
    from jsonb_to_recordset(${sql.json(rows)}) as r(subject text, start date, due date, hours float) returning id`;
  await sql`update issues set root_id = id where project_id = ${id}`;
  const numbers = new Map(items.map((item, at) => [item.id, made[at]!.id]));
  const links = dependencies.map(({ fromId, toId, type, lag }) => ({
    ...{ from: numbers.get(fromId), to: numbers.get(toId) },
    ...(type === 'FS' ? { kind: 'precedes', delay: Math.max(0, lag) } : { kind: 'relates', delay: null }),
  }));
  await sql`insert into issue_relations (issue_from_id, issue_to_id, relation_type, delay)
    select "from", "to", kind, delay from jsonb_to_recordset(${sql.json(links)}) as r("from" int, "to" int, kind text, delay int)
    on conflict do nothing`;
  await sql`analyze`;
  return numbers;
}

async function serve(sql: Sql, workers: number): Promise<Redmine> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-t', '1:1', '-w', String(workers), 'config.ru'];
  const child = spawn('env', inside('exec', ['/usr/bin/puma', ...args]), { stdio: 'ignore' });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const until = Date.now() + 60_000;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('Redmine does not start');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const pid = child.pid!;
  const backends = async () => {
    const pids = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
    return pids.reduce((sum, { pid: one }) => sum + cpuOfProcess(one), 0);
  };
  return {
    url,
    cpu: async () => cpuOfFamily(pid) + (await backends()),
    memory: () => Math.max(...[pid, ...childrenOf(pid)].map((one) => memoryOf(one))),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', killWithUs);
    },
  };
}
