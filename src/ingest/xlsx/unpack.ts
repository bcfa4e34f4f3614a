import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Refuse } from '../bytes/refuse.ts';
import type { ZipPart } from './zip.ts';

const PIECE = 1 << 18;
const UNPACKED_PIECE = 1 << 16;

/** Unpacks a part piece by piece, never more than its directory says, and checks its size and sum at the end. */
export async function* unpacked(
  source: ByteSource,
  part: ZipPart,
  refuse: Refuse,
): AsyncIterable<Buffer> {
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of pieces(source, part)) {
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

async function* pieces(source: ByteSource, part: ZipPart): AsyncIterable<Buffer> {
  if (!part.deflated) {
    yield* packed(source, part);
    return;
  }
  const input = Readable.from(packed(source, part));
  const inflate = createInflateRaw({ chunkSize: UNPACKED_PIECE });
  input.once('error', (cause) => inflate.destroy(cause));
  try {
    yield* input.pipe(inflate);
  } finally {
    input.destroy();
    inflate.destroy();
  }
}

async function* packed(source: ByteSource, part: ZipPart): AsyncIterable<Buffer> {
  for (let at = 0; at < part.packedSize; at += PIECE) {
    yield await source.read(part.start + at, Math.min(PIECE, part.packedSize - at));
  }
}

/** A part as text, piece by piece; its characters are never cut. */
export async function* textOf(
  source: ByteSource,
  part: ZipPart,
  refuse: Refuse,
): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw refuse('unknown_layout', part.name, cause);
    }
  };
  for await (const piece of unpacked(source, part, refuse)) yield decode(piece);
  yield decode();
}
