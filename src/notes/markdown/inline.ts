import type { Span } from './types.ts';

/** Each part has a longest form: without one, thousands of signs that open and never close take minutes. */
const BOLD = /(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1/g;
/** Brackets and quotes as input methods and word processors make them count as well. */
const PICTURE =
  /[!！]\[([^\]]{0,500})\][(（]\s{0,20}<?([^\s"“”'<>()（）]{1,500}(?: [^\s"“”'<>()（）]{1,500}){0,20})>?\s{0,20}(?:["“”']([^"“”']{0,500})["“”'])?\s{0,20}[)）]/g;

/** A picture's place in a line: what it shows, its file, and the words under it. */
export interface PictureMark {
  readonly alt: string;
  readonly target: string;
  readonly caption: string;
}

/** Parts a line's text at `**bold**` and `__bold__`. */
export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(BOLD)) {
    if (match.index > at) spans.push({ text: text.slice(at, match.index), bold: false });
    spans.push({ text: match[2] ?? '', bold: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) spans.push({ text: text.slice(at), bold: false });
  return spans;
}

/** Takes the pictures out of a text and gives what is left of it. */
export function takePictures(text: string): {
  readonly rest: string;
  readonly pictures: readonly PictureMark[];
} {
  const pictures: PictureMark[] = [];
  const rest = text.replace(PICTURE, (_, alt: string, target: string, caption?: string) => {
    pictures.push({ alt: alt.trim(), target, caption: (caption ?? '').trim() });
    return '';
  });
  return { rest: rest.trim(), pictures };
}
