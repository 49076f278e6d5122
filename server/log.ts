// One JSON line per event on standard output; never a name, never what somebody typed.
import pino from 'pino';

/** The level is set at boot, when the environment has been read. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
});

/** Tells the person at the terminal something; not part of the log. */
export function announce(line: string): void {
  console.log(line);
}

type Described = { type: string; message: string; stack?: string; code?: unknown; cause?: Described };

/** What a developer needs of an error, without the values of a query: those are people's data. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is not an Error was thrown' };
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ''),
    ...('code' in error && { code: error.code }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** Drizzle appends the parameters of a failed query to its message, and so to the stack. */
function withoutValues(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '');
}
