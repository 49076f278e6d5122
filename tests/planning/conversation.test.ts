// Naming somebody in a text, links within this site only, and what can be spoken of.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBeSpokenOf, figureOf, figureSubject } from '~/models/planning/conversation/comment';
import { asTyped, namedIn, partsOf, withNames } from '~/models/planning/conversation/mention';
import { anItem, aPlan } from '../factories';

const people = [
  { id: 'sanne', name: 'Sanne Verhoef' },
  { id: 'sanne2', name: 'Sanne' },
  { id: 'jan1', name: 'Jan Bos' },
  { id: 'jan2', name: 'Jan Bos' },
  { id: 'fatma', name: 'Fatma Aydın' },
];

describe('names', () => {
  test.each([
    ['@Sanne Verhoef, kijk je?', '@{sanne}, kijk je?', ['sanne']],
    ['Vraag het @sanne verhoef.', 'Vraag het @{sanne}.', ['sanne']],
    ['de kortere naam: @Sanne Verhoeven', 'de kortere naam: @{sanne2} Verhoeven', ['sanne2']],
    ['(@Fatma Aydın)', '(@{fatma})', ['fatma']],
    ['@Sanne en @Sanne', '@{sanne2} en @{sanne2}', ['sanne2']],
    ['post@Sanne is een adres', 'post@Sanne is een adres', []],
    ['@Sannee bestaat niet', '@Sannee bestaat niet', []],
    ['@Onbekend', '@Onbekend', []],
    ['zelf @{sanne} typen', 'zelf @ {sanne} typen', []],
  ])('%s', (typed, text, mentioned) => {
    expect(withNames(typed, people)).toEqual({ ok: true, text, mentioned });
  });
  test('of several with one name the one that was chosen is meant, and without a choice it is asked', () => {
    expect(withNames('@Jan Bos?', people)).toEqual({ ok: false, reason: 'same_name', name: 'Jan Bos' });
    expect(withNames('@jan bos?', people, ['jan2'])).toEqual({ ok: true, text: '@{jan2}?', mentioned: ['jan2'] });
  });
  test('somebody chosen is named at the end, once; somebody who is no choice is not', () => {
    expect(withNames('Kun je?', people, ['jan1'])).toMatchObject({ text: 'Kun je? @{jan1}', mentioned: ['jan1'] });
    expect(withNames('@Sanne Verhoef?', people, ['sanne'])).toMatchObject({ text: '@{sanne}?', mentioned: ['sanne'] });
    expect(withNames('', people, ['sanne'])).toMatchObject({ text: '@{sanne}' });
    expect(withNames('Kun je?', people, ['elders'])).toMatchObject({ text: 'Kun je?', mentioned: [] });
  });
  test('come back as they were typed, under the name of today', () => {
    const renamed = [{ id: 'sanne', name: 'Sanne de Vries' }];
    expect(asTyped('Hoi @{sanne} en @{weg}', renamed)).toBe('Hoi @Sanne de Vries en @{weg}');
    expect(namedIn('@{a} @{b} @{a}')).toEqual(['a', 'b']);
  });
  test('whatever is typed, only people of the list are named, and nothing typed is lost', () => {
    const piece = fc.constantFrom('@', 'Sanne', ' Verhoef', ' ', '{sanne}', '{x}', 'tekst', '\n', 'Fatma Aydın', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const typed = pieces.join('');
        const answer = withNames(typed, people);
        if (!answer.ok) return;
        expect(namedIn(answer.text).sort()).toEqual([...answer.mentioned].sort());
        expect(asTyped(answer.text, people).toLowerCase().replaceAll('@ {', '@{')).toBe(
          typed.trim().toLowerCase().replaceAll('@ {', '@{'),
        );
      }),
    );
  });
});

describe('a text in pieces', () => {
  const origin = 'https://planner.example';
  const read = (text: string) => partsOf(text, { people, origin, userId: 'sanne' });
  const link = (to: string) => ({ kind: 'link', to });
  const said = (text: string) => ({ kind: 'text', text });

  test('has names, those of the reader marked', () => {
    expect(read('@{sanne} en @{jan1}')).toEqual([
      { kind: 'mention', name: 'Sanne Verhoef', me: true },
      said(' en '),
      { kind: 'mention', name: 'Jan Bos', me: false },
    ]);
    expect(read('@{weg}')).toEqual([said('@{weg}')]);
  });
  test('has links to this site', () => {
    expect(read(`Zie ${origin}/programmes/p/items/i?a=1#b.`)).toEqual([
      said('Zie '),
      link('/programmes/p/items/i?a=1#b'),
      said('.'),
    ]);
    expect(read('(/programmes/p)')).toEqual([said('('), link('/programmes/p'), said(')')]);
  });
  test.each([
    'https://elders.example/programmes/p',
    'https://planner.example.elders.example/x',
    'https://planner.example//elders.example',
    '//elders.example',
    'javascript:alert(1)',
    'x/programmes/p',
    '/settings',
    '<b>vet</b>',
    'https://planner.example/\\elders.example',
  ])('leaves %s as it is', (text) => {
    expect(read(text)).toEqual([said(text)]);
  });
});

describe('what can be spoken of', () => {
  const plan = aPlan({
    items: [anItem({ id: 'i', retired: true })],
    departments: [{ id: 'd', key: 'D', name: { nl: 'D', en: null }, parentId: null }],
    metrics: [
      {
        key: 'M02',
        title: { nl: 'M', en: null },
        unit: { nl: '%', en: null },
        decimals: 0,
        direction: 'up',
        active: true,
      },
    ],
  });
  test('an item of the plan, also when it was retired', () => {
    expect(canBeSpokenOf(plan, { kind: 'item', id: 'i' })).toBe(true);
    expect(canBeSpokenOf(plan, { kind: 'item', id: 'j' })).toBe(false);
  });
  test('a metric of a department, or of all', () => {
    expect(figureOf(figureSubject('M02', 'd'))).toEqual({ metricKey: 'M02', departmentId: 'd' });
    expect(figureOf(figureSubject('M02', null))).toEqual({ metricKey: 'M02', departmentId: null });
    expect(canBeSpokenOf(plan, figureSubject('M02', 'd'))).toBe(true);
    expect(canBeSpokenOf(plan, figureSubject('M02', null))).toBe(true);
    expect(canBeSpokenOf(plan, figureSubject('M02', 'x'))).toBe(false);
    expect(canBeSpokenOf(plan, figureSubject('M99', 'd'))).toBe(false);
    expect(canBeSpokenOf(plan, { kind: 'figure', id: '' })).toBe(false);
  });
});
