// /.well-known/security.txt: to whom somebody who finds a weak spot tells it (RFC 9116).
import { Router } from 'express';
import { type Env, env } from '~/env.server';
import { log } from './log';

type Settings = Pick<Env, 'SECURITY_CONTACT' | 'SECURITY_POLICY_URL' | 'SECURITY_TXT_EXPIRES' | 'APP_URL'>;

/** The file, or null when nobody is named. Lines end as the RFC says. */
export function securityText({
  SECURITY_CONTACT,
  SECURITY_POLICY_URL,
  SECURITY_TXT_EXPIRES,
  APP_URL,
}: Settings): string | null {
  if (!SECURITY_CONTACT || !SECURITY_TXT_EXPIRES) return null;
  const lines = [
    ...SECURITY_CONTACT.split(/\s+/).map((contact) => `Contact: ${contact}`),
    `Expires: ${new Date(SECURITY_TXT_EXPIRES).toISOString()}`,
    'Preferred-Languages: nl, en',
    ...(APP_URL ? [`Canonical: ${APP_URL}/.well-known/security.txt`] : []),
    ...(SECURITY_POLICY_URL ? [`Policy: ${SECURITY_POLICY_URL}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const warnDays = 30;

/** Says in the log that it ends soon, or is over. */
function warnOfEnd(expires: string | undefined): void {
  if (!expires) return;
  const days = Math.floor((Date.parse(expires) - Date.now()) / 86_400_000);
  if (days < warnDays) log.warn({ days, expires }, 'security.txt ends soon or is over: set SECURITY_TXT_EXPIRES');
}

export function securityTextRoutes(): Router {
  const router = Router();
  warnOfEnd(env().SECURITY_TXT_EXPIRES);
  router.get(['/.well-known/security.txt', '/security.txt'], (_req, res) => {
    const { SECURITY_TXT_URL } = env();
    if (SECURITY_TXT_URL) return res.redirect(302, SECURITY_TXT_URL);
    const text = securityText(env());
    if (text === null) return res.status(404).type('text/plain').send('Not found.\n');
    return res.type('text/plain; charset=utf-8').send(text);
  });
  return router;
}
