// All data go to another database in one go, are compared there, and the old place is marked so that nobody starts on it by accident.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportData } from '~/models/db/transfer/export.server';
import { importData } from '~/models/db/transfer/import.server';
import { DataRefusal } from '~/models/db/transfer/refusal';
import { refuseWhileServed, refuseWithoutDatabase, type Say, type Where, withConnection } from './data-connection';

/** `to` is a postgres:// address or a folder. Answers the sentence to print. */
export async function moveData(to: string, say: Say, from: Where): Promise<string> {
  const isAddress = /^postgres(ql)?:\/\//.test(to);
  const target: Where = isAddress
    ? { DATABASE_URL: to, DATA_DIR: from.DATA_DIR }
    : { DATABASE_URL: undefined, DATA_DIR: path.resolve(to) };
  const place = isAddress ? withoutPassword(to) : path.resolve(to);
  if (!from.DATABASE_URL) await refuseWithoutDatabase(from.DATA_DIR);
  // private: it holds everything for as long as the move takes
  const home = await mkdtemp(path.join(tmpdir(), 'dok-move-'));
  try {
    return await withConnection(say, from, true, async (source) => {
      await refuseWhileServed(source);
      const file = path.join(home, 'data.jsonl');
      const before = await exportData(source, file);
      const { tables } = await withConnection(say, target, false, async (connection) => {
        await refuseWhileServed(connection);
        return importData(connection, file);
      });
      const after = await exportData(source, path.join(home, 'again.jsonl'));
      if (after.sha256 !== before.sha256) {
        throw new DataRefusal(
          'in_use',
          `Something was changed here while the data went to ${place}. Stop every server, empty ${place}, and move again.`,
        );
      }
      const undo = await source.markMoved(`to ${place} on ${new Date().toISOString().slice(0, 10)}`);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const start = isAddress ? 'DATABASE_URL' : 'DATA_DIR';
      return (
        `Moved to ${place} and compared: ${rows} rows in ${tables.length} tables. Start with ${start} set to it. ` +
        `The old place is kept and no server starts on it any more; ${undo}`
      );
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** An address as it may be printed and kept. */
function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return 'PostgreSQL';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
