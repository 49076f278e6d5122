// A signed-in browser as its owner or an administrator knows it.
import type { SignInMethod } from '~/models/planning/security-event';
import type { SessionRow } from '~/models/user.server';
import { m } from '~/paraglide/messages.js';
import { momentText } from '../words';

const methods: Record<SignInMethod, () => string> = {
  demo: m.access_method_demo,
  password: m.access_method_password,
  oidc: m.access_method_oidc,
  link: m.access_method_link,
};
export const methodText = (method: SignInMethod): string => methods[method]();

export type SessionText = {
  key: string;
  browser: string;
  method: string;
  since: string;
  seen: string;
  isThis: boolean;
};

/** A timestamp as day and time in Amsterdam. */
export type Local = (timestamp: string) => Parameters<typeof momentText>[0];

/** `current` is the key of the session that asks. */
export function sessionText(
  { key, device, method, createdAt, seenAt }: SessionRow,
  current: string,
  local: Local,
): SessionText {
  return {
    ...{ key, browser: device || m.access_browser_unknown(), method: methodText(method), isThis: key === current },
    since: momentText(local(createdAt)),
    seen: momentText(local(seenAt)),
  };
}
