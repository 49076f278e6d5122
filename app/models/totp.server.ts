// The second step: a code of six figures every thirty seconds (RFC 6238), from a key that both sides know.
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

export const stepSeconds = 30;
/** Codes of one step before and after count too: clocks differ, and people type slowly. */
const window = 1;

const totpOf = (secret: string, account = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), label: account, issuer, digits: 6, period: stepSeconds });

/** A new key of 160 bits, in base 32 as apps want it typed. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * The step of thirty seconds of which this is the code, or null. `after` is the last step that was used: neither that code nor
 * an earlier one is taken again.
 */
export function stepOfCode(secret: string, code: string, now: Date, after: number | null): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
  return after !== null && step <= after ? null : step;
}

/** A picture of squares: a path in a square of `size`, for an SVG. */
export type QrPicture = { size: number; path: string };

/** What an app scans to take over the key. */
export function totpPicture(secret: string, account: string, issuer: string): QrPicture {
  const { size, data } = encode(totpOf(secret, account, issuer).toString(), { border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
