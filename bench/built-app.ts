// The production build asked in this process, as the server asks it, without a socket between.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { runWithLocale } from '~/locale.server';
import { nearRoutes } from '../server/near-routes';
import { day } from '~/models/planning/day';

export type BuiltApp = {
  build: ServerBuild;
  /** The HTML of a page; throws when it is not a 200. */
  page(path: string, cookie: string): Promise<string>;
  /** As `page`, in the bytes that go to the reader: what is timed, for nobody decodes them on the server. */
  bytes(path: string, cookie: string): Promise<number>;
};

export async function builtApp(): Promise<BuiltApp> {
  const file = path.resolve('build/server/index.js');
  if (!existsSync(file)) throw new Error('There is no build; run "npm run build" first.');
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  const near = nearRoutes(build);
  const handlers = new Map<ServerBuild, ReturnType<typeof createRequestHandler>>();
  const handle: ReturnType<typeof createRequestHandler> = (request, context) => {
    const narrow = near(new URL(request.url).pathname);
    let handler = handlers.get(narrow);
    if (!handler) handlers.set(narrow, (handler = createRequestHandler(narrow, 'production')));
    return handler(request, context);
  };
  async function answer(url: string, cookie: string): Promise<Response> {
    const request = new Request(`http://localhost:3000${url}`, { headers: { cookie } });
    const log = (error: unknown) => console.error(error);
    const drawn = new Map<string, string>();
    const context = { nonce: 'bench', requestId: 'bench', today: day('2026-11-22'), drawn, log };
    const response = await runWithLocale('nl', () => handle(request, context));
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    return response;
  }
  return {
    build,
    page: async (url, cookie) => (await answer(url, cookie)).text(),
    bytes: async (url, cookie) => (await (await answer(url, cookie)).arrayBuffer()).byteLength,
  };
}

/** Elements in a piece of HTML, as the browser would make them: every opening tag outside scripts and comments. */
export function nodesIn(html: string): number {
  const visible = html.replace(/<script[\s\S]*?<\/script>/g, '<script>').replace(/<!--[\s\S]*?-->/g, '');
  return visible.match(/<[a-zA-Z]/g)?.length ?? 0;
}
