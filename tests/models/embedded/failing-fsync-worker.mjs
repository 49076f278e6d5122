// @ts-check
// The database worker on a disk whose flushes fail as long as a file `disk-is-broken` lies beside the database.
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';

const { pgDir } = workerData.config;
const broken = join(dirname(pgDir), 'disk-is-broken');
const fsyncSync = fs.fsyncSync;

fs.fsyncSync = (fd) => {
  if (fs.existsSync(broken)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fsyncSync(fd);
};

await import('../../../app/models/db/embedded/worker.mjs');
