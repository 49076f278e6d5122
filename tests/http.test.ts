// Where people may be sent, and which numbers are read.
import { describe, expect, it } from 'vitest';
import { safePath, wholeNumberOf } from '~/http.server';

describe('safePath', () => {
  it.each(['/programmes/p1?zoom=year#top', '/', '/a//b'])('lets a path of this site through: %s', (path) => {
    expect(safePath(path, '/otherwise')).toBe(path);
  });

  it.each([
    'https://example.org/',
    '//example.org',
    '/\\\\example.org',
    '/\\example.org',
    '/.//example.org',
    '/%2e//example.org',
    '/../..//example.org',
    '/\t/example.org',
    'javascript:alert(1)',
    'programmes',
    '',
    null,
    `/${'a'.repeat(3000)}`,
  ])('sends nobody to %j', (path) => {
    expect(safePath(path, '/otherwise')).toBe('/otherwise');
  });
});

describe('wholeNumberOf', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['1.5', null],
    ['-1', null],
    ['99999999999', null],
    ['abc', null],
    ['', null],
    [null, null],
  ])('%j → %j', (text, number) => expect(wholeNumberOf(text)).toBe(number));
});
