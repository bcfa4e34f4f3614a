import { isTotalWord } from '../../ingest/signs/total-words.ts';
import type { ColumnSpec } from '../../pack/dataset/types.ts';
import { type Profile, shareOf } from './profile.ts';

/** A table whose headers are members of a column, and whose cells are the numbers of one or more others. */
export interface CrossedTable {
  /** Canonical names of all columns that it gives. */
  readonly columns: readonly string[];
  readonly to: ColumnSpec;
  /** The columns of the cells, with the word by which headers name each where there are several. */
  readonly values: readonly { readonly column: ColumnSpec; readonly word: string | null }[];
  readonly headers: readonly string[];
}

const NUMBER = /^[+-]?[\d,]+(?:\.\d+)?$/;
/** Words for the start and the end of a month. */
const BEGIN = ['月初', '期初', '上月末', '上月'];
const END = ['月末', '期末', '本月末', '本月'];

/**
 * Whether the headers that no column takes are members of a missing list: at least two columns of numbers, where the
 * dataset lacks such a list and a number. Null where not.
 */
export function crossedTable(
  open: readonly Profile[],
  absent: readonly ColumnSpec[],
  lacking: readonly ColumnSpec[],
): CrossedTable | null {
  const to = lacking.find(({ type }) => type === 'enum');
  const numbers = lacking.filter(({ type }) => type === 'number' || type === 'amount');
  const [first] = numbers;
  if (!to || !first) return null;
  const crossed = open.filter(
    (profile) =>
      !isTotalWord(profile.header) && shareOf(profile, (text) => NUMBER.test(text)) > 0.9,
  );
  if (crossed.length < 2) return null;
  const begin = absent.find(({ type, header }) => type === first.type && /初|上月/.test(header));
  const end = absent.find(({ type, header }) => type === first.type && /末|本月/.test(header));
  const wordIn = (words: readonly string[]) =>
    words.find((word) => crossed.some(({ header }) => header.includes(word))) ?? null;
  const [beginWord, endWord] = [wordIn(BEGIN), wordIn(END)];
  const headers = crossed.map(({ header }) => header);
  const values =
    begin && end && beginWord !== null && endWord !== null
      ? [
          { column: end, word: endWord },
          { column: begin, word: beginWord },
        ]
      : [{ column: end ?? first, word: null }];
  const columns = [to.name, ...values.map(({ column }) => column.name)];
  return { columns, to, values, headers };
}
