// What a page makes the browser fetch: its modules and everything they import at once, and its styles, all gzipped.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ServerBuild } from '@remix-run/node';
import { builtApp } from '../built-app';
import { counted, type Finding } from '../result';

const client = 'build/client';

const gzipped = (file: string) => gzipSync(readFileSync(path.join(client, file))).length / 1024;

/** Modules that a module imports at once; what it imports later (`import()`) is not needed to show the page. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(client, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
  return [...found].map(([, target]) => path.posix.join(path.posix.dirname(file), target!));
}

function closure(entries: readonly string[]): Set<string> {
  const seen = new Set(entries);
  for (const file of seen) for (const next of importsOf(file)) seen.add(next);
  return seen;
}

/** Ids of the routes that are drawn for this one, itself first. */
function chain(build: ServerBuild, id: string): string[] {
  const parent = build.routes[id]?.parentId;
  return parent ? [id, ...chain(build, parent)] : [id];
}

/** Kilobytes of script, gzipped, that each page makes a browser fetch before it can be used. */
export async function scriptSizes(): Promise<{ page: string; size: number }[]> {
  const { build } = await builtApp();
  const { assets } = build;
  const pages = Object.keys(build.routes).filter((id) => id !== 'root' && build.routes[id]!.module.default);
  return pages.sort().map((id) => {
    const routes = chain(build, id).map((route) => assets.routes[route]!);
    const entries = [assets.entry, ...routes].flatMap(({ module, imports }) => [module, ...(imports ?? [])]);
    const files = closure([...entries, assets.url].map((url) => url.replace(/^\//, '')));
    const page = id.replace('routes/', '').replace('programmes.$programmeId', '…');
    return { page, size: [...files].reduce((sum, file) => sum + gzipped(file), 0) };
  });
}

export async function byteCases(): Promise<Finding[]> {
  const sizes = await scriptSizes();
  const heaviest = sizes.reduce((most, one) => (one.size > most.size ? one : most));
  const bounds = { goal: 'P12', must: 110, ambition: 102 };
  const findings = [
    counted({ ...bounds, name: `script of the heaviest of ${sizes.length} pages, gzip` }, heaviest.size, 'KB'),
    ...sizes.map(({ page, size }) => {
      const finding = counted({ ...bounds, name: `script of ${page}, gzip` }, size, 'KB');
      return page === '….roadmap' ? finding : { ...finding, detail: true };
    }),
  ];
  const styles = readdirSync(path.join(client, 'assets')).filter((file) => file.endsWith('.css'));
  const css = styles.reduce((sum, file) => sum + gzipped(`assets/${file}`), 0);
  findings.push(counted({ goal: 'P12', name: 'all styles, gzip', must: 45, ambition: 35 }, css, 'KB'));
  return findings;
}
