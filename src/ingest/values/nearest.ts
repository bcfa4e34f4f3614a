import { comparable } from './text.ts';

/** The candidate that a mistyped name most likely means: one that it holds, or a few edits away; else null. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const given = comparable(name);
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const known = comparable(candidate);
    const distance = distanceTo(given, known);
    if (distance === null || (best !== null && distance >= best.distance)) continue;
    if (!isOpposite(given, known)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Pairs of which each says the opposite of the other, so that one letter changes everything. */
const OPPOSITES = [
  ...[
    '在离',
    '入离',
    '入退',
    '进出',
    '开关',
    '开停',
    '有无',
    '增减',
    '升降',
    '上下',
    '高低',
    '大小',
    '多少',
    '前后',
  ],
  ...[
    '左右',
    '内外',
    '新旧',
    '新老',
    '早晚',
    '快慢',
    '装拆',
    '是否',
    '真假',
    '正负',
    '东西',
    '南北',
    '收发',
    '男女',
    '甲乙',
  ],
];

/** Says no to what the other says yes to (非常不满意 and 满意), or differs by a word and its opposite (在网 and 离网). */
function isOpposite(one: string, other: string): boolean {
  if (noes(one) !== noes(other)) return true;
  const [mine, theirs] = [lettersBeside(one, other), lettersBeside(other, one)];
  return OPPOSITES.some(
    ([a = '', b = '']) => (mine.has(a) && theirs.has(b)) || (mine.has(b) && theirs.has(a)),
  );
}

/** An odd number of words for no; 是否 asks, and 非常 says more. */
function noes(text: string): boolean {
  const words = text.replaceAll('是否', '');
  return (
    ((words.match(/[不未无没勿莫否]|非(?!常)|^(?:NOT?|NON|UN|DIS)(?=[A-Z\s-])/g)?.length ?? 0) &
      1) ===
    1
  );
}

/** The letters of a text that the other lacks. */
function lettersBeside(text: string, other: string): ReadonlySet<string> {
  return new Set([...text].filter((letter) => !other.includes(letter)));
}

/**
 * One edit is nearer than a name contained, and the longer that is, the nearer; more edits than half
 * the letters is no likeness.
 */
function distanceTo(given: string, candidate: string): number | null {
  const edits = editDistance(given, candidate);
  if (edits <= 1 && given.length >= 2) return edits;
  if (candidate.length >= 2 && given.includes(candidate)) return 1 + 1 / (1 + candidate.length);
  if (given.length >= 2 && candidate.includes(given)) return 2 - 1 / (1 + candidate.length);
  return edits * 2 <= Math.max(given.length, candidate.length) ? edits : null;
}

/**
 * The fewest insertions, deletions, replacements of one letter and swaps of two neighbours that turn
 * one text into the other (Damerau and Levenshtein, each letter edited once at most).
 */
export function editDistance(from: string, to: string): number {
  const source = [...from];
  const target = [...to];
  let before: readonly number[] = [];
  let row: readonly number[] = [0, ...target.map((_, at) => at + 1)];
  for (const [line, letter] of source.entries()) {
    const next = [line + 1];
    for (const [at, other] of target.entries()) {
      const kept = (row[at] ?? 0) + (letter === other ? 0 : 1);
      const swapped = letter === target[at - 1] && other === source[line - 1];
      const swap = swapped ? (before[at - 1] ?? 0) + 1 : kept;
      next.push(Math.min(kept, swap, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
