// Passwords as they are kept: Argon2id with a salt of their own. Checking one that is not there takes as long as one that is.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's advice of 2026 for Argon2id: 19 MiB, two passes, one lane. The package's default algorithm is Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in its own notation, salt and cost included. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

let unknown: Promise<string> | undefined;

/** Whether the password is the one that was hashed. With null, the same work is done and the answer is no. */
export async function passwordIs(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await (unknown ??= hashPassword('nobody has this password')));
  const same = await verify(against, password.normalize('NFKC'));
  return kept !== null && same;
}
