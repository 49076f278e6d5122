// The names that are offered while one is typed behind an @.
import { describe, expect, test } from 'vitest';
import { namesFor, nameTyped } from '~/ui/conversation/names-typed';

const names = ['Sanne Verhoef', 'Bas Mulderij', 'Anneke Vosmeer', 'Verena Smit'].map((name) => ({ id: name, name }));

describe('what is being typed', () => {
  test.each([
    ['@', 1, { at: 0, query: '' }],
    ['Hoi @Sa', 7, { at: 4, query: 'Sa' }],
    ['Hoi @Sanne V', 12, { at: 4, query: 'Sanne V' }],
    ['Hoi @Sanne en de rest van de zin', 32, null],
    ['a@b', 3, null],
    ['Hoi @Sa, en', 11, null],
    ['@Sa nog meer', 3, { at: 0, query: 'Sa' }],
  ])('%s, caret at %i', (text, caret, typed) => {
    expect(nameTyped(text, caret)).toEqual(typed);
  });
});

describe('who fits', () => {
  const found = (query: string) => namesFor(names, query).map(({ name }) => name);
  test('by the beginning of a word of the name, whole names first', () => {
    expect(found('ver')).toEqual(['Verena Smit', 'Sanne Verhoef']);
    expect(found('')).toHaveLength(4);
    expect(found('erhoef')).toEqual([]);
  });
  test('nobody once the name is whole', () => {
    expect(found('Sanne Verhoef ')).toEqual([]);
  });
});
