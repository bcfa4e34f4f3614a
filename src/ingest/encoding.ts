import { createReadStream } from 'node:fs';

/** The encodings that exports come in. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** The outcome of {@link detectEncoding}: an encoding, or the first line (from 1) and its byte offset that fit none. */
export type Detected =
  | { readonly encoding: Encoding }
  | { readonly encoding: null; readonly line: number; readonly byte: number };

/** Tells the encoding of a text file: by its mark, else strict UTF-8, else strict GB18030, in this order. */
export async function detectEncoding(file: string, firstBytes: Buffer): Promise<Detected> {
  const marked = byMark(firstBytes);
  const candidates: readonly Encoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    if (await decodes(file, encoding)) return { encoding };
  }
  // The encoding that gets further is the one that was meant.
  let furthest = { line: 1, byte: 0 };
  for (const encoding of candidates) {
    const reached = await firstBadLine(file, encoding);
    if (reached.byte > furthest.byte) furthest = reached;
  }
  return { encoding: null, ...furthest };
}

/** The text of a file in pieces, without its mark. */
export async function* decoded(file: string, encoding: Encoding): AsyncIterable<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of createReadStream(file)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function byMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decoderOf(encoding: Encoding) {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
}

async function decodes(file: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const _ of decoded(file, encoding));
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}

const LINE_FEED = 0x0a;

/** No byte of a GB18030 or UTF-8 character is a line feed, so that lines can be tried one by one. */
async function firstBadLine(
  file: string,
  encoding: Encoding,
): Promise<{ line: number; byte: number }> {
  let line = 1;
  let byte = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      if (!fits(rest.subarray(0, end), encoding)) return { line, byte };
      line += 1;
      byte += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  return { line, byte };
}

function fits(bytes: Buffer, encoding: Encoding): boolean {
  try {
    decoderOf(encoding).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
