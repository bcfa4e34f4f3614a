import { crc32, createInflateRaw } from 'node:zlib';
import { type Fault, fault } from '../../messages/fault.ts';
import type { UnreadableWhy } from '../../messages/unreadable.ts';

/** A part of a zip file as its directory describes it, with its packed bytes. */
export interface ZipPart {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly size: number;
  readonly packed: Buffer;
}

/** Makes the fault of a workbook; `at` names the part. */
export type Refuse = (why: UnreadableWhy, at?: string, cause?: unknown) => Fault;

/** The {@link Refuse} of one file, named as in messages. */
export function refuserOf(path: string): Refuse {
  return (why, at, cause) =>
    fault('ingest.unreadable', { file: path, why, at: at ?? null }, { cause });
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MOST_PARTS = 10_000;
const LARGEST_PART = 1_500_000_000;
/** A part may be large or tightly packed, not both: sheets pack about 10 to 50 times. */
const LARGE_PART = 20_000_000;
const TIGHTEST = 200;

/**
 * Reads the directory of a zip file that is in memory. A reader of our own, because what the usual
 * libraries give is already unpacked: sizes and ratios must be judged, and sums checked, before.
 */
export function readZip(bytes: Buffer, refuse: Refuse): ReadonlyMap<string, ZipPart> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== DIRECTORY_END) {
    throw refuse('damaged');
  }
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_PARTS || at === 0xffff_ffff) throw refuse('too_large');
  const parts = new Map<string, ZipPart>();
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw refuse('damaged');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const part = partAt(bytes, at, nameEnd, refuse);
    if (parts.has(part.name)) throw refuse('forbidden', part.name);
    parts.set(part.name, part);
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function partAt(bytes: Buffer, at: number, nameEnd: number, refuse: Refuse): ZipPart {
  const name = bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/');
  const method = bytes.readUInt16LE(at + 10);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw refuse('forbidden', name);
  if (method !== 0 && method !== 8) throw refuse('unknown_layout', name);
  if (size > LARGEST_PART || (size > LARGE_PART && size > packedSize * TIGHTEST)) {
    throw refuse('too_large', name);
  }
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_HEADER) {
    throw refuse('damaged', name);
  }
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedSize > bytes.length) throw refuse('damaged', name);
  return {
    name,
    deflated: method === 8,
    crc: bytes.readUInt32LE(at + 16),
    size,
    packed: bytes.subarray(start, start + packedSize),
  };
}

/** Unpacks a part piece by piece, never more than its directory says, and checks its sum at the end. */
export async function* unpacked(part: ZipPart, refuse: Refuse): AsyncIterable<Buffer> {
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of pieces(part)) {
      size += piece.length;
      if (size > part.size) throw refuse('damaged', part.name);
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw refuse('damaged', part.name, cause);
    throw cause;
  }
  if (size !== part.size || crc !== part.crc) throw refuse('damaged', part.name);
}

const PIECE = 1 << 20;

async function* pieces(part: ZipPart): AsyncIterable<Buffer> {
  if (part.deflated) {
    const inflate = createInflateRaw({ chunkSize: 1 << 16 });
    inflate.end(part.packed);
    yield* inflate;
    return;
  }
  for (let at = 0; at < part.packed.length; at += PIECE) {
    yield part.packed.subarray(at, at + PIECE);
  }
}

/** A part as text, piece by piece; its characters are never cut. */
export async function* textOf(part: ZipPart, refuse: Refuse): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw refuse('unknown_layout', part.name, cause);
    }
  };
  for await (const piece of unpacked(part, refuse)) yield decode(piece);
  yield decode();
}

/** The whole text of a part that is expected to be small or wanted at once. */
export async function wholeText(part: ZipPart, refuse: Refuse): Promise<string> {
  let text = '';
  for await (const piece of textOf(part, refuse)) text += piece;
  return text;
}
