import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, type Store } from '../../store/store.ts';
import { sqlTypeOf } from '../values/column-reader.ts';
import { isUserNumber } from '../values/shown-numbers.ts';
import type { LoadColumn } from './load-columns.ts';
import { BRANCH_OF, WORDS } from './words.ts';

/** In `_bad`: the record was bad when it was staged; below {@link NO_VALUE} the place of the unreadable column. */
export const STAGED_PROBLEM = -1;
/** In `_bad`: from here on, the place of the first required column without a value. */
export const NO_VALUE = 1_000_000;

/** So many records are sorted by one statement, which takes some 100 MB. */
const SORTED_AT_ONCE = 200_000;
/** So many records are read by one statement that need not be sorted, each statement within its time. */
const IN_ORDER_AT_ONCE = 2_000_000;

/**
 * Reads the raw records of a file into the typed table, in order, and marks in `_bad` those that cannot be used. Columns
 * that are not among `withWords` are in plain form throughout.
 */
export async function insertReadable(
  store: Store,
  spec: DatasetSpec,
  tables: { readonly from: string; readonly to: string },
  file: number,
  columns: readonly LoadColumn[],
  withWords: ReadonlySet<number>,
): Promise<void> {
  const [range] = await store.rows(
    `SELECT min(_record) AS first, max(_record) AS last FROM ${quoteName(tables.from)} WHERE _file = ?`,
    [file],
  );
  const last = Number(range?.last ?? 0);
  const sql = `INSERT INTO ${quoteName(tables.to)} ${statement(spec, tables.from, columns, withWords)}`;
  const insert = async (order: string, atOnce: number): Promise<void> => {
    for (let from = Number(range?.first ?? 1); from <= last; from += atOnce)
      await store.run(`${sql}${order}`, [file, from, from + atOnce]);
  };
  // Records of a file without a flaw lie in order already, and joins keep the order; that they did is looked at.
  if (await isInOrder(store, tables.from, file)) {
    await insert('', IN_ORDER_AT_ONCE);
    if (await isInOrder(store, tables.to, file)) return;
    await store.run(`DELETE FROM ${quoteName(tables.to)} WHERE _file = ?`, [file]);
  }
  await insert(' ORDER BY _record', SORTED_AT_ONCE);
}

/** Whether the records of a file stand in a table in their order. */
async function isInOrder(store: Store, table: string, file: number): Promise<boolean> {
  const [row] = await store.rows(
    `SELECT count(*) AS n FROM (SELECT _record, lag(_record) OVER () AS before FROM ${quoteName(table)} WHERE _file = ?)
     WHERE before >= _record`,
    [file],
  );
  return Number(row?.n) === 0;
}

/** Three layers: values as they are read, then the branch that the department gives, then what is missing. */
function statement(
  spec: DatasetSpec,
  staging: string,
  columns: readonly LoadColumn[],
  withWords: ReadonlySet<number>,
): string {
  const joins: string[] = [];
  const values: string[] = [];
  const shown: string[] = [];
  const bad: string[] = [`WHEN s._problem IS NOT NULL THEN ${STAGED_PROBLEM}`];
  for (const [place, { column, isGiven, plain }] of columns.entries()) {
    const type = sqlTypeOf(column.type);
    if (!isGiven) {
      values.push(`CAST(NULL AS ${type}) AS v${place}`);
      if (isUserNumber(column)) shown.push(`CAST(NULL AS VARCHAR) AS shown${place}`);
      continue;
    }
    const cell = `s.${quoteName(column.name)}`;
    const form = plain(cell);
    if (isUserNumber(column)) shown.push(`${seen(cell)} AS shown${place}`);
    if (!withWords.has(place)) {
      values.push(`${form ?? `CAST(NULL AS ${type})`} AS v${place}`);
      continue;
    }
    const word = `w${place}`;
    joins.push(
      `LEFT JOIN (SELECT text, value, readable FROM ${WORDS} WHERE place = ${place}) ${word} ON ${word}.text = ${cell}`,
    );
    const read = `CAST(${word}.value AS ${type})`;
    values.push(`${form === null ? read : `coalesce(${form}, ${read})`} AS v${place}`);
    bad.push(`WHEN NOT ${word}.readable THEN ${place}`);
  }
  const inner = `
    SELECT s._file, s._record, ${[...values, ...shown].join(', ')}, CASE ${bad.join(' ')} END AS unreadable
    FROM ${quoteName(staging)} s ${joins.join(' ')}
    WHERE s._file = ? AND s._record >= ? AND s._record < ?`;
  return withWhatIsMissing(spec, withBranches(spec, inner));
}

/** A cell as people see it. */
function seen(cell: string): string {
  return `nullif(trim(regexp_replace(${cell}, '[\\x00-\\x1f\\x7f]|\\p{Cf}', '', 'g')), '')`;
}

/** A branch that is not given is that of the record's department. */
function withBranches(spec: DatasetSpec, inner: string): string {
  const placeOf = (type: 'branch' | 'department') =>
    spec.columns.findIndex((column) => column.type === type);
  const branch = placeOf('branch');
  const department = placeOf('department');
  if (branch < 0 || department < 0) return `SELECT * FROM (${inner})`;
  return `
    SELECT i.* REPLACE (coalesce(i.v${branch}, b.branch) AS v${branch})
    FROM (${inner}) i LEFT JOIN ${BRANCH_OF} b ON b.department = i.v${department}`;
}

function withWhatIsMissing(spec: DatasetSpec, inner: string): string {
  const missing = spec.columns.flatMap(({ required }, place) =>
    required === 'value' ? [`WHEN v${place} IS NULL THEN ${NO_VALUE + place}`] : [],
  );
  const bad =
    missing.length === 0 ? 'unreadable' : `coalesce(unreadable, CASE ${missing.join(' ')} END)`;
  const values = spec.columns.map((_, place) => `v${place}`);
  const shown = spec.columns.flatMap((column, place) =>
    isUserNumber(column) ? [`CASE WHEN v${place} IS NOT NULL THEN shown${place} END`] : [],
  );
  return `SELECT ${[...values, ...shown].join(', ')}, _file, _record, ${bad} FROM (${inner})`;
}
