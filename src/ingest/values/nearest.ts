import { comparable } from './text.ts';

/** The candidate that a mistyped name most likely means: one that it holds, or a few edits away; else null. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const given = comparable(name);
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = distanceTo(given, comparable(candidate));
    if (distance !== null && (best === null || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate ?? null;
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
