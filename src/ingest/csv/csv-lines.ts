import { decoded, type Encoding } from '../bytes/encoding.ts';
import type { CsvLayout } from './csv-reader.ts';

/** A text export: absolute path, its name for messages, and how it is encoded. */
export interface TextExport {
  readonly file: string;
  readonly path: string;
  readonly encoding: Encoding;
}

/** In characters; a header stands within. */
const LOOKED_AT = 200_000;
/** Signs other than line ends that are made to end lines, pages or records. */
const RECORD_SIGNS: ReadonlySet<string> = new Set('\u001c\u001d\u001e\u2028\u2029\u0085\v\f');
/** A line in one pair of quotes, those inside doubled. */
const WRAPPED = /^"((?:[^"]|"")*)"\s*$/;

/** How a text's records become lines. */
type Lines = Pick<CsvLayout, 'recordSign' | 'isWrapped'>;

/** The first characters of a text, enough for a header. */
export async function headOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > LOOKED_AT) break;
  }
  return text.slice(0, LOOKED_AT);
}

/** The sign that ends the records of a text without any line end, the most frequent one; null where lines end as usual. */
export async function recordSignIn({ file, encoding }: TextExport): Promise<string | null> {
  const text = await headOf(decoded(file, encoding));
  if (/[\r\n]/.test(text)) return null;
  const times = new Map<string, number>();
  for (const sign of text) if (RECORD_SIGNS.has(sign)) times.set(sign, (times.get(sign) ?? 0) + 1);
  return [...times].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Whether all of these lines stand in quotes as a whole, blank ones aside. */
export function areWrapped(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 0 && filled.every((line) => WRAPPED.test(line));
}

/** The text of an export with one record on a line, without the quotes around lines. */
export async function* linesOf(
  { file, encoding }: TextExport,
  { recordSign, isWrapped }: Lines,
): AsyncIterable<string> {
  const lined = recordSign === null ? decoded(file, encoding) : ended(file, encoding, recordSign);
  yield* isWrapped ? unwrapped(lined) : lined;
}

async function* ended(
  file: string,
  encoding: TextExport['encoding'],
  recordSign: string,
): AsyncIterable<string> {
  for await (const piece of decoded(file, encoding)) yield piece.replaceAll(recordSign, '\n');
}

async function* unwrapped(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end).split('\n').map(withoutQuotes).join('\n');
  }
  if (rest !== '') yield withoutQuotes(rest);
}

function withoutQuotes(line: string): string {
  return line.replace(WRAPPED, (_, inner: string) => inner.replaceAll('""', '"'));
}
