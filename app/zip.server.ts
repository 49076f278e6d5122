// Parts of a zip file, one by one, none larger than allowed: what a file says of itself is not believed.
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

type Entry = { method: number; crc: number; packed: number; size: number; at: number };
export type Zip = { bytes: Buffer; entries: ReadonlyMap<string, Entry> };

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const localSign = 0x04034b50;
const endSize = 22;
const isEncrypted = 1;

/** The parts by name; null when it is no zip file, is damaged, is locked or is larger than 4 GB. */
export function openZip(bytes: Buffer): Zip | null {
  try {
    const end = endOf(bytes);
    if (end < 0) return null;
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    const entries = new Map<string, Entry>();
    for (let k = 0; k < count; k++) {
      if (bytes.readUInt32LE(at) !== entrySign) return null;
      if (bytes.readUInt16LE(at + 8) & isEncrypted) return null;
      const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        at: bytes.readUInt32LE(at + 42),
      });
      at += 46 + name + extra + comment;
    }
    return { bytes, entries };
  } catch (error) {
    // Reading beyond its end: the file was cut off or an address in it is wrong.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endSize - 0xffff);
  for (let at = bytes.length - endSize; at >= first; at--) if (bytes.readUInt32LE(at) === endSign) return at;
  return -1;
}

export type Part = { ok: true; content: Buffer } | { ok: false; fault: 'missing' | 'broken' | 'too_large' };

/** One part unpacked, of at most `most` bytes; unpacking stops there, whatever size it was said to have. */
export async function readPart({ bytes, entries }: Zip, name: string, most: number): Promise<Part> {
  const entry = entries.get(name);
  if (!entry) return { ok: false, fault: 'missing' };
  if (entry.size > most) return { ok: false, fault: 'too_large' };
  try {
    if (bytes.readUInt32LE(entry.at) !== localSign) return { ok: false, fault: 'broken' };
    const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
    const packed = bytes.subarray(from, from + entry.packed);
    if (entry.method !== 0 && entry.method !== 8) return { ok: false, fault: 'broken' };
    const content = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, most) });
    if (content.length > most) return { ok: false, fault: 'too_large' };
    // A damaged number would be taken for a figure.
    return crc32(content) === entry.crc ? { ok: true, content } : { ok: false, fault: 'broken' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { ok: false, fault: 'too_large' };
    if (code?.startsWith('Z_') || error instanceof RangeError) return { ok: false, fault: 'broken' };
    throw error;
  }
}
