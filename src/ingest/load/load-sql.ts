import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { sqlTypeOf } from '../values/column-reader.ts';
import { isUserNumber, shownColumn } from '../values/shown-numbers.ts';
import type { LoadColumn } from './load-columns.ts';
import type { StagedFile } from './staged-files.ts';
import { toldBy } from './told-by-words.ts';
import { BRANCH_OF, MOST_NAMED, type PlacesOfWords } from './words.ts';

/** In `_bad`: the record was bad when it was staged; below {@link NO_VALUE} the place of the unreadable column. */
export const STAGED_PROBLEM = -1;
/** In `_bad`: from here on, the place of the first required column without a value. */
export const NO_VALUE = 1_000_000;

/** So many records are sorted by one statement, which takes some 100 MB. */
const SORTED_AT_ONCE = 200_000;
/** So many records are read by one statement that need not be sorted, each statement within its time. */
const IN_ORDER_AT_ONCE = 1_000_000;

/**
 * Reads the raw records of a file into the typed table, which the first of them makes, and marks in `_bad` those that
 * cannot be used. Columns without words are in plain form throughout. Records that lie in order need not be sorted, for
 * joins keep the order; whether they did is for the caller to look at.
 */
export async function insertReadable(
  store: Store,
  spec: DatasetSpec,
  { from, to, isMade }: { readonly from: string; readonly to: string; readonly isMade: boolean },
  columns: readonly LoadColumn[],
  words: PlacesOfWords,
  { first, last, isInOrder }: Pick<StagedFile, 'first' | 'last' | 'isInOrder'>,
  whole: (from: string) => string,
): Promise<void> {
  const atOnce = isInOrder ? IN_ORDER_AT_ONCE : SORTED_AT_ONCE;
  for (let start = first; start <= last; start += atOnce) {
    const into =
      isMade || start > first ? `INSERT INTO ${quoteName(to)}` : `CREATE TABLE ${quoteName(to)} AS`;
    const part = atOnce > last - first ? null : { from: start, to: start + atOnce };
    const sql = whole(`(${statement(spec, from, columns, words, part)})`);
    await store.run(`${into} ${sql}${isInOrder ? '' : ' ORDER BY _record'}`);
  }
}

/**
 * Four layers: values as they are read, which of them could not be, the branch that the department gives, what is missing.
 * `part`: the records that are wanted; null for all.
 */
function statement(
  spec: DatasetSpec,
  staging: string,
  columns: readonly LoadColumn[],
  words: PlacesOfWords,
  part: { readonly from: number; readonly to: number } | null,
): string {
  const joins: string[] = [];
  const values: string[] = [];
  const shown: string[] = [];
  const bad: string[] = [`WHEN _problem IS NOT NULL THEN ${STAGED_PROBLEM}`];
  for (const [place, { column, isGiven, plain }] of columns.entries()) {
    const type = sqlTypeOf(column.type);
    if (!isGiven) {
      values.push(`CAST(NULL AS ${type}) AS v${place}`);
      if (isUserNumber(column)) shown.push(`CAST(NULL AS VARCHAR) AS shown${place}`);
      continue;
    }
    const cell = `s.${quoteName(column.name)}`;
    if (isUserNumber(column)) shown.push(`${seen(cell, plain(cell))} AS shown${place}`);
    const told = toldBy(words, place, { type, cell, form: plain(cell) });
    values.push(`${told.value} AS v${place}`, ...told.beside);
    joins.push(...told.joins);
    bad.push(...told.bad);
  }
  const where = part === null ? '' : ` AND s._record >= ${part.from} AND s._record < ${part.to}`;
  const inner = `
    SELECT s._file, s._record, s._problem, ${[...values, ...shown].join(', ')}
    FROM ${quoteName(staging)} s ${joins.join(' ')}
    WHERE s._file = ${words.file}${where}`;
  const judged = `SELECT *, CASE ${bad.join(' ')} END AS unreadable FROM (${inner})`;
  return withWhatIsMissing(spec, withBranches(spec, judged, words.branches));
}

/** A cell as people see it; one in plain form has nothing that they do not. */
function seen(cell: string, form: string | null): string {
  const bare = `nullif(trim(regexp_replace(${cell}, '[\\x00-\\x1f\\x7f]|\\p{Cf}', '', 'g')), '')`;
  return form === null ? bare : `coalesce(${form}, ${bare})`;
}

/** A branch that is not given is that of the record's department. */
function withBranches(
  spec: DatasetSpec,
  inner: string,
  branches: ReadonlyMap<string, string>,
): string {
  const placeOf = (type: 'branch' | 'department') =>
    spec.columns.findIndex((column) => column.type === type);
  const branch = placeOf('branch');
  const department = placeOf('department');
  if (branch < 0 || department < 0 || branches.size === 0) return inner;
  // A join would lose the order of records, and is only worth it where departments are many.
  if (branches.size <= MOST_NAMED) {
    const cases = [...branches].map((pair) => `WHEN ${pair.map(quoteText).join(' THEN ')}`);
    const named = `CASE i.v${department} ${cases.join(' ')} END`;
    return `SELECT i.* REPLACE (coalesce(i.v${branch}, ${named}) AS v${branch}) FROM (${inner}) i`;
  }
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
  const values = spec.columns.map(({ name }, place) => `v${place} AS ${quoteName(name)}`);
  const shown = spec.columns.flatMap((column, place) =>
    isUserNumber(column)
      ? [
          `CASE WHEN v${place} IS NOT NULL THEN shown${place} END AS ${quoteName(shownColumn(column.name))}`,
        ]
      : [],
  );
  return `SELECT ${[...values, ...shown].join(', ')}, _file, _record, ${bad} AS _bad FROM (${inner})`;
}
