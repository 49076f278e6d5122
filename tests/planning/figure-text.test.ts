// Deliveries as people and programs write them: what is read, what is refused, and that nothing about a person gets in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointIn, readNumber } from '~/models/planning/adoption/figure-number';
import { mostLines, readFigureRows, readFigureText } from '~/models/planning/adoption/figure-table';
import { closest, kindsFor, type Known, readFigureLines } from '~/models/planning/adoption/figure-text';
import { isBsn, personColumn, personValue } from '~/models/planning/adoption/person-signs';
import { readTable } from '~/models/planning/adoption/table-text';

const metric = (key: string, frequency: 'week' | 'month' | 'quarter'): Known['metrics'][number] => ({
  key,
  code: `code_${key.toLowerCase()}`,
  title: { nl: `Meting ${key}`, en: `Measure ${key}` },
  kind: 'share',
  factor: 100,
  unit: { nl: '%', en: '%' },
  decimals: 0,
  direction: 'up',
  subject: 'cases',
  frequency,
  formula: { nl: '', en: null },
  source: { nl: '', en: null },
  margin: 5,
  target: null,
  lowest: null,
  highest: null,
  active: true,
});
const known: Known = {
  metrics: [metric('M01', 'month'), metric('M06', 'week'), metric('M12', 'quarter')],
  departments: [
    { id: 'd1', key: 'BZ', name: { nl: 'Burgerzaken', en: 'Civil affairs' } },
    { id: 'd2', key: 'VTH', name: { nl: 'Vergunningen, toezicht en handhaving', en: null } },
  ],
};

const head = 'maand;afdeling;metriek;teller;noemer';
function read(text: string) {
  const reading = readFigureText(text);
  if (!reading.ok) throw new Error(reading.fault);
  return readFigureLines(reading.table.lines, reading.table.point, known);
}
const faultOf = (text: string) => {
  const reading = readFigureText(text);
  return reading.ok ? null : reading;
};

