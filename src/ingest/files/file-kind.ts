import type { UnreadableWhy } from '../../messages/unreadable.ts';
import { isResult } from '../results/result-records.ts';

/** What the first bytes of a file say that it is, whatever its name says. */
export type FileKind =
  | { readonly kind: 'zip' | 'compound' | 'html' | 'result' | 'text' }
  /** Nothing that holds records. */
  | { readonly kind: 'refused'; readonly why: UnreadableWhy };

const STARTS: readonly (readonly [string, FileKind])[] = [
  ['504b0304', { kind: 'zip' }],
  ['504b0506', { kind: 'zip' }],
  ['d0cf11e0a1b11ae1', { kind: 'compound' }],
  ...['09000400', '09020600', '09040600'].map(refusedStart('ancient_excel')),
  ['25504446', { kind: 'refused', why: 'pdf' }],
  ...['89504e47', 'ffd8ff', '47494638'].map(refusedStart('picture')),
  ...['52617221', '377abcaf271c', '1f8b', 'fd377a58', '425a68'].map(refusedStart('archive')),
  ['7b5c727466', { kind: 'refused', why: 'document' }],
];

/** The tags with which pages and bare tables start, behind a declaration and comments. */
const MARKUP =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*(?:-->|$)\s*)*<(?:!doctype\s+html|html|head|meta|title|style|body|form|div|center|table)\b/i;

/** Tells what a file is from its first bytes; `isWhole`: there are no more. */
export function fileKind(head: Buffer, isWhole: boolean): FileKind {
  const start = head.subarray(0, 8).toString('hex');
  const known = STARTS.find(([bytes]) => start.startsWith(bytes));
  if (known) return known[1];
  // Marks of an encoding and the zeros of UTF-16 do not belong to the text.
  const text = head.toString('latin1').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0/g, '');
  if (isWhole && text.trim() === '') return { kind: 'refused', why: 'empty' };
  if (MARKUP.test(text)) return { kind: 'html' };
  if (isResult(head)) return { kind: 'result' };
  if (/^\s*<\?(?:xml|mso-application)\b/i.test(text)) return { kind: 'refused', why: 'xml' };
  if (/^mime-version:/i.test(text)) return { kind: 'refused', why: 'html' };
  return { kind: 'text' };
}

function refusedStart(why: UnreadableWhy): (bytes: string) => readonly [string, FileKind] {
  return (bytes) => [bytes, { kind: 'refused', why }];
}
