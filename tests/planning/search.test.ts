// Searching: what is asked, what fits and in which order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '~/models/planning/search/compound';
import { accents, fold } from '~/models/planning/search/fold';
import { bestOf } from '~/models/planning/search/kinds';
import { readQuery, wordsOf } from '~/models/planning/search/query';
import { foundIn, ranked, rankOf } from '~/models/planning/search/rank';

describe('folding', () => {
  it.each([
    ['Één', 'een'],
    ['Café Noël', 'cafe noel'],
    ['ŁÓDŹ', 'łodz'],
    ['reïntegratie', 'reintegratie'],
    // As two signs, the way some systems write it.
    ['reïntegratie', 'reintegratie'],
    ['100%_', '100%_'],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));
  it('keeps every letter in its place, so that the database folds the same', () => {
    expect(accents.from.length).toBe(accents.to.length);
    for (const sign of accents.from) expect([sign, fold(sign).length]).toEqual([sign, sign === 'İ' ? 2 : 1]);
  });
});

describe('a query', () => {
  it.each([
    [null, 'empty', []],
    ['  \t ', 'empty', []],
    ['a', 'too_short', []],
    ['-', 'too_short', []],
    ['x'.repeat(101), 'too_long', []],
    ['DIV', 'asked', ['div']],
    ['Go-live  poort', 'asked', ['go', 'live', 'poort']],
    ["100% 'klaar'", 'asked', ['100%', "'klaar'"]],
    ['a\0b', 'asked', ['ab']],
    ['één één', 'asked', ['een']],
  ] as const)('%s is %s', (typed, status, words) => {
    const query = readQuery(typed);
    expect([query.status, query.words]).toEqual([status, [...words]]);
  });
  it('has at most eight words', () => {
    expect(readQuery('a1 a2 a3 a4 a5 a6 a7 a8 a9').words).toHaveLength(8);
  });
});

const points = (query: string, title: string, rest = '') => rankOf(wordsOf(query), { title, also: '', rest });

describe('rank', () => {
  it('asks every word', () => {
    expect(points('migratie archief', 'Migratie van het archief')).toBeGreaterThan(0);
    expect(points('migratie zolder', 'Migratie van het archief')).toBeNull();
    expect(points('migratie zolder', 'Migratie van het archief', 'op zolder')).toBeGreaterThan(0);
  });
  it.each([
    ['the beginning of a word before the middle', 'zaak', 'Training zaaktype', 'Training grondzaken'],
    ['a whole word before the beginning of one', 'zaak', 'De zaak', 'De zaaktypen'],
    ['the last part of a compound before the middle', 'beheer', 'Functioneelbeheer', 'Technischbeheerplan'],
    ['a title before what is beside it', 'beheer', 'Technischbeheerplan', 'Iets anders'],
    ['all that was typed as the title before more', 'livegang', 'Livegang', 'Livegang van de VTH-koppeling'],
    ['both words in one before each apart', 'gegevensmigratie', 'Gegevensmigratie', 'Migratie van gegevens'],
  ])('%s', (_rule, query, better, worse) => {
    const order = ranked(wordsOf(query), [
      { title: worse, also: '', rest: query },
      { title: better, also: '', rest: '' },
    ]);
    expect(order.map(({ title }) => title)).toEqual([better, worse]);
  });
  it('puts another name after a title and before a description', () => {
    const [title, also, rest] = ['Zaak', 'Iets', 'Wat'];
    const order = ranked(
      ['zaak'],
      [
        { title: rest, also: '', rest: 'zaak' },
        { title: also, also: 'zaak', rest: '' },
        { title, also: '', rest: '' },
      ],
    );
    expect(order.map((row) => row.title)).toEqual([title, also, rest]);
  });
  it('finds accents without accents, and the other way round', () => {
    expect(points('een', 'Één loket')).toBe(points('één', 'Een loket'));
    expect(points('één', 'Een loket')).toBeGreaterThan(0);
  });
  it('finds the parts of a compound apart', () => {
    expect(points('gegevensmigratie', 'Migratie van gegevens')).toBeGreaterThan(0);
    expect(points('releasekalender', 'Kalender van de releases')).toBeGreaterThan(0);
    expect(points('gegevensmigratie', 'Migratie van dossiers')).toBeNull();
    expect(partsOf('werkstroom')).toContainEqual(['werk', 'stroom']);
    expect(partsOf('kort')).toEqual([]);
  });
  it('reads signs of patterns as plain text', () => {
    expect(points('100%', 'Voor 100% digitaal')).toBeGreaterThan(0);
    expect(points('100%', 'Voor 1000 zaken')).toBeNull();
    expect(points('a_b', 'axb')).toBeNull();
    expect(points('l.*', 'alles')).toBeNull();
  });
  it('orders alike titles by length and name', () => {
    const rows = ['Zaak C lang', 'Zaak B', 'Zaak A'].map((title) => ({ title, also: '', rest: '' }));
    expect(ranked(['zaak'], rows).map(({ title }) => title)).toEqual(['Zaak A', 'Zaak B', 'Zaak C lang']);
  });
  it('finds whatever holds what was typed, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 2 }), fc.string(), (before, typed, after) => {
        const words = wordsOf(typed);
        fc.pre(words.length > 0);
        expect(rankOf(words, { title: `${before} ${typed} ${after}`, also: '', rest: '' })).not.toBeNull();
      }),
    );
  });
});

describe('what was found in a title', () => {
  it('is marked where it stands, once', () => {
    expect(foundIn(['zaak', 'aak'], 'Één Zaak')).toEqual([{ from: 4, until: 8 }]);
    expect(foundIn(['een', 'zaak'], 'Één Zaak')).toEqual([
      { from: 0, until: 3 },
      { from: 4, until: 8 },
    ]);
    expect(foundIn(['niets'], 'Één Zaak')).toEqual([]);
  });
});

it('the best of all kinds go first, screens before others that fit alike', () => {
  const rows = [
    { kind: 'person', rank: 5 },
    { kind: 'item', rank: 9 },
    { kind: 'screen', rank: 5 },
  ] as const;
  expect(bestOf(rows, 2).map(({ kind }) => kind)).toEqual(['item', 'screen']);
});
