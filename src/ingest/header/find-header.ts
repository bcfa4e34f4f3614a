import type { RawRecord, RawRecords } from '../model/raw-record.ts';
import { HEADER_ROWS, HEADER_SHARE, type HeaderMatch, type HeaderMatcher } from './header.ts';

/** A header, the records above it, and those below it that are still to be read. */
export interface FoundHeader {
  readonly header: HeaderMatch;
  /** Record number of the header's first row, from 1. */
  readonly headerRow: number;
  readonly above: readonly RawRecord[];
  readonly below: RawRecords;
}

/** No header in the first rows: those rows, and the best of them. */
export interface NoHeader {
  readonly header: null;
  readonly above: readonly RawRecord[];
  readonly below: RawRecords;
  readonly best: { readonly record: number; readonly match: HeaderMatch } | null;
}

/**
 * Finds the header of an export in its first rows: one row, or two (groups over names) where the two together name
 * more columns than one of them.
 */
export async function findHeader(
  records: AsyncIterator<RawRecord>,
  match: HeaderMatcher,
): Promise<FoundHeader | NoHeader> {
  const above: RawRecord[] = [];
  let best: { record: number; match: HeaderMatch } | null = null;
  const consider = (record: number, found: HeaderMatch) => {
    if (found.score > (best?.match.score ?? 0)) best = { record, match: found };
  };
  while (above.length < HEADER_ROWS) {
    const next = await records.next();
    if (next.done) break;
    const row = next.value;
    const previous = above.at(-1);
    const single = match(row.cells);
    const withUpper = previous ? match(previous.cells, row.cells) : null;
    if (previous && withUpper && isHeader(withUpper) && namesMore(withUpper, single)) {
      const title = above.slice(0, -1);
      const headerRow = previous.record;
      return { header: withUpper, headerRow, above: title, below: remaining(records) };
    }
    if (isHeader(single)) return await withLower(single, row, above, records, match);
    consider(row.record, single);
    if (withUpper) consider(row.record, withUpper);
    above.push(row);
  }
  return { header: null, above, below: remaining(records), best };
}

/** The row below a header belongs to it where it only names what is grouped and leaves the rest empty. */
async function withLower(
  single: HeaderMatch,
  row: RawRecord,
  above: readonly RawRecord[],
  records: AsyncIterator<RawRecord>,
  match: HeaderMatcher,
): Promise<FoundHeader> {
  const found = { headerRow: row.record, above };
  const next = await records.next();
  if (next.done) return { ...found, header: single, below: remaining(records) };
  const both = match(row.cells, next.value.cells);
  if (namesMore(both, single) && keeps(both, single))
    return { ...found, header: both, below: remaining(records) };
  return { ...found, header: single, below: remaining(records, next.value) };
}

function isHeader(match: HeaderMatch): boolean {
  return match.score >= HEADER_SHARE;
}

function namesMore(one: HeaderMatch, other: HeaderMatch): boolean {
  return namesIn(one).size > namesIn(other).size;
}

/** A record below a header would change the names that the header has by itself. */
function keeps(both: HeaderMatch, single: HeaderMatch): boolean {
  const headers = new Map(both.columns.map(({ at, matched }) => [at, matched.header]));
  return single.columns.every(({ at, matched }) => headers.get(at) === matched.header);
}

function namesIn(match: HeaderMatch): ReadonlySet<string> {
  return new Set(match.columns.map(({ matched }) => matched.column));
}

/** What an iterator has left, behind a record that was taken from it; without a turn of its own for each of them. */
function remaining(iterator: AsyncIterator<RawRecord>, first?: RawRecord): RawRecords {
  let taken = first;
  const next = (): Promise<IteratorResult<RawRecord>> => {
    if (taken === undefined) return iterator.next();
    const value = taken;
    taken = undefined;
    return Promise.resolve({ done: false, value });
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
