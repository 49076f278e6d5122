// Tables as files: the mark in front, the cells of each language, nothing a spreadsheet would run, read a page at a time.
import { describe, expect, test } from 'vitest';
import { type Cell, csvFile, csvLine } from '~/csv.server';
import { runWithLocale } from '~/locale.server';

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a line', () => {
  test.each<[Cell, string]>([
    ['gewoon', 'gewoon'],
    [null, ''],
    [-3, '-3'],
    [2.5, '2,5'],
    ['=1+1', "'=1+1"],
    ['+31 6', "'+31 6"],
    ['-streep', "'-streep"],
    ['@naam', "'@naam"],
    ['\t=1', "'\t=1"],
    ['zeg "ja"; nee', '"zeg ""ja""; nee"'],
    ['twee\nregels', '"twee\nregels"'],
    ['=A1;B1', '"\'=A1;B1"'],
  ])('in Dutch has %j as %j', (cell, text) => {
    expect(runWithLocale('nl', () => csvLine([cell, 'x']))).toBe(`${text};x\r\n`);
  });

  test('in English has commas between, and points in numbers', () => {
    expect(runWithLocale('en', () => csvLine([2.5, 'a,b', 'c;d']))).toBe('2.5,"a,b","c;d"\r\n');
  });
});

describe('a file', () => {
  test('says it is UTF-8, has its head and all pages, each in the language of who asked', async () => {
    async function* pages() {
      yield [['één', 1.5]];
      await Promise.resolve();
      yield [];
      yield [['twee', null]];
    }
    const response = runWithLocale('nl', () => csvFile('Geschiedenis Één', ['a', 'b'], pages()));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="geschiedenis-een.csv"');
    const bytes = await bytesOf(response);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(textOf(bytes)).toBe('\uFEFFa;b\r\néén;1,5\r\ntwee;\r\n');
  });

  test('is read no further than it is asked for, and let go when its reader leaves', async () => {
    const seen = { read: 0, ended: false };
    function* pages() {
      try {
        for (;;) yield [[String(seen.read++)]];
      } finally {
        seen.ended = true;
      }
    }
    const reader = csvFile('x', ['a'], pages()).body!.getReader();
    await reader.read();
    await reader.read();
    expect(seen.read).toBeLessThan(5);
    await reader.cancel();
    expect(seen.ended).toBe(true);
  });
});
