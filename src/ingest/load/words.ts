import { quoteName, type SqlValue, type Store } from '../../store/store.ts';
import type { Organization } from '../../workspace/types.ts';
import type { LoadColumn } from './load-columns.ts';

/**
 * What the texts of one file mean, one row for each distinct text of a column (by position) that is not in
 * plain form: its value as text, or that it cannot be read.
 */
export const WORDS = '_words';
/** The branch of each department, by the department's name. */
export const BRANCH_OF = '_branch_of';

/** Makes the tables that {@link readWords} and the typed load use. */
export async function createWords(store: Store, { departments }: Organization): Promise<void> {
  await store.run(
    `CREATE TABLE ${WORDS} (place INTEGER, text VARCHAR, value VARCHAR, readable BOOLEAN)`,
  );
  await store.run(`CREATE TABLE ${BRANCH_OF} (department VARCHAR, branch VARCHAR)`);
  const branches = new Map(departments.map(({ name, branch }) => [name, branch]));
  await store.append(BRANCH_OF, branches);
}

/** Drops them. */
export async function dropWords(store: Store): Promise<void> {
  await store.run(`DROP TABLE ${WORDS}`);
  await store.run(`DROP TABLE ${BRANCH_OF}`);
}

/** The columns of a file, by position, some of whose texts are in {@link WORDS}, and those of whose texts some cannot be read. */
export interface PlacesOfWords {
  readonly read: ReadonlySet<number>;
  readonly unreadable: ReadonlySet<number>;
}

/** Reads each distinct text of a file that the store does not read by itself, instead of those of the file before. */
export async function readWords(
  store: Store,
  staging: string,
  file: number,
  columns: readonly LoadColumn[],
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
  const places = { read: new Set<number>(), unreadable: new Set<number>() };
  if (queries.length === 0) return places;
  await store.append(WORDS, meanings(store.scan(queries.join(' UNION ALL ')), columns, places));
  return places;
}

async function* meanings(
  blocks: AsyncIterable<readonly (readonly SqlValue[])[]>,
  columns: readonly LoadColumn[],
  places: { readonly read: Set<number>; readonly unreadable: Set<number> },
): AsyncIterable<readonly SqlValue[]> {
  for await (const block of blocks) {
    for (const [place, text] of block) {
      const parsed = columns[Number(place)]?.read(String(text));
      if (!parsed) throw new Error(`no column stands at ${place}`);
      places.read.add(Number(place));
      if (!parsed.ok) places.unreadable.add(Number(place));
      const value = parsed.ok && parsed.value !== null ? String(parsed.value) : null;
      yield [Number(place), String(text), value, parsed.ok];
    }
  }
}
