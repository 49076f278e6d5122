// Remix is handed the routes an address can lead to, and never one too few.
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { nearRoutes } from '../server/near-routes';

const table: [id: string, parentId: string | undefined, path: string | undefined, index?: boolean][] = [
  ['root', undefined, ''],
  ['home', 'root', undefined, true],
  ['programmes', 'root', 'programmes', true],
  ['new', 'root', 'programmes/new'],
  ['programme', 'root', 'programmes/:programmeId'],
  ['overview', 'programme', undefined, true],
  ['roadmap', 'programme', 'roadmap'],
  ['item', 'programme', 'items/:itemId', true],
  ['new item', 'programme', 'items/new'],
  ['move', 'programme', 'items/:itemId/move'],
  ['settings', 'root', 'settings'],
  ['teams', 'settings', 'teams'],
];
const entries = table.map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }] as const);
const routes = Object.fromEntries(entries);
const build = { routes, assets: { routes } } as unknown as ServerBuild;
const near = nearRoutes(build);

type Tree = Parameters<typeof matchRoutes>[0];

function treeOf(all: ServerBuild['routes'], parentId?: string): Tree {
  return Object.values(all)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: treeOf(all, id) })) as Tree;
}
const matched = ({ routes: all }: ServerBuild, path: string) =>
  matchRoutes(treeOf(all), path)?.map(({ route: { id }, params }) => [id, params]) ?? null;

const addresses = [
  ...['/', '/programmes', '/programmes/', '/programmes/new', '/programmes/p1', '/programmes/p1/roadmap'],
  ...['/programmes/p1/items/new', '/programmes/p1/items/i1', '/programmes/p1/items/i1/move', '/Programmes/p1/ROADMAP'],
  ...['/settings', '/settings/teams', '/nergens', '/programmes/p1/nergens', '/programmes/p1/items/i1/move/nog'],
  ...['/programmes/p%201/roadmap', '/%70rogrammes/p1', '/programmes//roadmap'],
];

describe('the routes an address can lead to', () => {
  it.each(addresses)('%s leads where it leads among all routes', (path) => {
    expect(matched(near(path), path)).toEqual(matched(build, path));
  });

  it('are few, with those around them, on both sides', () => {
    const found = near('/programmes/p1/items/i1');
    expect(Object.keys(found.routes).sort()).toEqual(['item', 'programme', 'root']);
    expect(Object.keys(found.assets.routes).sort()).toEqual(['item', 'programme', 'root']);
    expect(Object.keys(near('/programmes/p1/items/new').routes).sort()).toEqual([
      'item',
      'new item',
      'programme',
      'root',
    ]);
  });

  it('are the same for the data of a page', () => {
    expect(near('/programmes/p1/roadmap.data')).toBe(near('/programmes/p2/roadmap'));
    expect(near('/_root.data')).toBe(near('/'));
  });

  it('are all of them where nothing is known', () => {
    expect(near('/nergens')).toBe(build);
    expect(near('/programmes/p%201/roadmap')).toBe(build);
  });
});
