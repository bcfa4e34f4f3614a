import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { SqlValue, Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';

/** Which of several records with one key a tuple of fixed columns belongs to, from 0; as text. */
export const WHO = '_who';
/** The keys that several records have. */
export const REPEATED_KEYS = '_repeated_keys';
/** With more unlike tuples of one key than this, the key is no identity at all: each is a record of its own. */
const MOST_COMPARED = 300;

type Tuple = readonly (string | null)[];

/** A record that was found under a key: its first tuple, and what any of its tuples says in the distinct columns. */
interface Found {
  readonly first: Tuple;
  readonly said: (string | null)[];
}

/** Which places of a tuple hold what: fixed columns come first, distinct ones are named with how much of their text counts. */
interface Places {
  readonly fixed: number;
  readonly distinct: readonly { readonly at: number; readonly length: number }[];
}

/** YYYY-MM-DD: one export gives seconds where another gives the day. */
const DAY = 10;

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

/** Makes the table {@link REPEATED_KEYS}, and gives how many there are: in most months few, so that little is compared after it. */
export async function findRepeatedKeys(
  store: Store,
  spec: DatasetSpec,
  by: readonly string[],
): Promise<number> {
  const key = by.map(quoteName).join(', ');
  const isGiven = by.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ');
  const [made] = await store.rows(
    `CREATE TABLE ${REPEATED_KEYS} AS SELECT ${key} FROM ${quoteName(readableTable(spec))}
    WHERE ${isGiven} GROUP BY ${key} HAVING count(*) > 1`,
  );
  return Number(made?.Count);
}

/**
 * Finds the keys whose records cannot be states of one record, because one of their distinct columns or all of their
 * fixed ones differ (or, where these are empty, something else that tells records apart), and numbers those records in
 * the table {@link WHO}, by the help of {@link REPEATED_KEYS}. Gives the columns that were looked at; none where the dataset has neither, and no table then.
 */
export async function splitNamesakes(
  store: Store,
  spec: DatasetSpec,
  by: readonly string[],
): Promise<readonly string[]> {
  const { fixed = [], distinct = [] } = spec.repeats ?? {};
  if (fixed.length + distinct.length === 0) return [];
  const looked = [...new Set([...fixed, ...otherwise(spec), ...distinct])];
  const isTime = (name: string) =>
    spec.columns.some((one) => one.name === name && one.type === 'datetime');
  const places = {
    fixed: fixed.length,
    distinct: distinct.map((name) => {
      return { at: looked.indexOf(name), length: isTime(name) ? DAY : Number.POSITIVE_INFINITY };
    }),
  };
  const names = [...by, ...looked].map(quoteName);
  await store.run(
    `CREATE TABLE ${WHO} (${names.map((name) => `${name} VARCHAR`).join(', ')}, who INTEGER)`,
  );
  const key = by.map(quoteName).join(', ');
  const blocks = store.scan(`
    SELECT ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(', ')}
    FROM (SELECT DISTINCT ${names.join(', ')} FROM ${quoteName(readableTable(spec))} SEMI JOIN ${REPEATED_KEYS} USING (${key}))
    QUALIFY count(*) OVER (PARTITION BY ${key}) > 1
    ORDER BY ${names.join(', ')}`);
  await store.append(WHO, numbered(blocks, by.length, places));
  return looked;
}

async function* numbered(
  blocks: AsyncIterable<readonly (readonly SqlValue[])[]>,
  keyLength: number,
  places: Places,
): AsyncIterable<readonly SqlValue[]> {
  let last = '';
  let found: Found[] = [];
  for await (const block of blocks) {
    for (const row of block) {
      const key = JSON.stringify(row.slice(0, keyLength));
      if (key !== last) found = [];
      last = key;
      const tuple = row.slice(keyLength).map((value) => (value === null ? null : String(value)));
      const who = placeIn(found, tuple, places);
      if (who > 0) yield [...row, who];
    }
  }
}

/** Which of the records found so far a tuple belongs to; it is added to them where it is another. */
function placeIn(found: Found[], tuple: Tuple, places: Places): number {
  const told = places.distinct.map(({ at, length }) => tuple[at]?.slice(0, length) ?? null);
  const isOther = ({ said }: Found) =>
    said.some((value, at) => value !== null && (told[at] ?? value) !== value);
  const who =
    found.length > MOST_COMPARED
      ? -1
      : found.findIndex((one) => !isOther(one) && mayBeOne(one.first, tuple, places));
  const one = found[who];
  if (!one) return found.push({ first: tuple, said: told }) - 1;
  for (const [at, value] of told.entries()) one.said[at] ??= value;
  return who;
}

/** Some fixed column says the same of both; where none says anything of both, nothing else parts them. */
function mayBeOne(one: Tuple, other: Tuple, places: Places): boolean {
  const said = one.flatMap((value, at) => {
    const theirs = other[at] ?? null;
    const isDistinct = at >= places.fixed && places.distinct.some((place) => place.at === at);
    return value === null || theirs === null || isDistinct
      ? []
      : [{ at, isSame: value === theirs }];
  });
  const fixed = said.filter(({ at }) => at < places.fixed);
  return fixed.length === 0
    ? said.every(({ isSame }) => isSame)
    : fixed.some(({ isSame }) => isSame);
}
