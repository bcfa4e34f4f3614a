const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const OPENING = /[（「『【(《]$/u;
const CLOSING = /^[，。；：、！？）」』】》…·％%)/]/u;

/** So short a head is never broken. */
const WHOLE = 4;

/** Labels that were parted before: few stand over many tables, and each layout asks for them anew. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 5_000;

/** The words of a column's head, between which it may be broken: 履约准时率 → 履约, 准时率. */
export function headWords(label: string): readonly string[] {
  const before = known.get(label);
  if (before) return before;
  const words = wordsIn(label);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(label, words);
  return words;
}

function wordsIn(label: string): readonly string[] {
  if ([...label].length <= WHOLE) return [label];
  const words: string[] = [];
  for (const { segment } of segmenter.segment(label)) {
    const last = words.at(-1);
    // A lone character, such as 率, belongs to the word before it.
    const isTail = CLOSING.test(segment) || /^\p{Script=Han}$/u.test(segment);
    if (last !== undefined && (isTail || OPENING.test(last)))
      words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}
