import { Fault } from '../../messages/fault.ts';
import { findHeader } from '../header/find-header.ts';
import { HEADER_ROWS, type HeaderMatch, type HeaderMatcher } from '../header/header.ts';
import { anyOf, compareHeaders } from '../header/header-choice.ts';
import type { RawRecord } from '../model/raw-record.ts';
import type { TableSigns } from '../tables/tables.ts';
import type { FoundFile } from './find-exports.ts';
import { exportsOf } from './read-file.ts';

/** A dataset whose file name pattern a file matches, in the order of datasets. */
export interface Claimant {
  readonly id: string;
  readonly match: HeaderMatcher;
}

/** What a dataset takes of a file that several claim: some of its exports, by their paths; null for all. */
export interface Share {
  readonly dataset: string;
  readonly exports: readonly string[] | null;
}

/** `isOpen`: some export fits two datasets just as well, and the first of them takes it. */
export interface SharedFile {
  readonly shares: readonly Share[];
  readonly isOpen: boolean;
}

/**
 * Parts a file that several datasets claim by its headers: each sheet goes to the dataset whose header it has. Sheets
 * without any go to the first dataset that takes something, which tells of them. A file in which no header is found, or
 * which cannot be read, is left to the first.
 */
export async function shareFile(
  file: Pick<FoundFile, 'file' | 'path'>,
  claimants: readonly Claimant[],
  signs: TableSigns,
): Promise<SharedFile> {
  const [first] = claimants;
  if (!first) throw new RangeError('a file is claimed by a dataset');
  const matchers = claimants.map(({ match }) => match);
  const taken = new Map<string, string[]>();
  const headless: string[] = [];
  let isOpen = false;
  try {
    const match = anyOf(matchers);
    for await (const { path, records } of exportsOf({ ...file, dataset: '' }, match, signs)) {
      const rows: RawRecord[] = [];
      for await (const record of records) if (rows.length <= HEADER_ROWS) rows.push(record);
      const best = await bestOf(rows, claimants);
      isOpen ||= best?.isOpen ?? false;
      if (best === null) headless.push(path);
      else taken.set(best.id, [...(taken.get(best.id) ?? []), path]);
    }
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    taken.clear();
  }
  if (taken.size === 0) return { shares: [{ dataset: first.id, exports: null }], isOpen: true };
  const takers = claimants.filter(({ id }) => taken.has(id));
  const shares = takers.map(({ id }, at) => ({
    dataset: id,
    exports: [...(taken.get(id) ?? []), ...(at === 0 ? headless : [])],
  }));
  return { shares, isOpen };
}

async function bestOf(
  rows: readonly RawRecord[],
  claimants: readonly Claimant[],
): Promise<{ readonly id: string; readonly isOpen: boolean } | null> {
  const found: { id: string; header: HeaderMatch }[] = [];
  for (const { id, match } of claimants) {
    const { header } = await findHeader(oneByOne(rows), match);
    if (header !== null) found.push({ id, header });
  }
  const [best, second] = found.sort((a, b) => compareHeaders(a.header, b.header));
  if (!best) return null;
  return {
    id: best.id,
    isOpen: second !== undefined && compareHeaders(best.header, second.header) === 0,
  };
}

async function* oneByOne(rows: readonly RawRecord[]): AsyncGenerator<RawRecord> {
  yield* rows;
}
