import { type Message, message } from '../messages/catalogue.ts';
import type { Masker } from '../privacy/masker.ts';
import type { Period } from '../workspace/types.ts';
import { readDay } from './days.ts';
import type { MarkdownBlock, Span } from './markdown/types.ts';
import type { NoteDay, NotePlace } from './types.ts';

const REFERENCE = /(\{\{[^{}]*\}\}|｛｛[^｛｝]*｝｝)/;

/** What every reader of notes needs: the month, where warnings go, and how texts are masked. */
export interface Reading {
  readonly month: Period;
  readonly warn: (warning: Message) => void;
  /** A text without personal data; references to figures stay. */
  readonly masked: (text: string) => string;
}

/** Makes the reading of one month. */
export function readingOf(month: Period, masker: Masker, warn: Reading['warn']): Reading {
  return {
    month,
    warn,
    masked: (text) =>
      text
        .split(REFERENCE)
        .map((part, at) => (at % 2 === 1 ? part : masker.text(part)))
        .join(''),
  };
}

/** A day out of a front matter or cell; one that cannot be read is warned of and keeps its text. */
export function dayAt(text: string | null, place: NotePlace, reading: Reading): NoteDay | null {
  const day = readDay(text, reading.month);
  if (day && day.date === null)
    reading.warn(message('notes.bad_date', { ...place, text: day.text }));
  return day;
}

/** The plain, masked text of a run of spans. */
export function plainText(spans: readonly Span[], reading: Reading): string {
  return reading.masked(spans.map(({ text }) => text).join(''));
}

/** Paragraphs and lists as plain, masked paragraphs; the items of a list are one each. */
export function paragraphsOf(
  blocks: readonly MarkdownBlock[],
  reading: Reading,
): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading')
      return [plainText(block.spans, reading)];
    if (block.kind === 'list')
      return block.items.map(({ mark, spans }) => `${mark ?? '·'}${plainText(spans, reading)}`);
    return [];
  });
}

/** Characters of texts as an editor counts them, white space left out. */
export function lengthOf(paragraphs: readonly string[]): number {
  return [...paragraphs.join('').replace(/\s/g, '')].length;
}

/** Warns of a text that is longer than the length guide has it; it is still printed in full. */
export function checkLength(
  paragraphs: readonly string[],
  most: number,
  what: string,
  place: NotePlace,
  reading: Reading,
): void {
  const length = lengthOf(paragraphs);
  if (length > most)
    reading.warn(message('notes.too_long', { ...place, what, length, most, unit: '字' }));
}
