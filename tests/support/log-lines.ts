// What a line of the log may be: these keys and no others, and nothing of what people typed, are called or are let in with.
import { z } from 'zod';

const id = z.string().regex(/^[\w-]{8,64}$/);
const head = { level: z.number().int(), time: z.iso.datetime() };
const route = z
  .string()
  .regex(/^\/[\w/:*.-]*$/)
  .nullable();

export const requestLine = z.strictObject({
  ...head,
  id,
  actor: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable(),
  route,
  method: z.string().regex(/^[A-Z-]{2,20}$/),
  status: z.number().int().min(100).max(599),
  ms: z.number().nonnegative(),
  aborted: z.literal(true).optional(),
  msg: z.literal('request'),
});

type Described = { type: string; message: string; stack?: string; code?: unknown; cause?: Described };
const described: z.ZodType<Described> = z.lazy(() =>
  z.strictObject({
    type: z.string(),
    message: z.string(),
    stack: z.string().optional(),
    code: z.unknown().optional(),
    cause: described.optional(),
  }),
);

const errorLine = z.strictObject({ ...head, id: id.optional(), err: described, msg: z.string() });
const slowLine = z.strictObject({
  ...head,
  id: id.nullable(),
  route,
  statement: z.string(),
  ms: z.number().int(),
  failed: z.boolean(),
  msg: z.literal('a slow statement'),
});
/** What the process says of itself: a sentence, with at most counts and words of its own. */
const ownLine = z
  .object({ ...head, msg: z.string() })
  .catchall(z.union([z.number(), z.boolean(), z.null(), z.string().regex(/^[\w .:-]{1,60}$/)]))
  .refine((line) => !('id' in line) && line.msg !== 'request' && line.msg !== 'a slow statement');

const anyLine = z.union([requestLine, errorLine, slowLine, ownLine]);
export type RequestLine = z.infer<typeof requestLine>;

/** Sentences for the person at the terminal; they are no lines of the log. */
export const isAnnounced = (line: string) => /^(Doorontwikkelkalender: http|Figures: http|First start: )/.test(line);

/** What is wrong with the lines, a sentence each; `secrets` may be in none of them. */
export function logOffences(text: string, secrets: string[] = []): string[] {
  const offences: string[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    if (isAnnounced(line)) continue;
    for (const secret of secrets) if (line.includes(secret)) offences.push(`holds ${secret}: ${line}`);
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      offences.push(`no JSON: ${line}`);
      continue;
    }
    if (!anyLine.safeParse(value).success) offences.push(`not as agreed: ${line}`);
  }
  return offences;
}

/** The lines about requests. */
export function requestLines(text: string): RequestLine[] {
  return text.split('\n').flatMap((line) => {
    const read = line.startsWith('{') ? requestLine.safeParse(JSON.parse(line)) : null;
    return read?.success ? [read.data] : [];
  });
}
