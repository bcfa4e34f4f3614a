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

/** A contained name costs less than any edit, the longer the less; more edits than half the letters is no likeness. */
function distanceTo(given: string, candidate: string): number | null {
  if (candidate.length >= 2 && given.includes(candidate)) return 1 / (1 + candidate.length);
  if (given.length >= 2 && candidate.includes(given)) return 1 - 1 / (1 + candidate.length);
  const edits = editDistance(given, candidate);
  return edits * 2 <= Math.max(given.length, candidate.length) ? edits : null;
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements of one letter. */
export function editDistance(from: string, to: string): number {
  const target = [...to];
  let row = [0, ...target.map((_, at) => at + 1)];
  let line = 0;
  for (const letter of from) {
    line += 1;
    const next = [line];
    for (const [at, other] of target.entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
