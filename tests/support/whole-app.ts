// The whole product in this process, without a build: a page is drawn by what draws it, and a form is answered as Remix would answer it.
import flatRoutes from '@remix-run/dev/dist/config/flat-routes.js';
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node';
import * as entry from '~/entry.server';
import { runWithLocale } from '~/locale.server';
import type { Day } from '~/models/planning/day';
import { nearRoutes } from '../../server/near-routes';
import { withQuotableBugs } from '../../server/quotable-bugs';
import { routePatterns } from '../../server/route-pattern';

type RouteModule = ServerBuild['routes'][string] extends infer R ? NonNullable<R> extends { module: infer M } ? M : never : never; // prettier-ignore
type Listed = { id: string; path?: string; index?: boolean; parentId?: string; file: string };

const modules = import.meta.glob<RouteModule>(['../../app/routes/*.{ts,tsx}', '../../app/root.tsx']);

export type Page = { status: number; headers: Headers; html: string };
export type Asked = {
  cookie?: string | undefined;
  today: Day;
  /** FormData is sent in parts, as a form with a file is. */
  form?: [name: string, value: string][] | URLSearchParams | FormData;
  /** Gathers what goes wrong, which is thrown otherwise. */
  bugs?: unknown[];
};
export type WholeApp = {
  /** Gets a page, or posts a form to it. */
  ask(path: string, asked: Asked): Promise<Page>;
  /** The route that answers an address, by the name of its file; null when none does. */
  routeOf(path: string): string | null;
  /** The address of a route, `:name` where something is to be filled in. */
  patternOf(route: string): string;
  /** Whether a route has a page of its own. */
  hasPage(route: string): boolean;
};

const origin = 'http://localhost:3000';

/** Without `isQuotable` a bug does not say the number of its request, as a control. */
export async function wholeApp({ isQuotable = true } = {}): Promise<WholeApp> {
  const root = { path: '', id: 'root', file: 'root.tsx' };
  const list = [root, ...Object.values(flatRoutes.flatRoutes('app', ['**/.*', '**/*.css']) as Record<string, Listed>)];
  const routes: Record<string, unknown> = {};
  const assets: Record<string, unknown> = {};
  for (const { id, file, ...rest } of list as Listed[]) {
    const module = await modules[`../../app/${file}`]!();
    const parentId = id === 'root' ? undefined : (rest.parentId ?? 'root');
    routes[id] = { ...rest, id, parentId, module };
    const has = { hasAction: 'action' in module, hasLoader: 'loader' in module, hasErrorBoundary: id === 'root' };
    assets[id] = { ...rest, id, parentId, ...has, module: `/${id}.js`, imports: [], css: [] };
  }
  const build = {
    ...{ entry: { module: entry }, routes, mode: 'production', publicPath: '/', assetsBuildDirectory: 'build/client' },
    ...{ isSpaMode: false, basename: '/', future: { v3_singleFetch: true, v3_throwAbortReason: true } },
    assets: { entry: { module: '/entry.js', imports: [] }, routes: assets, url: '/manifest.js', version: '1' },
  } as unknown as ServerBuild;
  const near = nearRoutes(isQuotable ? withQuotableBugs(build) : build);
  const patternOf = routePatterns(build);
  const names = new Map<string, string>();
  const byId = new Map(list.map((route) => [route.id, route as Listed]));
  for (const { id } of byId.values()) {
    const parts: string[] = [];
    for (let at = byId.get(id); at; at = byId.get(at.parentId ?? '')) if (at.path) parts.unshift(at.path);
    if (id !== 'root') names.set(`/${parts.join('/')}`, id.replace(/^routes\//, ''));
  }
  return {
    async ask(path, { cookie, today, form, bugs }) {
      const headers = new Headers({ Host: 'localhost:3000', Origin: origin, 'Sec-Fetch-Site': 'same-origin' });
      if (cookie) headers.set('Cookie', cookie);
      const body = form instanceof FormData ? form : form && new URLSearchParams(form);
      const request = new Request(origin + path, form ? { method: 'POST', headers, body: body! } : { headers });
      const found: unknown[] = bugs ?? [];
      const context: AppLoadContext = {
        ...{ nonce: 'test', requestId: 'test', today, drawn: new Map<string, string>() },
        ...{ address: '127.0.0.1', log: (error) => found.push(error), warn: () => {} },
      };
      const handle = createRequestHandler(near(new URL(request.url).pathname), 'production');
      const response = await runWithLocale('nl', () => handle(request, context));
      if (!bugs && found.length > 0) throw found[0];
      return { status: response.status, headers: response.headers, html: await response.text() };
    },
    patternOf: (route) => [...names].find(([, name]) => name === route)?.[0] ?? '/',
    hasPage: (route) => 'default' in (build.routes[`routes/${route}`]?.module ?? {}),
    routeOf: (path) => names.get(patternOf(path.split('?')[0]!) ?? '') ?? null,
  };
}
