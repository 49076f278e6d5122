// Secrets that must be read back (the key of a second step) are kept encrypted when the installation has a key for it.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { env } from '~/env.server';

const sealedMark = 'v1:';

/** What is kept of an id, a token or a code that is random enough: SHA-256 in hexadecimal. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** AES-256-GCM under SECRET_KEY; without that key as it is. */
export function sealed(text: string): string {
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) return text;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(SECRET_KEY, 'hex'), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return sealedMark + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text again; null when it was sealed under another key, or touched. */
export function opened(kept: string): string | null {
  if (!kept.startsWith(sealedMark)) return kept;
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) return null;
  const bytes = Buffer.from(kept.slice(sealedMark.length), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(SECRET_KEY, 'hex'), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
