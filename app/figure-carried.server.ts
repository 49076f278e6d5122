// What was looked at travels with the page to the button that accepts it, packed in a hidden field: the server keeps nothing of it.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { figureColumns, type FigureLine, mostLines } from './models/planning/adoption/figure-table';
import { writePeriod } from './models/planning/adoption/period';
import type { JudgedLine } from './models/planning/adoption/figure';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A form is at most 5 MB; this leaves room for the rest of it. */
const mostPacked = 4_800_000;
const mostUnpacked = 64 * 1024 * 1024;

const said = z.string().max(400);
const carried = z.object({
  source: z.enum(['paste', 'file']),
  fileName: z.string().max(200).nullable(),
  point: z.enum(['thousands', 'decimals']),
  /** What the reader saw that would happen. */
  seen: z.object({ new: z.number(), changed: z.number(), known: z.number() }),
  lines: z.array(z.tuple([z.number(), said, said, said, said, said])).max(mostLines),
});

export type Carried = Omit<z.infer<typeof carried>, 'lines'> & { lines: FigureLine[] };

/** Null when it would not fit in a form. Periods, departments and metrics go by their shortest names. */
export async function packed(
  { lines, ...rest }: Omit<Carried, 'lines'> & { lines: readonly JudgedLine[] },
  departmentKey: (id: string) => string,
): Promise<string | null> {
  const rows = lines.map(({ line, period, departmentId, metric, said }) => [
    ...[line, writePeriod(period!), departmentKey(departmentId!), metric!.key],
    ...[said.numerator, said.denominator],
  ]);
  const text = (await pack(JSON.stringify({ ...rest, lines: rows }), { level: 6 })).toString('base64');
  return text.length > mostPacked ? null : text;
}

/** What was packed; null for anything else. Whoever changes it on the way has typed another delivery, which is judged again. */
export async function unpacked(text: string): Promise<Carried | null> {
  let value: unknown;
  try {
    const bytes = await unpack(Buffer.from(text, 'base64'), { maxOutputLength: mostUnpacked });
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    // No gzip, too much of it, or no JSON: not what this page sent.
    return null;
  }
  const read = carried.safeParse(value);
  if (!read.success) return null;
  const { lines, ...rest } = read.data;
  return {
    ...rest,
    lines: lines.map(([line, ...cells]) => ({
      line,
      said: Object.fromEntries(figureColumns.map((column, at) => [column, cells[at]!])) as FigureLine['said'],
    })),
  };
}
