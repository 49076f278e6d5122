// Saved views: which address is which screen, what of it is kept, and what it names that is gone.
import { describe, expect, it } from 'vitest';
import { goneFrom, hasPeriod, isOfOneProgramme, keptSearch, type Present } from '~/models/planning/views/kept-search';
import { screenAt, screenNamed, screens, viewScreens } from '~/models/planning/views/view-screens';
import { paths } from '~/ui/paths';

describe('the screen of an address', () => {
  it.each([
    ['/programmes/p1/roadmap', 'roadmap'],
    ['/programmes/p1/adoption', 'adoption'],
    ['/programmes/p1/adoption/effects', 'effects'],
    ['/programmes/p1/capacity/', 'capacity'],
    ['/programmes/p1/items/i1', null],
    ['/programmes/p1', null],
    ['/settings/history', null],
  ])('%s', (pathname, screen) => expect(screenAt(pathname)).toBe(screen));
  it('is where the links of the product lead', () => {
    expect(viewScreens.map((screen) => paths[screen]('p1'))).toEqual(
      viewScreens.map((screen) => `/programmes/p1/${screens[screen].at}`),
    );
    expect(screenNamed('roadmap')).toBe('roadmap');
    expect(screenNamed('settings')).toBeNull();
  });
});

const kept = (screen: (typeof viewScreens)[number], search: string, period = true) =>
  keptSearch(screen, search, { period });

describe('what is kept of an address', () => {
  it('is what the screen knows, and no page of a list or what was just saved', () => {
    expect(kept('items', '?status=late&page=3&changed=c1&q=&evil=1')).toBe('?status=late');
    expect(kept('adoption', '?department=a&department=b&sort=name')).toBe('?department=a&department=b&sort=name');
    expect(kept('items', '?page=3')).toBe('');
    expect(kept('items', '?q=a\0b%26<')).toBe('?q=ab%26%3C');
  });
  it('holds the days only when that is asked', () => {
    expect(kept('calendar', '?view=month&date=2026-12-01', false)).toBe('?view=month');
    expect(hasPeriod('calendar', '?view=month&date=2026-12-01')).toBe(true);
    expect(hasPeriod('calendar', '?view=month')).toBe(false);
    expect(hasPeriod('items', '?date=2026-12-01')).toBe(false);
  });
  it('is itself when it is read again', () => {
    for (const screen of viewScreens) {
      const search = `?${screens[screen].params.map((name) => `${name}=é`).join('&')}`;
      expect(kept(screen, kept(screen, search))).toBe(kept(screen, search));
    }
  });
});

const present: Present = {
  department: new Set(['d1']),
  workstream: new Set(['w1']),
  phase: new Set(['f1']),
  person: new Set(['u1']),
  item: new Set(['i1']),
};

describe('what is gone', () => {
  it('is named by kind, once', () => {
    expect(goneFrom('items', '?department=d1&workstream=w1', present)).toEqual([]);
    expect(goneFrom('items', '?department=d2&workstream=w2&owner=u2&phase=f2', present)).toEqual([
      'department',
      'workstream',
      'phase',
      'person',
    ]);
    expect(goneFrom('adoption', '?department=d2&department=d3&department=d1', present)).toEqual(['department']);
  });
  it('is no word that stands for several', () => {
    expect(goneFrom('calendar', '?department=mine&workstream=none', present)).toEqual([]);
    expect(goneFrom('changeLoad', '?department=all&month=2026-12', present)).toEqual([]);
  });
});

it.each([
  ['items', '?workstream=w1', true],
  ['items', '?department=d1', false],
  ['items', '?workstream=none', false],
  ['roadmap', '?baseline=b1', true],
  ['measures', '?m=drop~i1', true],
  ['capacity', '?months=6', false],
  ['compare', '?from=now', true],
] as const)('%s%s is of one programme: %s', (screen, search, is) => {
  expect(isOfOneProgramme(screen, search)).toBe(is);
});
