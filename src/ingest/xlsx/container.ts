import { type Refuse, readZip, textOf, wholeText, type ZipPart } from './zip.ts';

/** A sheet of a checked workbook. */
export interface SheetPart {
  readonly name: string;
  readonly part: ZipPart;
  /** Rows that its XML holds; the reader must give as many. */
  readonly rows: number;
  /** Bytes of its XML with {@link asciiOnly} applied. */
  readonly size: number;
}

/** What a checked workbook offers to the reader. */
export interface Container {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly styles: string | null;
  readonly sharedStrings: string | null;
}

/**
 * Opens a workbook's container and checks all that the reading library does not: sizes and sums of
 * parts, no DOCTYPE, closing tags, rows of each sheet. Throws a fault for anything out of order.
 */
export async function openContainer(bytes: Buffer, refuse: Refuse): Promise<Container> {
  const parts = readZip(bytes, refuse);
  const bookName = 'xl/workbook.xml';
  const book = parts.get(bookName);
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  if (!book || !relations) throw refuse('not_a_workbook');
  const bookText = await checkedText(book, 'workbook', refuse);
  const targets = relationsOf(await checkedText(relations, 'Relationships', refuse));

  const sheets: SheetPart[] = [];
  for (const { name, id } of sheetsOf(bookText)) {
    const target = targets.find((relation) => relation.id === id);
    if (target && !target.type.endsWith('/worksheet')) continue;
    const part = target && parts.get(target.path);
    if (!part) throw refuse('damaged', name);
    sheets.push({ name, part, ...(await checkSheet(part, refuse)) });
  }
  const textAt = async (type: string, root: string) => {
    const target = targets.find((relation) => relation.type.endsWith(type));
    const part = target && parts.get(target.path);
    return part ? checkedText(part, root, refuse) : null;
  };
  const strings = await textAt('/sharedStrings', 'sst');
  return {
    date1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(bookText),
    sheets,
    styles: await textAt('/styles', 'styleSheet'),
    sharedStrings: strings === null ? null : checkedStrings(strings, refuse),
  };
}

/**
 * Writes every character beyond ASCII as a reference of ten bytes. The reading library decodes each
 * block of bytes by itself, and a Chinese character across two blocks would become two question marks.
 */
export function asciiOnly(xml: string): string {
  return xml.replace(
    BEYOND_ASCII,
    (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')};`,
  );
}

const REFERENCE_LENGTH = 10;
const BEYOND_ASCII = /[\u0080-\u{10FFFF}]/gu;
const ROW = /<row[\s/>]/g;
const FORBIDDEN = /<!DOCTYPE/i;
/** A prefix on every tag, or literal text blocks: allowed in XML, unknown to the reading library. */
const FOREIGN = /<\w+:row[\s/>]|<!\[CDATA\[/;
/** Longer than any pattern above, so that none is cut in two. */
const OVERLAP = 64;

async function checkSheet(part: ZipPart, refuse: Refuse): Promise<{ rows: number; size: number }> {
  let rows = 0;
  let size = 0;
  let tail = '';
  for await (const piece of textOf(part, refuse)) {
    const text = tail + piece;
    if (FORBIDDEN.test(text)) throw refuse('forbidden', part.name);
    if (FOREIGN.test(text)) throw refuse('unknown_layout', part.name);
    rows += countOf(text, ROW) - countOf(tail, ROW);
    const beyond = countOf(piece, BEYOND_ASCII);
    const units = piece.length - beyond - countOf(piece, ASTRAL);
    size += units + beyond * REFERENCE_LENGTH;
    tail = text.slice(-OVERLAP);
  }
  if (!/<\/worksheet>\s*$/.test(tail)) throw refuse('damaged', part.name);
  return { rows, size };
}

/** These take two units of a JavaScript string, but are one character. */
const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
}

async function checkedText(part: ZipPart, root: string, refuse: Refuse): Promise<string> {
  const text = await wholeText(part, refuse);
  if (FORBIDDEN.test(text)) throw refuse('forbidden', part.name);
  const closed = text.lastIndexOf(`</${root}>`);
  const empty = new RegExp(`<${root}\\b[^>]*/>\\s*$`).test(text);
  if (!empty && (closed < 0 || text.slice(closed + root.length + 3).trim() !== '')) {
    throw refuse(
      new RegExp(`<\\w+:${root}\\b`).test(text) ? 'unknown_layout' : 'damaged',
      part.name,
    );
  }
  return text;
}

/** Phonetic guides are text beside the text, and the library would take them for it. */
function checkedStrings(xml: string, refuse: Refuse): string {
  if (FOREIGN.test(xml)) throw refuse('unknown_layout', 'sharedStrings');
  const promised = Number(/<sst\b[^>]*\buniqueCount="(\d+)"/.exec(xml)?.[1] ?? 0);
  if (countOf(xml, /<si[\s/>]/g) < promised) throw refuse('damaged', 'sharedStrings');
  return xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '');
}

function sheetsOf(book: string): { name: string; id: string }[] {
  return [...book.matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    id: attribute(tag, '\\w+:id'),
  }));
}

function relationsOf(xml: string): { id: string; type: string; path: string }[] {
  return [...xml.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => {
    const target = attribute(tag, 'Target');
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    return { id: attribute(tag, 'Id'), type: attribute(tag, 'Type'), path };
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const raw = match?.[1] ?? match?.[2] ?? '';
  return raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, word) => {
    if (word !== undefined) return ENTITIES[word] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
