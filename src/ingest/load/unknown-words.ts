import type { ColumnType, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, type Store } from '../../store/store.ts';
import type { UnknownWord } from '../model/types.ts';
import type { LoadColumn } from './load-columns.ts';
import { stagingTable } from './staging.ts';
import { WORDS } from './words.ts';

/** Types of columns whose cells are members of a list. */
const MEMBERS: ReadonlySet<ColumnType> = new Set(['enum', 'branch', 'department', 'flag']);
/** Different words of one column that are kept. */
const MOST_WORDS = 200;

/**
 * The words of one file that are no members of their columns, each with the number of its records, of which
 * other columns may be wrong too; records that could not be parted into cells are none. Of one column the most frequent
 * {@link MOST_WORDS} are kept. To be asked while the file's words are those of the store; `unreadable` are the
 * columns, by position, in which there are such words.
 */
export async function unknownWords(
  store: Store,
  spec: DatasetSpec,
  file: number,
  columns: readonly LoadColumn[],
  unreadable: ReadonlySet<number>,
): Promise<readonly UnknownWord[]> {
  const branch = columns.find(({ column, isGiven }) => column.type === 'branch' && isGiven);
  const found: UnknownWord[] = [];
  for (const [place, { column, header, isGiven, read }] of columns.entries()) {
    if (!isGiven || !MEMBERS.has(column.type) || !unreadable.has(place)) continue;
    const cell = `s.${quoteName(column.name)}`;
    const beside =
      branch && column.type === 'department' ? `s.${quoteName(branch.column.name)}` : 'NULL';
    const rows = await store.rows(
      `SELECT ${cell} AS text, count(*) AS n, CAST(mode(${beside}) AS VARCHAR) AS beside
       FROM ${quoteName(stagingTable(spec))} s
       JOIN ${WORDS} w ON w.place = ${place} AND w.text = ${cell} AND NOT w.readable
       WHERE s._file = ? AND s._problem IS NULL GROUP BY ${cell} ORDER BY n DESC, text LIMIT ${MOST_WORDS}`,
      [file],
    );
    for (const { text, n, beside: branchText } of rows) {
      const word = String(text);
      const parsed = read(word);
      const near = parsed.ok ? null : nearestIn(parsed.reason.params ?? {});
      found.push({
        dataset: spec.id,
        column: column.name,
        header,
        text: word.trim(),
        count: Number(n),
        nearest: near,
        beside: typeof branchText === 'string' && branchText !== '' ? branchText : null,
      });
    }
  }
  return found;
}

function nearestIn(params: object): string | null {
  return 'nearest' in params && typeof params.nearest === 'string' ? params.nearest : null;
}

/** The words of several files together, the most frequent first in each column. */
export function together(words: readonly UnknownWord[]): readonly UnknownWord[] {
  const same = Map.groupBy(words, ({ dataset, column, text }) =>
    JSON.stringify([dataset, column, text]),
  );
  const all = [...same.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, count: rest.reduce((sum, one) => sum + one.count, first.count) }] : [],
  );
  return all.toSorted((a, b) => b.count - a.count);
}
