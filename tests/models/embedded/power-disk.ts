// What a disk holds after the power failed: all that was flushed, and of the rest whatever chance had written already.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from './random';

/** One line of the recording worker's diary; a write carries its bytes beside it. Paths are below the database. */
export type DiaryEntry =
  | { op: 'open'; path: string; fd: number }
  | { op: 'close' | 'fsync'; fd: number }
  | { op: 'write'; fd: number; at: number }
  | { op: 'size'; fd: number; size: number }
  | { op: 'create' | 'mkdir' | 'remove'; path: string }
  | { op: 'rename'; path: string; to: string };

/**
 * How much of what was never flushed reached the disk: nothing; all of it up to a moment, what came next torn; or of
 * every sector any of the contents it ever had.
 */
export const fates = ['nothing', 'until a moment', 'any sector'] as const;
export type Fate = (typeof fates)[number];

export type Cut = {
  /** Bytes of the diary that happened before the power failed. */
  at: number;
  fate: Fate;
  random: Random;
  /** A disk that answers a flush and does nothing, for the negative control. */
  ignoresFlushes?: boolean;
};

/** Disks write these whole; PostgreSQL counts on no more. */
const SECTOR = 512;
/** The length of a file, which chance treats as one more sector. */
const LENGTH = -1;

type Change = { when: number } & ({ at: number; data: Uint8Array } | { size: number });
/** `bytes` beyond `size` are zero. `unsure` is what has been written and not flushed, oldest first. */
type File = { bytes: Buffer; size: number; unsure: Change[]; changed: boolean };
type Node = File | 'directory';
/**
 * A change of names; on disk when its directory, or a file in that directory, has been flushed after it. POSIX promises
 * the first only. PostgreSQL counts on the second, which ext4, XFS and btrfs keep: it never flushes the directory in
 * which it makes the files of a table.
 */
type Naming = { path: string; becomes: [string, Node | null][]; flushed: boolean };

/** Makes `to` the database directory as the disk holds it after `cut`, from its state `before` and the diary since. */
export function afterPowerCut(before: string, diary: Buffer, to: string, cut: Cut): void {
  const disk = new Disk(join(before, 'pg'));
  for (const { entry, data } of entries(diary.subarray(0, cut.at))) {
    if (entry.op === 'fsync' && cut.ignoresFlushes) continue;
    disk.happen(entry, data);
  }
  cpSync(before, to, { recursive: true });
  disk.writeTo(join(to, 'pg'), cut);
}

/** The positions in a diary where an entry ends: the moments at which the power can fail. */
export function moments(diary: Buffer): number[] {
  return [...entries(diary)].map(({ end }) => end);
}

/** Those of the moments at which a checkpoint has written the data files and flushed none of them yet. */
export function checkpointMoments(diary: Buffer): number[] {
  const found: number[] = [];
  const open = new Map<number, string>();
  let written = false;
  let now = 0;
  for (const { entry, end } of entries(diary)) {
    if (entry.op === 'open') open.set(entry.fd, entry.path);
    const isData = 'fd' in entry && (open.get(entry.fd) ?? '').startsWith('base/');
    if (isData && entry.op === 'write') written = true;
    if (isData && entry.op === 'fsync' && written) {
      found.push(now);
      written = false;
    }
    now = end;
  }
  return found;
}

function* entries(diary: Buffer): Generator<{ entry: DiaryEntry; data: Buffer; end: number }> {
  for (let at = 0; at + 8 <= diary.length;) {
    const body = at + 8 + diary.readUInt32LE(at);
    const end = body + diary.readUInt32LE(at + 4);
    yield {
      entry: JSON.parse(diary.toString('utf8', at + 8, body)) as DiaryEntry,
      data: diary.subarray(body, end),
      end,
    };
    at = end;
  }
}

class Disk {
  /** What was there before, as far as it was used; under the names of then. */
  readonly #old = new Map<string, Node>();
  /** What the database sees now, where that is not what was there before. */
  readonly #now = new Map<string, Node | null>();
  readonly #open = new Map<number, { node: Node; path: string }>();
  readonly #namings: Naming[] = [];
  #clock = 0;

  constructor(private readonly before: string) {}

