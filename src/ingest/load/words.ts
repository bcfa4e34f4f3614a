import { quoteName } from '../../store/quoted.ts';
import type { SqlValue, Store } from '../../store/store.ts';
import type { Organization } from '../../workspace/types.ts';
import { sqlTypeOf } from '../values/column-reader.ts';
import type { LoadColumn } from './load-columns.ts';

/**
 * What the texts of a file mean, in columns (by position) of which too many texts mean something else than they say to be
 * named in a statement: one row for each distinct text that is not in plain form and, in a column of texts, does not mean
 * itself; its value as text, or that it cannot be read.
 */
export const WORDS = '_words';
/** The branch of each department, by the department's name; only where {@link MOST_NAMED} are not enough. */
export const BRANCH_OF = '_branch_of';

/** So many texts are named one by one by a statement where only few cells are compared with them; more are joined. */
export const MOST_NAMED = 200;
/** The same where every cell is. */
const MOST_NAMED_TO_ALL = 24;

/** Makes what the typed load asks of many departments. */
export async function createWords(store: Store, organization: Organization): Promise<void> {
  const branches = branchesIn(organization);
  if (branches.size <= MOST_NAMED) return;
  await store.run(`CREATE OR REPLACE TABLE ${BRANCH_OF} (department VARCHAR, branch VARCHAR)`);
  await store.append(BRANCH_OF, branches);
}

function branchesIn({ departments }: Organization): ReadonlyMap<string, string> {
  return new Map(departments.map(({ name, branch }) => [name, branch]));
}

/** Drops the tables that {@link createWords} and {@link readWords} have made. */
export async function dropWords(store: Store): Promise<void> {
  await store.run(`DROP TABLE IF EXISTS ${WORDS}; DROP TABLE IF EXISTS ${BRANCH_OF}`);
}

/** What one text of a column means; null: nothing, or it cannot be read. */
export interface Word {
  readonly text: string;
  readonly value: string | null;
  readonly readable: boolean;
}

/** What the texts of a file mean. */
export interface PlacesOfWords {
  /** The number of the file. */
  readonly file: number;
  /** By the columns' positions, the texts that mean something else than they say, of no column more than may be named and one. */
  readonly read: ReadonlyMap<number, readonly Word[]>;
  /** The columns some of whose texts cannot be read. */
  readonly unreadable: ReadonlySet<number>;
  /** As {@link BRANCH_OF}. */
  readonly branches: ReadonlyMap<string, string>;
}

/** So many texts of a column may be named by a statement; the texts of one that has more are in {@link WORDS}. */
export function mostNamed(form: string | null): number {
  return form === null ? MOST_NAMED_TO_ALL : MOST_NAMED;
}

/** The texts of so many records are parted by the program: to plan a statement for each column takes longer. */
const FEW = 1_000;

/** Reads each distinct text of a file, which has at most so many records, that the store does not read by itself. */
export async function readWords(
  store: Store,
  staging: string,
  file: number,
  records: number,
  columns: readonly LoadColumn[],
  organization: Organization,
): Promise<PlacesOfWords> {
  const places = {
    file,
    read: new Map<number, Word[]>(),
    unreadable: new Set<number>(),
    branches: branchesIn(organization),
  };
  const asked = columns.flatMap(({ column, isGiven, plain }, place) => {
    if (!isGiven) return [];
    const cell = quoteName(column.name);
    return [{ place, cell, form: plain(cell) }];
  });
  if (asked.length === 0) return places;
  const from = `FROM ${quoteName(staging)} WHERE _file = ${file} AND _problem IS NULL`;
  if (records <= FEW) {
    const rows = [...meanings(await textsOfFew(store, asked, from), columns, places)];
    if (rows.length > 0) await keepWords(store, rows);
    return places;
  }
  const queries = asked.map(({ place, cell, form }) => {
    const unread = form === null ? '' : `AND (${form}) IS NULL`;
    return `SELECT DISTINCT ${place} AS place, ${cell} AS text ${from} AND ${cell} <> '' ${unread}`;
  });
  const blocks = store.scan(queries.join(' UNION ALL '));
  await keepWords(store, meaningsOf(blocks, columns, places));
  return places;
}

async function keepWords(store: Store, rows: Parameters<Store['append']>[1]): Promise<void> {
  await store.run(
    `CREATE TABLE IF NOT EXISTS ${WORDS} (file INTEGER, place INTEGER, text VARCHAR, value VARCHAR, readable BOOLEAN)`,
  );
  await store.append(WORDS, rows);
}

/** Place and text of each distinct text that is not in plain form. */
async function textsOfFew(
  store: Store,
  asked: readonly { readonly place: number; readonly cell: string; readonly form: string | null }[],
  from: string,
): Promise<readonly (readonly SqlValue[])[]> {
  const unread = asked.map(({ place, cell, form }) => {
    const text = form === null ? cell : `CASE WHEN (${form}) IS NULL THEN ${cell} END`;
    return `${text} AS t${place}`;
  });
  const rows = await store.rows(`SELECT ${unread.join(', ')} ${from}`);
  return asked.flatMap(({ place }) => {
    const texts = new Set(rows.map((row) => row[`t${place}`] ?? ''));
    texts.delete('');
    return [...texts].map((text) => [place, text]);
  });
}

async function* meaningsOf(
  blocks: AsyncIterable<readonly (readonly SqlValue[])[]>,
  columns: readonly LoadColumn[],
  places: Parameters<typeof meanings>[2],
): AsyncIterable<readonly SqlValue[]> {
  for await (const block of blocks) yield* meanings(block, columns, places);
}

/** The rows of {@link WORDS}; what may be named is only kept. */
function* meanings(
  texts: readonly (readonly SqlValue[])[],
  columns: readonly LoadColumn[],
  places: {
    readonly file: number;
    readonly read: Map<number, Word[]>;
    readonly unreadable: Set<number>;
  },
): Iterable<readonly SqlValue[]> {
  const { file } = places;
  const areTexts = columns.map(({ column }) => sqlTypeOf(column.type) === 'VARCHAR');
  const most = columns.map(({ plain }) => mostNamed(plain('')));
  const row = (place: number, { text, value, readable }: Word) => [
    file,
    place,
    text,
    value,
    readable,
  ];
  for (const [at, cell] of texts) {
    const place = Number(at);
    const text = String(cell);
    const parsed = columns[place]?.read(text);
    if (!parsed) throw new Error(`no column stands at ${place}`);
    const value = parsed.ok && parsed.value !== null ? String(parsed.value) : null;
    if (areTexts[place] && value === text) continue;
    if (!parsed.ok) places.unreadable.add(place);
    const words = places.read.get(place) ?? [];
    if (words.length === 0) places.read.set(place, words);
    const word = { text, value, readable: parsed.ok };
    if (words.length > (most[place] ?? 0)) yield row(place, word);
    else if (words.push(word) > (most[place] ?? 0)) for (const one of words) yield row(place, one);
  }
}
