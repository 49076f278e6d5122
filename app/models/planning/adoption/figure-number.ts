// A number as people and spreadsheets write it: comma or point before the decimals, points or spaces between the thousands.

/** What a point means in a delivery: `1.234` is a thousand and more, or one and a bit. */
export type PointMeans = 'thousands' | 'decimals';

const plain = /^-?\d+$/;
const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const byComma = /^-?\d+,\d+$/;
const byPoint = /^-?\d+\.\d+$/;

const bare = (text: string) => text.replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');

/** Null when it is no number. Of more than 300 digits it is endless, which no figure can be. */
export function readNumber(text: string, point: PointMeans): number | null {
  const said = bare(text);
  if (plain.test(said)) return Number(said);
  if (byComma.test(said)) return Number(said.replace(',', '.'));
  if (grouped.test(said) && (point === 'thousands' || said.includes(',')))
    return Number(said.replaceAll('.', '').replace(',', '.'));
  return byPoint.test(said) ? Number(said) : null;
}

/**
 * What a point means in these numbers together. A comma anywhere means that points stand between thousands; a point that cannot
 * stand there (`3.75`) means decimals. Where nothing tells, `otherwise`.
 */
export function pointIn(numbers: Iterable<string>, otherwise: PointMeans): PointMeans {
  let decimals = false;
  for (const text of numbers) {
    if (text.includes(',')) return 'thousands';
    if (!decimals && text.includes('.') && byPoint.test(bare(text)) && !grouped.test(bare(text))) decimals = true;
  }
  return decimals ? 'decimals' : otherwise;
}
