import { isUtf8 as isUtf8Bytes } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Cesu8Decoder } from './cesu-8.ts';
import { eachPiece } from './each-piece.ts';
import { endOfWhole, Utf8Decoder } from './utf-8.ts';
import { Utf32Decoder } from './utf-32.ts';

/** The encodings that exports come in. */
export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'cesu-8'
  | 'gb18030'
  | 'utf-16le'
  | 'utf-16be'
  | 'utf-32le'
  | 'utf-32be';

/**
 * The outcome of {@link detectEncoding}: an encoding; or the first byte (offset from 0) that fits none, with
 * its line (from 1).
 */
export type Detected =
  | { readonly encoding: Encoding }
  | { readonly encoding: null; readonly line: number; readonly byte: number };

/** Texts of so many bytes are made and forgotten most cheaply. */
const CHUNK = 1 << 16;

/**
 * Tells the encoding of a text file: by its mark; else UTF-32 and UTF-16 by where their zero bytes stand; else strict UTF-8;
 * else UTF-8 with emoji as old Java and databases write them (CESU-8); else strict GB18030, in this order. One byte that does not fit is enough to refuse.
 */
export async function detectEncoding(file: string, firstBytes: Buffer): Promise<Detected> {
  const known = byMark(firstBytes) ?? byFours(firstBytes) ?? byZeros(firstBytes);
  const candidates = candidatesOf(known);
  for (const encoding of candidates) {
    if (await decodes(file, encoding)) return { encoding };
  }
  // The encoding that gets further is the one that was meant.
  let furthest = { line: 1, byte: 0 };
  for (const encoding of candidates) {
    const reached = await firstBadByte(file, encoding);
    if (reached.byte > furthest.byte) furthest = reached;
  }
  return { encoding: null, ...furthest };
}

function candidatesOf(known: Encoding | null): readonly Encoding[] {
  if (known === null) return ['utf-8', 'cesu-8', 'gb18030'];
  return known === 'utf-8-bom' ? ['utf-8-bom', 'cesu-8'] : [known];
}

/** The bytes of a file, a small one whole: each piece is read into room of its own, however little is left to read. */
async function* chunksOf(file: string): AsyncIterable<Buffer> {
  const { size } = await stat(file);
  const highWaterMark = Math.min(CHUNK, size + 1);
  for await (const chunk of createReadStream(file, { highWaterMark })) yield chunk as Buffer;
}

/** The text of a file in pieces, without its mark. */
export async function* decoded(file: string, encoding: Encoding): AsyncIterable<string> {
  const decoder = isUtf8(encoding) ? new Utf8Decoder() : decoderOf(encoding);
  for await (const chunk of chunksOf(file)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Also the mark of UTF-16 with a NUL behind it, which no text begins with. */
const MARK_32LE = Buffer.from('fffe0000', 'hex');
const MARK_32BE = Buffer.from('0000feff', 'hex');

function byMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes.subarray(0, 4).equals(MARK_32LE)) return 'utf-32le';
  if (bytes.subarray(0, 4).equals(MARK_32BE)) return 'utf-32be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-32 without its mark: no character needs the highest of its four bytes, and hardly any the next. */
function byFours(bytes: Buffer): Encoding | null {
  const zeros = [0, 0, 0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  }
  const fours = Math.floor(bytes.length / 4);
  const isHigh = (highest: number, next: number) =>
    fours > 1 && (zeros[highest] ?? 0) * 10 > fours * 9 && (zeros[next] ?? 0) * 10 > fours * 9;
  if (isHigh(3, 2)) return 'utf-32le';
  return isHigh(0, 1) ? 'utf-32be' : null;
}

/**
 * UTF-16 without its mark: digits, delimiters and line ends have a zero as their high byte, so that zeros
 * stand at odd places only (LE) or at even ones only (BE). A stray NUL of another encoding is rarer than one in ten.
 */
function byZeros(bytes: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = Math.max(2, bytes.length / 2 / 10);
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

function decoderOf(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'cesu-8':
      return new Cesu8Decoder();
    case 'utf-32le':
      return new Utf32Decoder('le');
    case 'utf-32be':
      return new Utf32Decoder('be');
    case 'utf-8-bom':
      return new TextDecoder('utf-8', { fatal: true });
    case 'utf-8':
    case 'gb18030':
    case 'utf-16le':
    case 'utf-16be':
      return new TextDecoder(encoding, { fatal: true });
  }
}

async function decodes(file: string, encoding: Encoding): Promise<boolean> {
  try {
    if (isUtf8(encoding)) await checkUtf8(file);
    else for await (const _ of decoded(file, encoding));
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}

function isUtf8(encoding: Encoding): boolean {
  return encoding === 'utf-8' || encoding === 'utf-8-bom';
}

/** Throws a TypeError where a file is no UTF-8. */
async function checkUtf8(file: string): Promise<void> {
  let open = 0;
  await eachPiece(file, (piece) => {
    const end = endOfWhole(piece);
    if (!isUtf8Bytes(piece.subarray(0, end))) throw new TypeError('no UTF-8');
    open = piece.length - end;
    return open;
  });
  if (open > 0) throw new TypeError('no UTF-8');
}

/**
 * The place of the first byte that cannot be decoded. Lines are tried one by one: a line feed is a character by
 * itself in each encoding, so that no character is cut.
 */
async function firstBadByte(
  file: string,
  encoding: Encoding,
): Promise<{ line: number; byte: number }> {
  let line = 1;
  let byte = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(file)) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = lineEnd(rest, from, encoding); end >= 0; end = lineEnd(rest, from, encoding)) {
      const own = rest.subarray(from, end);
      if (!fits(own, encoding)) return { line, byte: byte + from + badPlace(own, encoding) };
      line += 1;
      from = end;
    }
    byte += from;
    rest = rest.subarray(from);
  }
  return { line, byte: byte + badPlace(rest, encoding) };
}

/** Just behind the next line feed, or -1. */
function lineEnd(bytes: Buffer, from: number, encoding: Encoding): number {
  const feed = LINE_FEEDS[encoding] ?? '\n';
  for (let at = bytes.indexOf(feed, from, 'latin1'); at >= 0; ) {
    if ((at - from) % feed.length === 0) return at + feed.length;
    at = bytes.indexOf(feed, at + 1, 'latin1');
  }
  return -1;
}

const LINE_FEEDS: Readonly<Partial<Record<Encoding, string>>> = {
  'utf-16le': '\n\0',
  'utf-16be': '\0\n',
  'utf-32le': '\n\0\0\0',
  'utf-32be': '\0\0\0\n',
};

/** The first byte of a line that makes it undecodable; behind its last where a character is cut off there. */
function badPlace(bytes: Buffer, encoding: Encoding): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fits(bytes.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  return Math.min(good, bytes.length);
}

function fits(bytes: Buffer, encoding: Encoding, unfinished = false): boolean {
  try {
    decoderOf(encoding).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}
