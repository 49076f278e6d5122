// Files of figures as programs write them, and as they come in broken: read, or refused with one reason; never an error.
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '~/figure-carried.server';
import { readFigureFile, textOf } from '~/figure-file.server';
import { workbookOf, workbookParts, zipOf } from './support/workbook';

const head = ['maand', 'afdeling', 'metriek', 'teller', 'noemer'];
const csv = `${head.join(';')}\n2026-10;Burgerzaken én meer;M01;20;80\n`;

describe('a text', () => {
  const utf16be = Buffer.from(`\ufeff${csv}`, 'utf16le').swap16();
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['Windows-1252', Buffer.from(csv, 'latin1')],
    ['UTF-16, little end first', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16, little end first, without a mark', Buffer.from(csv, 'utf16le')],
    ['UTF-16, big end first', utf16be],
    ['UTF-16, big end first, without a mark', utf16be.subarray(2)],
  ])('in %s is read', async (_name, bytes) => {
    expect(await readFigureFile(bytes)).toMatchObject({
      ok: true,
      table: { lines: [{ line: 2, said: { department: 'Burgerzaken én meer', numerator: '20' } }] },
    });
  });

  it('keeps the signs that only Windows-1252 has', () => {
    expect(textOf(Buffer.from([0x80, 0xe9]))).toBe('€é');
  });
});

describe('a workbook', () => {
  it('is read: texts, numbers with decimals, days as periods, and only its first sheet', async () => {
    const rows = [head, [{ day: 46296 }, 'BZ', 'M01', 1.234, 80], [null], ['2026-W41', 'BZ', 'M06', 1250, 2000.5]];
    expect(await readFigureFile(workbookOf(rows))).toMatchObject({
      ok: true,
      table: {
        point: 'thousands',
        lines: [
          { line: 2, said: { period: '2026-10-01', numerator: '1,234', denominator: '80' } },
          { line: 4, said: { period: '2026-W41', numerator: '1250', denominator: '2000,5' } },
        ],
      },
    });
  });

  const good = () => workbookParts([head, ['2026-10', 'BZ', 'M01', 1, 2]]);
  const bomb = Buffer.alloc(60 * 1024 * 1024, ' ');
  const sheet = (inner: string) => ({
    ...good(),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${inner}</sheetData></worksheet>`,
  });
  it.each([
    ['a zip that is no workbook', zipOf({ 'a.txt': 'a' }), 'not_a_workbook'],
    ['one cut off', workbookOf([head]).subarray(0, 500), 'broken'],
    ['one that unpacks to too much', zipOf({ ...good(), 'xl/sharedStrings.xml': bomb }), 'unpacked_too_large'],
    [
      'one that lies about it',
      zipOf({ ...good(), 'xl/sharedStrings.xml': bomb }, { 'xl/sharedStrings.xml': 100 }),
      'unpacked_too_large',
    ],
    [
      'one with entities',
      zipOf({ ...good(), 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      'broken',
    ],
    ['a cell far to the right', zipOf(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'too_wide'],
    ['rows that run back', zipOf(sheet('<row r="2"/><row r="1"/>')), 'broken'],
    ['a row beyond the last', zipOf(sheet('<row r="1048577"/>')), 'broken'],
    ['an old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old_excel'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'too_large'],
  ])('is refused when it is %s', async (_name, bytes, fault) => {
    expect(await readFigureFile(bytes)).toMatchObject({ ok: false, fault });
  });

  it('with a person in a column is refused', async () => {
    const rows = [
      [...head, 'medewerker'],
      ['2026-10', 'BZ', 'M01', 1, 2, 'x'],
    ];
    expect(await readFigureFile(workbookOf(rows))).toMatchObject({ ok: false, fault: 'person', sign: 'column' });
  });
});

describe('what travels to the button', () => {
  it('comes back as it was', async () => {
    const rest = {
      source: 'paste',
      fileName: null,
      point: 'thousands',
      seen: { new: 0, changed: 0, known: 0 },
    } as const;
    expect(await unpacked((await packed({ ...rest, lines: [] }, (id) => id))!)).toEqual({ ...rest, lines: [] });
  });

  it.each(['', 'onzin', Buffer.from('{}').toString('base64'), 'H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA=='])(
    'is refused when it is anything else',
    async (text) => {
      expect(await unpacked(text)).toBeNull();
    },
  );
});
