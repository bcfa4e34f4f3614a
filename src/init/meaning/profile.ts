import { isPlaceholder, plain } from '../../ingest/values/text.ts';

/** Different texts of a column that are counted; more than this many are no members of anything. */
const MOST_DISTINCT = 3_000;

/** What stands below one header. */
export interface Profile {
  readonly at: number;
  readonly header: string;
  /** Cells that say something. */
  readonly filled: number;
  /** Different texts with their number, in the order in which they come. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Counts what stands in one column of a table. */
export function profileOf(
  rows: readonly (readonly string[])[],
  at: number,
  header: string,
): Profile {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    const cell = plain(row[at] ?? '');
    if (isPlaceholder(cell)) continue;
    filled += 1;
    if (counts.has(cell) || counts.size < MOST_DISTINCT)
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return { at, header, filled, counts };
}

/** Counts each column of a table once, whichever dataset and look asks for it; by its place and header. */
export function profilesOf(
  rows: readonly (readonly string[])[],
): (at: number, header: string) => Profile {
  const known = new Map<number, Profile>();
  return (at, header) => {
    const profile = known.get(at) ?? profileOf(rows, at, header);
    known.set(at, profile);
    return profile;
  };
}

/** Different texts of which a share is told. */
const MOST_SAMPLES = 300;

/**
 * The part of a column's cells for which something holds, by its first texts, 0 to 1; 0 for a column without any. Where it
 * cannot be as much as `least`, no more is looked at, and what is given is less than that.
 */
export function shareOf(profile: Profile, holds: (text: string) => boolean, least = 0): number {
  const { texts, sum } = samplesOf(profile);
  let held = 0;
  let rest = sum;
  for (const [text, count] of texts) {
    if (held + rest < least * sum) break;
    rest -= count;
    if (holds(text)) held += count;
  }
  return sum === 0 ? 0 : held / sum;
}

interface Samples {
  readonly texts: readonly (readonly [string, number])[];
  /** How many cells they are. */
  readonly sum: number;
}
const samples = new WeakMap<Profile, Samples>();

function samplesOf(profile: Profile): Samples {
  const known = samples.get(profile);
  if (known) return known;
  const texts = [...profile.counts].slice(0, MOST_SAMPLES);
  const made = { texts, sum: texts.reduce((sum, [, count]) => sum + count, 0) };
  samples.set(profile, made);
  return made;
}
