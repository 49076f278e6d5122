// Remix looks through the routes several times per request, and works out their patterns anew each time: with two hundred of them that is
// a third of a page's CPU. It is handed those that an address can lead to, which are a few.
import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** The segments of a route's whole pattern, or null when it has parts of which the number is not known. */
function patternOf(routes: Routes, id: string): string[] | null {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = routes[route.parentId ?? ''])
    parts.unshift(...segmentsOf(route.path ?? ''));
  return parts.some((part) => part.endsWith('?') || part === '*') ? null : parts;
}

const segmentsOf = (path: string) => path.split('/').filter((part) => part !== '');

/** Remix knows no difference between capitals and small letters in an address. */
const fits = (pattern: readonly string[], segments: readonly string[]) =>
  pattern.length === segments.length &&
  pattern.every((part, at) => part.startsWith(':') || part.toLowerCase() === segments[at]!.toLowerCase());

/** The address of the page whose data is asked for. */
function pageOf(pathname: string): string {
  if (pathname === '/_root.data') return '/';
  return pathname.endsWith('.data') ? pathname.slice(0, -'.data'.length) : pathname;
}

/**
 * Answers for an address the build with the routes it can lead to and those around them; the whole build for an address that is written in
 * an unusual way or leads nowhere. The same routes give the same build, so that there are no more builds than routes.
 */
export function nearRoutes(build: ServerBuild): (pathname: string) => ServerBuild {
  const patterns = Object.keys(build.routes).map((id) => ({ id, pattern: patternOf(build.routes, id) }));
  const known = new Map<string, ServerBuild>();
  return (pathname) => {
    if (/%|\/\/|\\/.test(pathname)) return build;
    const segments = segmentsOf(pageOf(pathname));
    const near = patterns.filter(({ id, pattern }) => id !== 'root' && (pattern === null || fits(pattern, segments)));
    if (near.length === 0) return build;
    const key = near.map(({ id }) => id).join(' ');
    let narrow = known.get(key);
    if (!narrow)
      known.set(
        key,
        (narrow = narrowed(
          build,
          near.map(({ id }) => id),
        )),
      );
    return narrow;
  };
}

/** The browser gets its list of all routes from a file of its own; what is left out here is looked at on the server alone. */
function narrowed(build: ServerBuild, near: readonly string[]): ServerBuild {
  const kept = new Set<string>();
  for (const id of near)
    for (let route = build.routes[id]; route; route = build.routes[route.parentId ?? '']) kept.add(route.id);
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
