import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** What a part of a package holds; one that is long comes piece by piece and is never whole in memory. */
export type Part = string | Uint8Array | Iterable<Uint8Array>;

/** Parts as a zip: sorted by name, all of one date, so that the same parts give the same bytes. */
export async function packParts(parts: ReadonlyMap<string, Part>, date: Date): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const add = (bytes: Uint8Array): void => {
    pieces.push(bytes);
    at += bytes.length;
  };
  for (const path of [...parts.keys()].sort()) {
    const packed = await pack(parts.get(path) ?? '');
    const fields = fieldsOf(path, packed, date);
    const begin = at;
    add(Buffer.concat([LOCAL, fields, Buffer.from(path)]));
    for (const piece of packed.pieces) add(piece);
    directory.push(entryOf(path, fields, begin));
  }
  const begin = at;
  for (const entry of directory) add(entry);
  add(endOf(directory.length, { begin, length: at - begin }));
  return Buffer.concat(pieces, at);
}

interface Packed {
  readonly pieces: readonly Uint8Array[];
  readonly sum: number;
  readonly size: number;
  readonly length: number;
}

const LEVEL = { level: 6 } as const;

async function pack(part: Part): Promise<Packed> {
  if (typeof part !== 'string' && !(part instanceof Uint8Array)) return packPieces(part);
  const bytes = typeof part === 'string' ? Buffer.from(part) : part;
  const packed = deflateRawSync(bytes, LEVEL);
  return { pieces: [packed], sum: crc32(bytes), size: bytes.length, length: packed.length };
}

/** Blocks end at whole bytes, so that one follows another; the last, which is empty, says that it is the last. */
const BLOCK = { ...LEVEL, finishFlush: constants.Z_SYNC_FLUSH } as const;
/** Blocks between which a run can be stopped. */
const PAUSE = 64;

async function packPieces(part: Iterable<Uint8Array>): Promise<Packed> {
  const pieces: Uint8Array[] = [];
  let [sum, size, length] = [0, 0, 0];
  const add = (piece: Uint8Array): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const bytes of part) {
    sum = crc32(bytes, sum);
    size += bytes.length;
    add(deflateRawSync(bytes, BLOCK));
    if (pieces.length % PAUSE === 0) await setImmediate();
  }
  add(deflateRawSync(new Uint8Array(), LEVEL));
  return { pieces, sum, size, length };
}

const LOCAL = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02, 0x14, 0x00]);
const VERSION = 20;
const DEFLATED = 8;

/** What stands before a part and in the directory alike: from the version to the length of the extra field. */
function fieldsOf(path: string, { sum, size, length }: Packed, date: Date): Buffer {
  const fields = Buffer.alloc(26);
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const day =
    ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(0, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(sum, 10);
  fields.writeUInt32LE(length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(path), 22);
  return fields;
}

function entryOf(path: string, fields: Buffer, begin: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(begin, 10);
  return Buffer.concat([ENTRY, fields, rest, Buffer.from(path)]);
}

function endOf(
  count: number,
  { begin, length }: { readonly begin: number; readonly length: number },
): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(begin, 16);
  return end;
}
