import type { Fonts, TextStyle } from '../fonts/fonts.ts';

/** What may not stand at the start of a line stays with the character before it. */
const PIECES =
  /[\p{Script=Latin}\p{N}.,:%+\-−±/_()]+[，。；：、！？）」』】》…·％～%]*|\s+|[「『（【《]*.[，。；：、！？）」』】》…·％～%]*/gsu;

/** Texts that were parted before, with their pieces. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;

function piecesOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before) return before;
  const pieces = text.match(PIECES) ?? [];
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, pieces);
  return pieces;
}

/** How many lines `text` takes in a room of `width` CSS pixels; an empty text takes one. */
export function lineCount(text: string, width: number, style: TextStyle, fonts: Fonts): number {
  return linesOf(piecesOf(text), width, style, fonts);
}

/** How many lines pieces take that are only broken between them; one too long for a line is broken anywhere. */
export function linesOf(
  pieces: readonly string[],
  width: number,
  style: TextStyle,
  fonts: Fonts,
): number {
  let lines = 1;
  let used = 0;
  for (const piece of pieces) {
    const isSpace = piece.trim() === '';
    const needs = fonts.measure(piece, style);
    if (used + needs <= width || used === 0) {
      used += needs;
    } else if (!isSpace) {
      lines += 1;
      used = needs;
    }
    if (used > width && !isSpace) {
      // A word longer than the line is broken anywhere.
      lines += Math.floor(used / width);
      used %= width;
    }
  }
  return lines;
}
