import { type ChartFrame, shorten, textWidth } from './frame.ts';

/** After these a name is broken rather than inside of a word. */
const BREAKS = /[·、，\-/）)\s]/u;

/**
 * A name as one line or, where it is wider than `width` CSS pixels and `most` allows, as two of about the
 * same length. What two lines do not hold is cut, and the frame is told.
 */
export function labelLines(
  frame: ChartFrame,
  text: string,
  width: number,
  most: 1 | 2,
): readonly string[] {
  if (most === 1 || textWidth(frame, text, 400) <= width) return [shorten(frame, text, width, 400)];
  const chars = [...text];
  const holds = (part: readonly string[]): boolean =>
    textWidth(frame, part.join('').trim(), 400) <= width;
  const places = chars
    .map((_, index) => index)
    .filter((at) => at > 0 && holds(chars.slice(0, at)) && isBetweenWords(chars, at));
  const both = places.filter((at) => holds(chars.slice(at)));
  const middle = chars.length / 2;
  const near = (at: number): number =>
    Math.abs(at - middle) - (BREAKS.test(chars[at - 1] ?? '') ? chars.length / 4 : 0);
  const at =
    both.length > 0
      ? both.reduce((best, one) => (near(one) < near(best) ? one : best))
      : (places.at(-1) ?? chars.findLastIndex((_, index) => holds(chars.slice(0, index))));
  if (at < 1) return [shorten(frame, text, width, 400)];
  const rest = chars.slice(at).join('').trim();
  if (textWidth(frame, rest, 400) <= width) return [chars.slice(0, at).join('').trim(), rest];
  // The warning names the whole text, not what is left of it.
  const cut = shorten({ ...frame, onCut: () => frame.onCut(text) }, rest, width, 400);
  return [chars.slice(0, at).join('').trim(), cut];
}

/** Whether a line may end before this character: not inside of a word or number, and not before a closing sign. */
function isBetweenWords(chars: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [chars[at - 1], chars[at]];
  const isWord = /[\p{Script=Latin}\p{Number}.%]/u;
  if (isWord.test(before) && isWord.test(after)) return false;
  return !/[·、，。）)》」\s]/u.test(after) && !/[（(《「]/u.test(before);
}