  happen(entry: DiaryEntry, data: Uint8Array): void {
    this.#clock += 1;
    switch (entry.op) {
      case 'open':
        this.#open.set(entry.fd, { node: this.#find(entry.path), path: entry.path });
        return;
      case 'close':
        this.#open.delete(entry.fd);
        return;
      case 'write':
        return this.#change(entry.fd, { when: this.#clock, at: entry.at, data });
      case 'size':
        return this.#change(entry.fd, { when: this.#clock, size: entry.size });
      case 'fsync':
        return this.#flush(entry.fd);
      case 'mkdir':
        return this.#name(entry.path, [[entry.path, 'directory']]);
      case 'create': {
        if (this.#now.get(entry.path)) return;
        const file: File = { bytes: Buffer.alloc(0), size: 0, unsure: [], changed: true };
        return this.#name(entry.path, [[entry.path, file]]);
      }
      case 'remove':
        return this.#name(entry.path, [[entry.path, null]]);
      case 'rename': {
        const { path, to } = entry;
        if (dirname(path) !== dirname(to)) throw new Error(`${path} changed directory; the model does not know how`);
        const node = this.#find(path);
        if (node !== 'directory') node.changed = true;
        return this.#name(path, [
          [path, null],
          [to, node],
        ]);
      }
    }
  }

  #find(path: string): Node {
    const known = this.#now.get(path) ?? this.#old.get(path);
    if (known) return known;
    const from = join(this.before, path);
    let node: Node = 'directory';
    if (!statSync(from).isDirectory()) {
      const bytes = readFileSync(from);
      node = { bytes, size: bytes.length, unsure: [], changed: false };
    }
    this.#old.set(path, node);
    return node;
  }

  #change(fd: number, change: Change): void {
    const { node } = this.#at(fd);
    if (node === 'directory') throw new Error('the diary writes to a directory');
    node.unsure.push(change);
    node.changed = true;
  }

  #flush(fd: number): void {
    const { node, path } = this.#at(fd);
    const dir = node === 'directory' ? path || '.' : dirname(path);
    for (const naming of this.#namings) if (dirname(naming.path) === dir) naming.flushed = true;
    if (node === 'directory') return;
    for (const change of node.unsure) apply(node, change, () => true);
    node.unsure = [];
  }

  #at(fd: number) {
    const open = this.#open.get(fd);
    if (!open) throw new Error(`the diary uses ${fd}, which is not open`);
    return open;
  }

  #name(path: string, becomes: Naming['becomes']): void {
    this.#namings.push({ path, becomes, flushed: false });
    for (const [name, node] of becomes) this.#now.set(name, node);
  }

  /** Writes the differences into `dir`, a copy of what was there before. */
  writeTo(dir: string, cut: Cut): void {
    const moment = cut.random(0, this.#clock);
    const onDisk = new Map<string, Node | null>(this.#old);
    for (const { becomes } of this.#namingsOnDisk(cut)) for (const [name, node] of becomes) onDisk.set(name, node);
    for (const [name, node] of onDisk) {
      const path = join(dir, name);
      if (node === null) rmSync(path, { recursive: true, force: true });
      else if (node === 'directory') mkdirSync(path, { recursive: true, mode: 0o700 });
      else if (node.changed && existsSync(dirname(path))) {
        // a file in a directory whose own name was lost is lost with it
        settle(node, cut, moment);
        writeFileSync(path, node.bytes.subarray(0, node.size), { mode: 0o600 });
      }
    }
  }

  /** Every directory keeps its order: chance decides up to where its unflushed changes of names are on disk. */
  #namingsOnDisk({ fate, random }: Cut): Naming[] {
    const waiting = new Map<string, number>();
    for (const { path, flushed } of this.#namings) {
      if (!flushed) waiting.set(dirname(path), (waiting.get(dirname(path)) ?? 0) + 1);
    }
    for (const [dir, count] of waiting) waiting.set(dir, fate === 'nothing' ? 0 : random(0, count));
    return this.#namings.filter(({ path, flushed }) => {
      if (flushed) return true;
      const left = waiting.get(dirname(path)) ?? 0;
      waiting.set(dirname(path), left - 1);
      return left > 0;
    });
  }
}

/** Lets chance decide which of a file's unflushed changes are on the disk. */
function settle(file: File, { fate, random }: Cut, moment: number): void {
  const changes = file.unsure;
  if (fate === 'nothing') return;
  const before = changes.filter(({ when }) => when <= moment).length;
  const seen = new Map<number, number>();
  /** How many of the changes a sector has seen. */
  const seenBy = (sector: number): number => {
    let count = seen.get(sector);
    if (count === undefined) {
      if (fate === 'until a moment') count = before + random(0, 1);
      else count = [0, changes.length, random(0, changes.length)][random(0, 2)] ?? 0;
      seen.set(sector, count);
    }
    return count;
  };
  changes.forEach((change, index) => apply(file, change, (sector) => index < seenBy(sector)));
}

/** Carries out those sectors of a change that reached the disk. */
function apply(file: File, change: Change, reached: (sector: number) => boolean): void {
  if ('size' in change) {
    if (reached(LENGTH)) resize(file, change.size);
    return;
  }
  const { at, data } = change;
  for (let from = at; from < at + data.length;) {
    const sector = Math.floor(from / SECTOR);
    const to = Math.min(at + data.length, (sector + 1) * SECTOR);
    if (reached(sector)) {
      if (to > file.size) resize(file, to);
      file.bytes.set(data.subarray(from - at, to - at), from);
    }
    from = to;
  }
}

function resize(file: File, size: number): void {
  if (size < file.size) file.bytes.fill(0, size, file.size);
  if (size > file.bytes.length) {
    const roomier = Buffer.alloc(Math.max(size, 2 * file.bytes.length));
    roomier.set(file.bytes);
    file.bytes = roomier;
  }
  file.size = size;
}
