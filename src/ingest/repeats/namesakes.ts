import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, type SqlValue, type Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';

/** Which of several records with one key a tuple of fixed columns belongs to, from 0; as text. */
export const WHO = '_who';
/** With more unlike tuples of one key than this, the key is no identity at all: each is a record of its own. */
const MOST_COMPARED = 300;

type Tuple = readonly (string | null)[];

/**
 * The columns by which records are told apart whose fixed columns are empty: the day that they count for, their branch
 * and whom they name. None where a fixed column is always filled.
 */
function otherwise({ columns, cohort, repeats, key }: DatasetSpec): readonly string[] {
  const fixed = repeats?.fixed ?? [];
  if (columns.some(({ name, required }) => fixed.includes(name) && required === 'value')) return [];
  return columns
    .filter(
      ({ name, type, personal }) => name === cohort || type === 'branch' || personal === 'name',
    )
    .map(({ name }) => name)
    .filter((name) => !fixed.includes(name) && !key.includes(name));
}

/**
 * Finds the keys whose records cannot be states of one record, because all of their fixed columns differ (or, where
 * these are empty, something else that tells records apart), and numbers those records in the table {@link WHO}. Gives
 * the columns that were looked at; none where the dataset has no fixed ones, and no table then.
 */
export async function splitNamesakes(
  store: Store,
  spec: DatasetSpec,
  by: readonly string[],
): Promise<readonly string[]> {
  const fixed = spec.repeats?.fixed ?? [];
  if (fixed.length === 0) return [];
  const looked = [...fixed, ...otherwise(spec)];
  const names = [...by, ...looked].map(quoteName);
  await store.run(
    `CREATE TABLE ${WHO} (${names.map((name) => `${name} VARCHAR`).join(', ')}, who INTEGER)`,
  );
  const key = by.map(quoteName).join(', ');
  const blocks = store.scan(`
    SELECT ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(', ')}
    FROM (SELECT DISTINCT ${names.join(', ')} FROM ${quoteName(readableTable(spec))}
      WHERE ${by.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ')})
    QUALIFY count(*) OVER (PARTITION BY ${key}) > 1
    ORDER BY ${names.join(', ')}`);
  await store.append(WHO, numbered(blocks, by.length, fixed.length));
  return looked;
}

async function* numbered(
  blocks: AsyncIterable<readonly (readonly SqlValue[])[]>,
  keyLength: number,
  fixedLength: number,
): AsyncIterable<readonly SqlValue[]> {
  let last = '';
  let firsts: Tuple[] = [];
  for await (const block of blocks) {
    for (const row of block) {
      const key = JSON.stringify(row.slice(0, keyLength));
      if (key !== last) firsts = [];
      last = key;
      const tuple = row.slice(keyLength).map((value) => (value === null ? null : String(value)));
      let who =
        firsts.length > MOST_COMPARED
          ? -1
          : firsts.findIndex((first) => mayBeOne(first, tuple, fixedLength));
      if (who < 0) who = firsts.push(tuple) - 1;
      if (who > 0) yield [...row, who];
    }
  }
}

/** Some fixed column says the same of both; where none says anything of both, nothing else parts them. */
function mayBeOne(one: Tuple, other: Tuple, fixedLength: number): boolean {
  const said = one.flatMap((value, at) => {
    const theirs = other[at] ?? null;
    return value === null || theirs === null ? [] : [{ at, isSame: value === theirs }];
  });
  const fixed = said.filter(({ at }) => at < fixedLength);
  return fixed.length === 0
    ? said.every(({ isSame }) => isSame)
    : fixed.some(({ isSame }) => isSame);
}
