// Which route of the product answers a path, as its pattern: what was typed goes to no log and to no figure.
import type { ServerBuild } from '@remix-run/node';

type Node = { pattern: string | null; fixed: Map<string, Node>; any: Node | null };
const node = (): Node => ({ pattern: null, fixed: new Map(), any: null });

export type RoutePattern = (path: string) => string | null;

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '');

/** Reads the routes of a build once; the answer finds the pattern of a path, such as `/programmes/:programmeId/roadmap`. */
export function routePatterns({ routes }: Pick<ServerBuild, 'routes'>): RoutePattern {
  const top = node();
  for (const route of Object.values(routes)) {
    if (!route) continue;
    const path: string[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined) {
      path.unshift(...segmentsOf(at.path ?? ''));
    }
    let place = top;
    for (const segment of path) {
      const isFixed = !segment.startsWith(':') && segment !== '*';
      const next = (isFixed ? place.fixed.get(segment.toLowerCase()) : place.any) ?? node();
      if (isFixed) place.fixed.set(segment.toLowerCase(), next);
      else place.any = next;
      place = next;
    }
    place.pattern = `/${path.join('/')}`;
  }
  return (path) => {
    const bare = path.replace(/\.data$/, '');
    return find(top, bare === '/_root' ? [] : segmentsOf(bare).map(decoded));
  };
}

/** What is fixed goes before what may be anything, as in the router. */
function find(place: Node, [segment, ...rest]: string[]): string | null {
  if (segment === undefined) return place.pattern;
  const fixed = place.fixed.get(segment.toLowerCase());
  return (fixed && find(fixed, rest)) ?? (place.any && find(place.any, rest));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
