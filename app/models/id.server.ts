// Ids are short random texts: safe in a URL, unguessable, the same on both databases.
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 16 characters, 80 random bits. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(16)) id += alphabet[byte & 31];
  return id;
}

/** 32 characters, 160 random bits: a key in an address, too long to be kept in the log of requests (server/log.ts). */
export const newToken = (): string => newId() + newId();
