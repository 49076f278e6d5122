// The variables of signing in: where the product is reached, how long a session lasts, the identity provider and mail.
import { z } from 'zod';
import { between, flag } from './env-kinds.server';
import { type Role, roles } from './models/planning/permission';

const isLocal = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/** Read as an address that is safe to use: https, or plain http on this machine alone. */
function safeUrl(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))) ? url : null;
}

const address = (message: string) => z.string().refine((value) => safeUrl(value) !== null, message);

/** A group of the identity provider, and the role or the department (by its short name) that it gives. */
export type GivenByGroup = { group: string; role: Role | null; departmentKey: string | null };

const groupsMessage =
  'OIDC_GROUPS must be pairs such as "zgw-beheer=administrator; zgw-vth=department_head:VTH; zgw-lezen=reader"';

/** `groep=role`, `groep=role:DEPARTMENT` or `groep=:DEPARTMENT`, separated by semicolons or new lines. */
export function parseGroups(value: string): GivenByGroup[] | null {
  const pairs = value.split(/[;\n]/).map((pair) => pair.trim());
  const given: GivenByGroup[] = [];
  for (const pair of pairs.filter((text) => text !== '')) {
    const at = pair.lastIndexOf('=');
    const [role = '', departmentKey = ''] = pair.slice(at + 1).split(':', 2);
    const group = pair.slice(0, Math.max(at, 0)).trim();
    const known = roles.find((one) => one === role.trim());
    if (group === '' || (role.trim() !== '' && !known) || (!known && departmentKey.trim() === '')) return null;
    given.push({ group, role: known ?? null, departmentKey: departmentKey.trim() || null });
  }
  return given;
}

export const signInVariables = {
  APP_URL: address('APP_URL must be the address people type, for instance https://kalender.gemeente.nl')
    .refine(
      (value) => safeUrl(value) === null || new URL(value).pathname === '/',
      'APP_URL must be an address without a path',
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  /** How many proxies stand in front and add to X-Forwarded-For. */
  TRUST_PROXY: between('TRUST_PROXY', 0, 9).default(0),
  SESSION_IDLE_MINUTES: between('SESSION_IDLE_MINUTES', 15, 1440).default(480),
  SESSION_HOURS: between('SESSION_HOURS', 1, 336).default(24),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'SECRET_KEY must be 64 hexadecimal characters; make it with "openssl rand -hex 32"')
    .optional(),
  LOCAL_ACCOUNTS: flag('LOCAL_ACCOUNTS', true),
  OIDC_ISSUER: address('OIDC_ISSUER must be the https address of the identity provider').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What its button says. */
  OIDC_NAME: z.string().max(60, 'OIDC_NAME must have at most 60 characters').optional(),
  OIDC_SCOPE: z
    .string()
    .refine((value) => value.split(' ').includes('openid'), 'OIDC_SCOPE must contain openid')
    .default('openid profile email'),
  /** Where the groups stand in the token; dots for a claim within a claim. */
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_GROUPS: z
    .string()
    .default('')
    .transform((value, context) => {
      const given = parseGroups(value);
      if (given) return given;
      context.addIssue({ code: 'custom', message: groupsMessage });
      return z.NEVER;
    }),
  /** Values of `acr` of which the token must carry one, such as that of a second step. */
  OIDC_ACR: z
    .string()
    .default('')
    .transform((value) => value.split(/\s+/).filter((one) => one !== '')),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, 'SMTP_URL must start with smtp:// or smtps:// and name a server')
    .optional(),
  MAIL_FROM: z.string().regex(/@/, 'MAIL_FROM must be an e-mail address, for instance kalender@gemeente.nl').optional(),
};

type SignInEnv = z.infer<z.ZodObject<typeof signInVariables>>;

/** What does not go together, a sentence each. */
export function signInMistakes(env: SignInEnv): string[] {
  const { APP_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, SMTP_URL, MAIL_FROM, LOCAL_ACCOUNTS } = env;
  const mistakes: [boolean, string][] = [
    [!!OIDC_ISSUER && !OIDC_CLIENT_ID, 'OIDC_CLIENT_ID must be set when OIDC_ISSUER is'],
    [!!OIDC_ISSUER && !OIDC_CLIENT_SECRET, 'OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is'],
    [!OIDC_ISSUER && !!(OIDC_CLIENT_ID ?? OIDC_CLIENT_SECRET), 'OIDC_ISSUER must be set when OIDC_CLIENT_ID is'],
    [!!OIDC_ISSUER && !APP_URL, 'APP_URL must be set when OIDC_ISSUER is: the provider sends people back to it'],
    [!!SMTP_URL && !MAIL_FROM, 'MAIL_FROM must be set when SMTP_URL is'],
    [!!SMTP_URL && !APP_URL, 'APP_URL must be set when SMTP_URL is: addresses in mail begin with it'],
    [!LOCAL_ACCOUNTS && !OIDC_ISSUER, 'LOCAL_ACCOUNTS=0 leaves no way to sign in; set OIDC_ISSUER too'],
  ];
  return mistakes.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));
}
