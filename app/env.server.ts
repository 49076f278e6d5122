// The environment, read once at boot: one clear sentence per mistake.
import { z } from 'zod';
import { flag, port } from './env-kinds.server';
import { operateVariables } from './env-operate.server';
import { nearMisses } from './env-near-miss.server';
import { privacyVariables, securityTextMistakes } from './env-privacy.server';
import { signInMistakes, signInVariables } from './env-sign-in.server';

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'NODE_ENV must be development, test or production' })
    .default('development'),
  HOST: z.string().min(1, 'HOST must be an address, for instance 127.0.0.1').default('127.0.0.1'),
  PORT: port('PORT').default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgres:// or postgresql://')
    .optional(),
  /** The same database past a pool that hands out connections per transaction, such as PgBouncer: for migrations and live updates. */
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_DIRECT_URL must start with postgres:// or postgresql://')
    .optional(),
  DATA_DIR: z.string().min(1, 'DATA_DIR must be a folder').default('./data'),
  ALLOW_EMBEDDED: flag('ALLOW_EMBEDDED'),
  /** Load the demo municipality into an empty PostgreSQL too. */
  DEMO: flag('DEMO'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'LOG_LEVEL must be fatal, error, warn, info, debug or silent',
    })
    .default('info'),
  ...operateVariables,
  ...privacyVariables,
  ...signInVariables,
});

export type Env = z.infer<typeof schema>;

/** The name of every variable. */
export const variableNames = Object.keys(schema.shape);

/** Reads the variables; on mistakes throws one Error whose message has a line per variable. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  const mistakes = [
    ...nearMisses(Object.keys(given), variableNames),
    ...(result.success
      ? [...signInMistakes(result.data), ...securityTextMistakes(result.data)]
      : result.error.issues.map(({ message }) => message)),
  ];
  if (!result.success || mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return result.data;
}

let parsed: Env | undefined;

/** Makes this the process's environment; tests hand in their own. */
export function useEnv(variables: Record<string, string | undefined>): void {
  parsed = parseEnv(variables);
}

/** The process's environment. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}
