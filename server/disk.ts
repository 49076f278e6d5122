// How much room is left where the product writes.
import { statfs } from 'node:fs/promises';
import { env } from '~/env.server';

/** The share of the disk under a folder that may still be written, from 0 to 1; null when it cannot be asked. */
export async function freeShare(folder: string): Promise<number | null> {
  try {
    const { bavail, blocks } = await statfs(folder);
    return blocks > 0 ? bavail / blocks : null;
  } catch {
    return null;
  }
}

/** The folders this installation writes to. */
export function writtenFolders(): { name: 'data' | 'backup'; folder: string }[] {
  const { DATABASE_URL, DATA_DIR, BACKUP_DIR } = env();
  return [
    ...(DATABASE_URL ? [] : [{ name: 'data' as const, folder: DATA_DIR }]),
    ...(BACKUP_DIR ? [{ name: 'backup' as const, folder: BACKUP_DIR }] : []),
  ];
}
