// Loaded before a server on the embedded database, to fill its disk: files of the database may grow together by as many bytes as the file
// FULL_DISK_ROOM says at that moment. FULL_DISK=blind: the server is not told how little is left. FULL_DISK=lies: once
// it has no room whatever is written is called written, and is not there.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import threads from 'node:worker_threads';

const fs = createRequire(import.meta.url)('node:fs');
const shared = 'full-disk';
const how = process.env.FULL_DISK ?? '';
const readRoom = fs.readFileSync;
const roomNow = () => Number(readRoom(process.env.FULL_DISK_ROOM, 'utf8'));

if (threads.isMainThread) inServer();
else inDatabase(new BigInt64Array(threads.getEnvironmentData(shared)));

function inServer() {
  const used = new SharedArrayBuffer(8);
  threads.setEnvironmentData(shared, used);
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['--import', fileURLToPath(import.meta.url)] });
    }
  };
  const { statfs } = fs.promises;
  if (how === '')
    fs.promises.statfs = async (...args) => {
      const found = await statfs(...args);
      const left = Math.max(0, roomNow() - Number(Atomics.load(new BigInt64Array(used), 0)));
      return { ...found, bsize: 1, bavail: left, blocks: Math.max(left, found.blocks * found.bsize) };
    };
  syncBuiltinESMExports();
}

function inDatabase(used) {
  const { writeSync, ftruncateSync, fstatSync } = fs;
  const noRoom = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 });
  const mayGrow = (fd, end) => {
    const bytes = BigInt(Math.max(0, end - fstatSync(fd).size));
    if (bytes === 0n) return true;
    if (Number(Atomics.load(used, 0) + bytes) > roomNow()) return false;
    Atomics.add(used, 0, bytes);
    return true;
  };
  fs.writeSync = (fd, buffer, offset, length, position) => {
    if (how === 'lies' && roomNow() === 0) return length;
    if (typeof position === 'number' && !mayGrow(fd, position + length)) throw noRoom();
    return writeSync(fd, buffer, offset, length, position);
  };
  fs.ftruncateSync = (fd, length) => {
    if (!mayGrow(fd, length ?? 0)) throw noRoom();
    return ftruncateSync(fd, length);
  };
  syncBuiltinESMExports();
}
