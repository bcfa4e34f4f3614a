import type { ColumnType, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { UnknownWord } from '../model/types.ts';
import type { LoadColumn } from './load-columns.ts';
import { stagingTable } from './staging.ts';
import { mostNamed, type PlacesOfWords, WORDS } from './words.ts';

/** Types of columns whose cells are members of a list. */
const MEMBERS: ReadonlySet<ColumnType> = new Set(['enum', 'branch', 'department', 'flag']);
/** Different words of one column that are kept. */
const MOST_WORDS = 200;

/**
 * The words of one file that are no members of their columns, each with the number of its records, of which
 * other columns may be wrong too; records that could not be parted into cells are none. Of one column the most frequent
 * {@link MOST_WORDS} are kept.
 */
export async function unknownWords(
  store: Store,
  spec: DatasetSpec,
  columns: readonly LoadColumn[],
  words: PlacesOfWords,
): Promise<readonly UnknownWord[]> {
  const branch = columns.find(({ column, isGiven }) => column.type === 'branch' && isGiven);
  const asked = columns.flatMap(({ column, isGiven, plain }, place) => {
    if (!isGiven || !MEMBERS.has(column.type) || !words.unreadable.has(place)) return [];
    const cell = quoteName(column.name);
    const beside = branch && column.type === 'department' ? quoteName(branch.column.name) : 'NULL';
    return [
      `FROM (SELECT ${place} AS place, ${cell} AS text, count(*) AS n, CAST(mode(${beside}) AS VARCHAR) AS beside
       FROM ${quoteName(stagingTable(spec))}
       WHERE _file = ${words.file} AND _problem IS NULL AND ${cell} IN (${textsOf(words, place, mostNamed(plain(cell)))})
       GROUP BY ${cell} ORDER BY n DESC, text LIMIT ${MOST_WORDS})`,
    ];
  });
  if (asked.length === 0) return [];
  const rows = await store.rows(`${asked.join(' UNION ALL ')} ORDER BY place, n DESC, text`);
  return rows.map(({ place, text, n, beside }): UnknownWord => {
    const one = columns[Number(place)];
    if (!one) throw new Error(`no column stands at ${String(place)}`);
    const word = String(text);
    const parsed = one.read(word);
    return {
      dataset: spec.id,
      column: one.column.name,
      header: one.header,
      text: word.trim(),
      count: Number(n),
      nearest: parsed.ok ? null : nearestIn(parsed.reason.params ?? {}),
      beside: typeof beside === 'string' && beside !== '' ? beside : null,
    };
  });
}

/** In SQL, the texts of a column that cannot be read. */
function textsOf({ file, read }: PlacesOfWords, place: number, most: number): string {
  const words = read.get(place) ?? [];
  if (words.length > most)
    return `SELECT text FROM ${WORDS} WHERE file = ${file} AND place = ${place} AND NOT readable`;
  return words
    .filter(({ readable }) => !readable)
    .map(({ text }) => quoteText(text))
    .join(', ');
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
