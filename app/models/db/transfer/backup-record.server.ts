// What is known of every backup stands beside it in a small file, and is the only thing that is believed of one.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const record = z.strictObject({
  /** The name of the file with the data, in the same folder. */
  file: z.string().regex(/^doorontwikkelkalender-[\w-]+\.jsonl$/),
  /** The moment of which the data are. */
  at: z.iso.datetime(),
  rows: z.number().int().nonnegative(),
  tables: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Of the whole file, as sha256sum says it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Read back, restored on trial into a database that was thrown away, and found equal. */
  verified: z.literal(true),
});
export type BackupRecord = z.infer<typeof record>;

const recordEnding = '.backup.json';
export const recordOf = (file: string) => file.replace(/\.jsonl$/, recordEnding);

/** Written when all is done, and there as a whole or not at all. */
export async function writeRecord(folder: string, written: BackupRecord): Promise<void> {
  const file = join(folder, recordOf(written.file));
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(record.parse(written), null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  const directory = await open(dirname(file), 'r');
  await directory.sync().finally(() => directory.close());
}

/** The good backups of a folder, newest first; what is half, or of somebody else, is none. A folder that is not there holds none. */
export async function findBackups(folder: string): Promise<BackupRecord[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const found: BackupRecord[] = [];
  for (const name of names.filter((one) => one.endsWith(recordEnding))) {
    const read = await readRecord(join(folder, name));
    if (read && names.includes(read.file)) found.push(read);
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A day and no more: one that is further ahead was made when the clock was wrong, and would be the newest for as long. */
const mostAheadMs = 86_400_000;

const isAhead = ({ at }: BackupRecord, now: Date) => Date.parse(at) - now.getTime() > mostAheadMs;

/** The newest good backup, as far as the clock can be right about it; null when there is none. */
export async function newestBackup(folder: string, now: Date): Promise<BackupRecord | null> {
  const found = await findBackups(folder);
  return found.find((one) => !isAhead(one, now)) ?? null;
}

async function readRecord(file: string): Promise<BackupRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Throws away all but the `keep` newest, and says which. Those that a clock made when it was ahead stay until their day has come. */
export async function removeOldBackups(folder: string, keep: number, now: Date): Promise<string[]> {
  const old = (await findBackups(folder)).filter((one) => !isAhead(one, now)).slice(keep);
  for (const { file } of old) {
    // the record first: data without one count for nothing, a record without data would lie
    await rm(join(folder, recordOf(file)), { force: true });
    await rm(join(folder, file), { force: true });
  }
  return old.map(({ file }) => file);
}

/** The checksum of a file, as sha256sum says it. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