describe('a delivery', () => {
  const expected = { departmentId: 'd1', figure: { numerator: 20, denominator: 80 }, faults: [] };

  it.each([
    ['semicolons', `${head}\n2026-10;BZ;M01;20;80`],
    ['tabs', `${head.replaceAll(';', '\t')}\r\n2026-10\tBZ\tM01\t20\t80\r\n`],
    ['commas', `${head.replaceAll(';', ',')}\n2026-10,BZ,M01,20,80`],
    ['bars', `${head.replaceAll(';', '|')}\n2026-10|BZ|M01|20|80`],
    ['a mark of the byte order', `\ufeff${head}\n2026-10;BZ;M01;20;80`],
    ["Excel's own line in front", `sep=;\n${head}\n2026-10;BZ;M01;20;80`],
    ['a title in front', `Cijfers van Burgerzaken\n\n${head}\n2026-10;BZ;M01;20;80`],
    ['another order and language', 'Denominator;NUMERATOR;Metric;Department;Month\n80;20;m01;bz;okt 2026'],
    ['names', `${head}\noktober 2026;burgerzaken;Meting M01;20;80`],
    ['English names and a code', `${head}\noct 2026;Civil Affairs;code_m01;20;80`],
    ['quotes', `"maand";"afdeling";"metriek";"teller";"noemer"\n"2026-10";"BZ";"M01";"20";"80"`],
    ['a column more', `${head};opmerking\n2026-10;BZ;M01;20;80;"eerste; telling"`],
  ])('is read with %s', (_name, text) => {
    expect(read(text)).toMatchObject([expected]);
  });

  it('keeps the number of a line as it stands in the file', () => {
    expect(read(`${head}\n\n2026-10;BZ;M01;20;80\n;;;;\n2026-10;VTH;M01;1;2`).map(({ line }) => line)).toEqual([3, 5]);
  });

  it('passes over lines of a template that nobody filled in, and counts them', () => {
    const reading = readFigureText(`${head}\n2026-10;BZ;M01;;\n2026-10;VTH;M01;1;2`);
    expect(reading).toMatchObject({ ok: true, table: { blank: 1, lines: [{ line: 3 }] } });
  });

  it('names the columns it does not use', () => {
    expect(readFigureText(`${head};bron\n2026-10;BZ;M01;1;2;x`)).toMatchObject({ table: { ignored: ['bron'] } });
  });

  it.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    [head, 'no_lines'],
    ['maand;afdeling\n2026-10;BZ', 'columns'],
    [`${head};teller\n2026-10;BZ;M01;1;2;3`, 'column_twice'],
    [`${head}\n2026-10;"BZ;M01;1;2`, 'quote'],
    [`${head}\n${'2026-10;BZ;M01;1;2\n'.repeat(mostLines + 1)}`, 'too_many_lines'],
    ['x'.repeat(5 * 1024 * 1024 + 1), 'too_large'],
  ])('is refused as a whole when it cannot be read (%#)', (text, fault) => {
    expect(faultOf(text)).toMatchObject({ fault });
  });

  it.each([
    ['2026-13;BZ;M01;1;2', [{ fault: 'period', value: '2026-13' }]],
    ['2026-10;Onbekend;M01;1;2', [{ fault: 'department', value: 'Onbekend' }]],
    ['2026-10;BZ;M99;1;2', [{ fault: 'metric', value: 'M99' }]],
    ['2026-W41;BZ;M01;1;2', [{ fault: 'wrong_frequency', value: '2026-W41', kinds: ['month'] }]],
    ['2026-10;BZ;M12;1;2', [{ fault: 'wrong_frequency', value: '2026-10', kinds: ['quarter'] }]],
    ['2026-10;BZ;M01;veel;2', [{ fault: 'numerator', value: 'veel', why: 'not_a_number' }]],
    ['2026-10;BZ;M01;1;', [{ fault: 'denominator', value: '', why: 'not_a_number' }]],
  ])('says of %s what is wrong', (line, faults) => {
    expect(read(`${head}\n${line}`)[0]!.faults).toEqual(faults);
  });

  it('takes per month what is counted per week', () => {
    expect(kindsFor({ frequency: 'week' })).toEqual(['week', 'month']);
    expect(read(`${head}\n2026-W41;BZ;M06;1;2\n2026-10;BZ;M06;1;2`).flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('a number', () => {
  it.each([
    ['1250', 'thousands', 1250],
    ['1.250', 'thousands', 1250],
    ['1.250', 'decimals', 1.25],
    ['1.250.000', 'thousands', 1_250_000],
    ['1.250,5', 'thousands', 1250.5],
    ['3,75', 'thousands', 3.75],
    ['3.75', 'thousands', 3.75],
    ['0.375', 'thousands', 0.375],
    ['1 250', 'thousands', 1250],
    ['-4', 'thousands', -4],
    ['', 'thousands', null],
    ['1e5', 'thousands', null],
    ['12%', 'thousands', null],
    ['Infinity', 'thousands', null],
  ] as const)('%s (a point means %s) is %s', (text, point, value) => {
    expect(readNumber(text, point)).toBe(value);
  });

  it('is read by what the other numbers say of the point', () => {
    expect(pointIn(['1.250', '3.75'], 'thousands')).toBe('decimals');
    expect(pointIn(['1.250', '3,75', '3.75'], 'decimals')).toBe('thousands');
    expect(pointIn(['1.250'], 'thousands')).toBe('thousands');
  });
});

describe('a person', () => {
  it.each([
    ['medewerker', 'medewerker'],
    ['Naam medewerker', 'medewerker'],
    ['E-mail', 'email'],
    ['gebruiker_id', 'gebruikerid'],
    ['Personeelsnummer', 'personeelsnummer'],
    ['BSN', 'bsn'],
  ])('is in a column named %s', (name) => {
    expect(personColumn(name)).not.toBeNull();
  });

  it.each(['aantal gebruikers', 'medewerkers totaal', 'opmerking', 'bron', 'afdeling', 'teller'])(
    'is not in a column named %s',
    (name) => {
      expect(personColumn(name)).toBeNull();
    },
  );

  it.each([
    ['jan@voorbeeld.nl', false, 'email'],
    ['Jan <jan.de.vries@voorbeeld.nl>', true, 'email'],
    ['111222333', false, 'bsn'],
    ['111222333', true, 'bsn'],
    ['1112.22.333', false, 'bsn'],
    ['bsn 111222333', false, 'bsn'],
    ['111222334', false, null],
    ['1250', true, null],
    ['0,111222333', true, null],
    ['2026-10-01', false, null],
    ['BZ@2026', false, null],
  ] as const)('%s (a number: %s) is %s', (value, isNumber, sign) => {
    expect(personValue(value, isNumber)).toBe(sign);
  });

  it('is known by the check of eleven', () => {
    expect(['111222333', '123456782', '000000000', '123456789'].map(isBsn)).toEqual([true, true, false, false]);
  });

  it.each([
    `${head};gebruiker\n2026-10;BZ;M01;1;2;x`,
    `${head};opmerking\n2026-10;BZ;M01;1;2;vraag jan@voorbeeld.nl`,
    `${head}\n2026-10;BZ;M01;111222333;2`,
    `111222333;x\n${head}\n2026-10;BZ;M01;1;2`,
  ])('refuses the whole delivery, without saying who (%#)', (text) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ fault: 'person' });
    expect(JSON.stringify(fault)).not.toMatch(/111222333|jan@/);
  });
});

it('names what was probably meant first', () => {
  expect(closest('burgerzkn', ['Vergunningen', 'Burgerzaken', 'Belastingen'], 2)[0]).toBe('Burgerzaken');
});

describe('any table', () => {
  const separator = fc.constantFrom(';' as const, '\t' as const, ',' as const, '|' as const);
  const cell = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', ' ', 'é', '|', '\t') });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  it('that is written by the rules is read as it was', () => {
    fc.assert(
      fc.property(rows, separator, (table, sign) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(sign)).join('\r\n');
        expect(readTable(text, sign, 100)).toEqual({ ok: true, rows: table });
      }),
    );
  });

  it('whatever it holds, is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (text, headed) => {
        const reading = readFigureText(headed ? `${head}\n${text}` : text);
        if (reading.ok) readFigureLines(reading.table.lines, reading.table.point, known);
      }),
    );
  });

  it('of known places comes back as the same figures, whatever its separator and decimals', () => {
    const value = fc.integer({ min: 0, max: 9_999_999 }).map((cents) => cents / 100);
    const line = fc.tuple(fc.constantFrom('BZ', 'VTH'), fc.integer({ min: 1, max: 12 }), value, value);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.boolean(), (lines, comma) => {
        const written = (at: number) => (comma ? at.toFixed(2).replace('.', ',') : at.toFixed(2));
        const table = [
          head.split(';'),
          ...lines.map(([key, month, a, b]) => [
            `2026-${String(month).padStart(2, '0')}`,
            key,
            'M01',
            written(a),
            written(b),
          ]),
        ];
        const reading = readFigureRows(table, 'thousands');
        if (!reading.ok) throw new Error(reading.fault);
        const found = readFigureLines(reading.table.lines, reading.table.point, known);
        expect(found.map(({ figure }) => figure)).toEqual(
          lines.map(([, , numerator, denominator]) => ({ numerator, denominator })),
        );
      }),
    );
  });
});
