// On which of the two databases this installation stands.
import { connection } from './db/client.server';

export function isEmbedded(): boolean {
  return connection().driver === 'pglite';
}
