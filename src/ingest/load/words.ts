import { quoteName, type SqlValue, type Store } from '../../store/store.ts';
import type { Organization } from '../../workspace/types.ts';
import { sqlTypeOf } from '../values/column-reader.ts';
import type { LoadColumn } from './load-columns.ts';

/**
 * What the texts of one file mean, one row for each distinct text of a column (by position) that is not in
 * plain form and, in a column of texts, does not mean itself: its value as text, or that it cannot be read.
 */
export const WORDS = '_words';
/** The branch of each department, by the department's name. */
export const BRANCH_OF = '_branch_of';

/** Makes the tables that {@link readWords} and the typed load use. */
export async function createWords(store: Store, organization: Organization): Promise<void> {
  await store.run(
    `CREATE TABLE ${WORDS} (place INTEGER, text VARCHAR, value VARCHAR, readable BOOLEAN)`,
  );
  await store.run(`CREATE TABLE ${BRANCH_OF} (department VARCHAR, branch VARCHAR)`);
  await store.append(BRANCH_OF, branchesIn(organization));
}

function branchesIn({ departments }: Organization): ReadonlyMap<string, string> {
  return new Map(departments.map(({ name, branch }) => [name, branch]));
}

/** Drops them. */
export async function dropWords(store: Store): Promise<void> {
  await store.run(`DROP TABLE IF EXISTS ${WORDS}`);
  await store.run(`DROP TABLE IF EXISTS ${BRANCH_OF}`);
}

/** What one text of a column means; null: nothing, or it cannot be read. */
export interface Word {
  readonly text: string;
  readonly value: string | null;
  readonly readable: boolean;
}

/** More words of one column are not kept beside the table. */
const MOST_KEPT = 1_000;

/** What the words of a file tell by themselves. */
export interface PlacesOfWords {
  /** The columns, by position, some of whose texts are in {@link WORDS}, with their first thousand. */
  readonly read: ReadonlyMap<number, readonly Word[]>;
  /** The columns some of whose texts cannot be read. */
  readonly unreadable: ReadonlySet<number>;
  /** As {@link BRANCH_OF}. */
  readonly branches: ReadonlyMap<string, string>;
}

/** Reads each distinct text of a file that the store does not read by itself, instead of those of the file before. */
export async function readWords(
  store: Store,
  staging: string,
  file: number,
  columns: readonly LoadColumn[],
  organization: Organization,
): Promise<PlacesOfWords> {
  await store.run(`DELETE FROM ${WORDS}`);
  const queries = columns.flatMap(({ column, isGiven, plain }, place) => {
    if (!isGiven) return [];
    const cell = quoteName(column.name);
    const form = plain(cell);
    const unread = form === null ? '' : `AND (${form}) IS NULL`;
    return [
      `SELECT DISTINCT ${place} AS place, ${cell} AS text FROM ${quoteName(staging)}
      WHERE _file = ${file} AND _problem IS NULL AND ${cell} <> '' ${unread}`,
    ];
  });
  const places = {
    read: new Map<number, Word[]>(),
    unreadable: new Set<number>(),
    branches: branchesIn(organization),
  };
  if (queries.length === 0) return places;
  await store.append(WORDS, meanings(store.scan(queries.join(' UNION ALL ')), columns, places));
  return places;
}

async function* meanings(
  blocks: AsyncIterable<readonly (readonly SqlValue[])[]>,
  columns: readonly LoadColumn[],
  places: { readonly read: Map<number, Word[]>; readonly unreadable: Set<number> },
): AsyncIterable<readonly SqlValue[]> {
  const areTexts = columns.map(({ column }) => sqlTypeOf(column.type) === 'VARCHAR');
  for await (const block of blocks) {
    for (const [at, cell] of block) {
      const place = Number(at);
      const text = String(cell);
      const parsed = columns[place]?.read(text);
      if (!parsed) throw new Error(`no column stands at ${place}`);
      const value = parsed.ok && parsed.value !== null ? String(parsed.value) : null;
      if (areTexts[place] && value === text) continue;
      if (!parsed.ok) places.unreadable.add(place);
      const words = places.read.get(place) ?? [];
      if (words.length === 0) places.read.set(place, words);
      if (words.length < MOST_KEPT) words.push({ text, value, readable: parsed.ok });
      yield [place, text, value, parsed.ok];
    }
  }
}
