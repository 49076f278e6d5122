// The variables of limits and of what is told to who finds a weak spot (RFC 9116, security.txt).
import { z } from 'zod';
import { between } from './env-kinds.server';

const address = (name: string, kinds: RegExp, such: string) =>
  z
    .string()
    .refine((text) => text.split(/\s+/).every((one) => kinds.test(one) && URL.canParse(one)), `${name} must be ${such}`)
    .optional();

export const privacyVariables = {
  /** Requests of an address in a minute; 0: no limit. All of a town hall may come from one address. */
  LIMIT_REQUESTS: between('LIMIT_REQUESTS', 0, 999_999).default(3_000),
  /** Changes of a session in a minute; 0: no limit. */
  LIMIT_CHANGES: between('LIMIT_CHANGES', 0, 999_999).default(100),
  /** To whom weak spots are told: addresses, the best first. */
  SECURITY_CONTACT: address(
    'SECURITY_CONTACT',
    /^(mailto:|https:\/\/|tel:)\S+$/,
    'a mailto:, https:// or tel: address',
  ),
  SECURITY_POLICY_URL: address('SECURITY_POLICY_URL', /^https:\/\/\S+$/, 'an https:// address'),
  /** Until when this holds; at most a year ahead is advised. */
  SECURITY_TXT_EXPIRES: z
    .string()
    .refine(
      (text) => !Number.isNaN(Date.parse(text)),
      'SECURITY_TXT_EXPIRES must be a moment, for instance 2027-01-01T00:00:00Z',
    )
    .optional(),
  /** Where the municipality has its own file: this one points there. */
  SECURITY_TXT_URL: address('SECURITY_TXT_URL', /^https:\/\/\S+$/, 'an https:// address'),
};

type Variables = Partial<Record<'SECURITY_CONTACT' | 'SECURITY_TXT_EXPIRES', string | undefined>>;

/** What does not go together. */
export function securityTextMistakes({ SECURITY_CONTACT, SECURITY_TXT_EXPIRES }: Variables): string[] {
  if (!SECURITY_CONTACT || SECURITY_TXT_EXPIRES) return [];
  return ['SECURITY_CONTACT needs SECURITY_TXT_EXPIRES: a security.txt without an end is not valid'];
}
