import { basename } from 'node:path';
import { decoded, detectEncoding } from '../ingest/bytes/encoding.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';
import { partNote, readFrontMatter } from './front-matter.ts';
import { MARKDOWN_WORDS, type MarkdownKind, markdownKind, markdownKindOfName } from './kinds.ts';
import { parseMarkdown } from './markdown/parse.ts';
import type { MarkdownBlock } from './markdown/types.ts';
import { anyNoteSchema } from './schemas.ts';

/** A note in Markdown, before anything of it is masked: its kind, front matter, blocks and the people it names. */
export interface NoteFile {
  /** Absolute. */
  readonly file: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly kind: MarkdownKind;
  readonly front: string;
  readonly blocks: readonly MarkdownBlock[];
  readonly names: readonly string[];
  /** Department and post of who handed it in; empty where it does not say. */
  readonly supplier: string;
}

/** A longer text is no note. */
const MOST_CHARACTERS = 200_000;
const MOST_BYTES = 4 * MOST_CHARACTERS + 4;

/** Reads a note; null, with a warning, where its kind cannot be told or it cannot be read. */
export async function readNoteFile(
  file: string,
  path: string,
  warn: (warning: Message) => void,
): Promise<NoteFile | null> {
  const text = await textOf(file, path, warn);
  if (text === null) return null;
  const parted = partNote(text);
  if (parted.unclosed !== null) {
    warn(message('notes.unclosed_front_matter', { file: path, line: parted.unclosed }));
    return null;
  }
  const front = parted.front ?? '';
  const { value, lineOf } = readFrontMatter(front, path, anyNoteSchema);
  const word = value?.kind ?? null;
  const byName = markdownKindOfName(basename(path));
  const kind = word === null ? byName : markdownKind(word);
  if (kind === null) {
    const line = lineOf(['kind']);
    warn(message('notes.unknown_kind', { file: path, line, kind: word, known: MARKDOWN_WORDS }));
    return null;
  }
  if (word === null) warn(message('notes.kind_by_name', { file: path, line: 1, kind }));
  const blocks = parseMarkdown(parted.body, parted.bodyLine);
  warnOfHtml(parted.body, parted.bodyLine, path, warn);
  return {
    file,
    path,
    kind,
    front,
    blocks,
    names: [...(value?.names ?? []), ...(value?.customer ?? [])],
    supplier: [value?.department ?? '', value?.supplied_by ?? ''].join(''),
  };
}

async function textOf(
  file: string,
  path: string,
  warn: (warning: Message) => void,
): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = readPlainFile(file, MOST_BYTES);
  } catch (cause) {
    if (cause instanceof NoPlainFile) {
      warn(message('notes.no_text', { file: path }));
      return null;
    }
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
    throw fault('notes.unreadable', { file: path, code }, { cause });
  }
  const detected = await detectEncoding(file, bytes.subarray(0, 4));
  if (detected.encoding === null) {
    warn(message('notes.encoding', { file: path, line: detected.line }));
    return null;
  }
  let text = '';
  for await (const piece of decoded(file, detected.encoding)) text += piece;
  if (text.includes('\0') || text.length > MOST_CHARACTERS) {
    warn(message('notes.no_text', { file: path }));
    return null;
  }
  return text;
}

const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i;

function warnOfHtml(
  body: string,
  firstLine: number,
  path: string,
  warn: (warning: Message) => void,
): void {
  for (const [index, line] of body.split(/\r\n|\r|\n/).entries()) {
    if (TAG.test(line)) warn(message('notes.html', { file: path, line: firstLine + index }));
  }
}
