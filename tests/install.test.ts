// What is written for whoever installs and runs it is true: variables, files of the image, alerts and figures, words of health.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { parseEnv, variableNames } from '~/env.server';
import { createMetrics } from '../server/metrics';

const read = (file: string) => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as { engines: { node: string }; scripts: Record<string, string> };

/** The names in the first column of the table of variables. */
function inTable(text: string): string[] {
  const rows = text.slice(text.indexOf('## Variables')).match(/^\| `[A-Z].*$/gm) ?? [];
  return rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!));
}
const inExample = (text: string) => [...text.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!);

describe('variables', () => {
  test('each stands once in docs/install.md, and nothing else does', () => {
    expect(inTable(read('docs/install.md')).sort()).toEqual([...variableNames].sort());
  });

  test('each stands once in .env.example, with the password of the database beside it', () => {
    expect(inExample(read('.env.example')).sort()).toEqual([...variableNames, 'POSTGRES_PASSWORD'].sort());
  });

  test('the example as it is, and with everything that is commented out, is accepted', () => {
    const given = (text: string) =>
      Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
    expect(parseEnv(given(read('.env.example'))).APP_URL).toBe('https://kalender.gemeente.nl');
    const all = parseEnv(given(read('.env.example').replaceAll(/^#([A-Z_]+=)/gm, '$1')));
    // what it says is the default is the default
    const { APP_URL, DATABASE_URL, NODE_ENV, DRAIN_SECONDS, ...rest } = all;
    expect([APP_URL, DATABASE_URL, NODE_ENV, DRAIN_SECONDS].every((value) => value !== undefined)).toBe(true);
    expect(rest).toEqual(Object.fromEntries(Object.entries(parseEnv({})).filter(([name]) => name in rest)));
  });

  test('a table that misses one is seen', () => {
    const less = read('docs/install.md').replace(/^\| `BACKUP_AT`.*$/m, '');
    expect(inTable(less)).not.toContain('BACKUP_AT');
  });
});

describe('the image', () => {
  const lines = read('Containerfile').split('\n').filter((line) => line !== '' && !line.startsWith('#')); // prettier-ignore
  const of = (word: string) => lines.filter((line) => line.startsWith(`${word} `));
  const second = lines.slice(lines.lastIndexOf(of('FROM').at(-1)!));

  test('is made with a Node that is supported', () => {
    for (const from of of('FROM'))
      expect(from).toMatch(/^FROM docker\.io\/library\/node:24-bookworm-slim( AS build)?$/);
    expect(24).toBeGreaterThanOrEqual(Number(/\d+/.exec(manifest.engines.node)![0]));
  });

  test('copies what is there, and all that a server reads while it runs', () => {
    const copied = of('COPY').flatMap((line) => line.split(' ').slice(1, -1)).filter((part) => !part.startsWith('--')); // prettier-ignore
    const made = ['/src/node_modules', '/src/build'];
    for (const part of copied.filter((one) => !made.includes(one))) {
      expect(existsSync(part.replace(/^\/src\//, '')), part).toBe(true);
    }
    const needed = ['package.json', 'node_modules', 'build', 'bin', 'drizzle', 'app/models/db/embedded'];
    const there = second.filter((line) => line.startsWith('COPY ')).map((line) => line.split(' ')[2]!);
    expect(there.map((part) => part.replace('/src/', '')).sort()).toEqual(needed.sort());
    // these are named from the root of the product by the code itself
    const sources = [
      'app/models/db/migrations.server.ts',
      'app/models/db/embedded/engine.server.ts',
      'app/models/demo.server.ts',
    ];
    for (const source of sources) {
      for (const [, path] of read(source).matchAll(/process\.cwd\(\), '([^']+)'/g)) {
        expect(
          needed.some((part) => path!.startsWith(part)),
          path,
        ).toBe(true);
        expect(existsSync(path!), path).toBe(true);
      }
    }
  });

  test('runs as nobody in particular, is asked how it is, and does not allow the embedded database by itself', () => {
    const user = second.findIndex((line) => line === 'USER node');
    expect(user).toBeGreaterThan(0);
    expect(second.findIndex((line) => line.startsWith('CMD '))).toBeGreaterThan(user);
    const programs = [...second.join('\n').matchAll(/"(bin\/[\w.]+)"/g)].map(([, file]) => file!);
    expect(programs).toEqual(['bin/healthy.mjs', 'bin/serve.mjs']);
    for (const file of programs) expect(existsSync(file), file).toBe(true);
    const set = of('ENV').flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name!));
    expect(set.filter((name) => !variableNames.includes(name))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/ALLOW_EMBEDDED|npm start/);
  });

  test('what a build needs is not kept from it', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    for (const part of ['app', 'server', 'bin', 'drizzle', 'messages', 'public', 'vite', 'package.json']) {
      expect(ignored).not.toContain(part);
    }
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', 'node_modules', 'data', 'build']));
  });

  type Service = {
    image?: string;
    environment?: Record<string, string>;
    volumes?: string[];
    build?: { dockerfile: string };
  };
  test('and the compose file know each other', () => {
    const { services, volumes } = parse(read('compose.yaml')) as { services: Record<string, Service>; volumes: object };
    const { app, db } = services;
    expect(existsSync(app!.build!.dockerfile)).toBe(true);
    expect(Object.keys(app!.environment!).filter((name) => !variableNames.includes(name))).toEqual([]);
    expect(app!.environment!['DATABASE_URL']).toMatch(/@db:5432\/kalender$/);
    expect(Number(/postgres:(\d+)$/.exec(db!.image!)![1])).toBeGreaterThanOrEqual(15);
    const mounted = [...app!.volumes!, ...db!.volumes!].map((one) => one.split(':'));
    expect(mounted.map(([name]) => name).sort()).toEqual(Object.keys(volumes).sort());
    expect(mounted.find(([name]) => name === 'backup')?.[1]).toBe(app!.environment!['BACKUP_DIR']);
    expect(read('Containerfile')).toContain(`"${app!.environment!['BACKUP_DIR']}"`);
  });

  test('is healthy when the server is ready, and not when it is not or is not there', async () => {
    let status = 200;
    const server = createServer((_req, res) => res.writeHead(status).end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const ask = (at: number) =>
      new Promise<number | null>((resolve) => {
        const env = { ...process.env, PORT: String(at) };
        spawn(process.execPath, ['bin/healthy.mjs'], { env, stdio: 'ignore' }).once('exit', resolve);
      });
    expect(await ask(port)).toBe(0);
    status = 503;
    expect(await ask(port)).toBe(1);
    expect(await ask(1)).toBe(1);
  });
});

describe('what is written of running it', () => {
  type Rules = { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] };
  const { rules } = (parse(read('docs/alerts.yml')) as Rules).groups[0]!;

  test('every figure of an alert is one that is given', async () => {
    const metrics = createMetrics({ version: '0' });
    onTestFinished(() => metrics.stop());
    const given = new Set((await metrics.registry.getMetricsAsJSON()).map(({ name }) => name));
    const asked = rules.flatMap(({ expr }) => [...expr.matchAll(/\bdok_\w+/g)].map(([name]) => name));
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !given.has(name.replace(/_(count|bucket|sum)$/, '')))).toEqual([]);
  });

  test('every alert and every word of health is explained', () => {
    const text = read('docs/operate.md');
    const words = [...read('server/health.ts').matchAll(/^type (?:Problem|Warning) =\s([^;]*);$/gm)].flatMap(
      ([, union]) => [...union!.matchAll(/'(\w+)'/g)].map(([, word]) => word!),
    );
    expect(words.length).toBeGreaterThanOrEqual(8);
    const missing = [...rules.map(({ alert }) => alert), ...words].filter((word) => !text.includes(`\`${word}\``));
    expect(missing).toEqual([]);
  });

  test('every command that is named is one', () => {
    const texts = ['docs/install.md', 'docs/operate.md', 'README.md'].map(read).join('\n');
    const named = new Set([...texts.matchAll(/npm run\s+([a-z][a-z:]*)/g)].map(([, name]) => name!));
    expect([...named].filter((name) => !manifest.scripts[name])).toEqual([]);
    expect(named.size).toBeGreaterThan(6);
  });
});
