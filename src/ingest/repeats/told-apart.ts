import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';

/** The column whose values name single records: the key of a dataset that has one number for it; null for others. */
export function recordColumn({ key, columns }: DatasetSpec): string | null {
  const [only, ...more] = key;
  if (only === undefined || more.length > 0) return null;
  return columns.find(({ name }) => name === only)?.type === 'id' ? only : null;
}

function namesTable(spec: DatasetSpec): string {
  return `_names_${spec.id}`;
}

/**
 * Names the records of a dataset that only share their number: by the moment for which they count, then by their
 * branch, then in their order, such as `1（7月3日08:00）`. Parts of one whole have one name. The table keeps the
 * numbers as they are given; {@link withNames} reads it with the names.
 */
export async function nameNamesakes(store: Store, spec: DatasetSpec): Promise<void> {
  const number = recordColumn(spec);
  if (number === null) return;
  const whole = spec.repeats?.as === 'parts' ? spec.repeats.whole : ['_file', '_record'];
  const branch = spec.columns.find(({ type }) => type === 'branch')?.name;
  const moment =
    spec.cohort === null
      ? 'NULL'
      : `regexp_replace(strftime(${quoteName(spec.cohort)}, '%-m月%-d日%H:%M:%S'), '(00:00)?:00$', '')`;
  await store.run(`
    CREATE TABLE ${quoteName(namesTable(spec))} AS
    WITH records AS (
      SELECT _file, _record, ${quoteName(number)} AS number, row(${whole.map(quoteName).join(', ')}) AS whole,
        coalesce(${moment}, '') AS moment, ${branch === undefined ? "''" : quoteName(branch)} AS branch
      FROM ${quoteName(spec.id)} WHERE ${quoteName(number)} IS NOT NULL
    ), wholes AS (
      SELECT number, whole, min(moment) AS moment, min((_file, _record)) AS place,
        CASE WHEN count(DISTINCT branch) = 1 THEN min(branch) ELSE '' END AS branch
      FROM records GROUP BY number, whole QUALIFY count(*) OVER (PARTITION BY number) > 1
    ), told AS (
      SELECT *, CASE WHEN moment <> '' AND count(*) OVER (PARTITION BY number, moment) = 1
        THEN moment ELSE moment || branch END AS label FROM wholes
    ), ordered AS (
      SELECT *, CASE WHEN label = '' OR count(*) OVER (PARTITION BY number, label) > 1
        THEN '之' || row_number() OVER (PARTITION BY number, label ORDER BY place) ELSE '' END AS nth FROM told
    )
    SELECT r._file, r._record, r.number || '（' || label || nth || '）' AS name
    FROM records r JOIN ordered o ON o.number = r.number AND o.whole = r.whole`);
}

/**
 * A dataset's table in SQL, in which records that only share their number stand under their names. Null where none do,
 * or where these columns do not tell records.
 */
export async function withNames(
  store: Store,
  spec: DatasetSpec,
  columns: readonly string[],
): Promise<string | null> {
  const number = recordColumn(spec);
  if (number === null || !columns.includes(number)) return null;
  const found = await store.rows(
    `SELECT 1 AS n FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_name = ?`,
    [namesTable(spec)],
  );
  if (found.length === 0) return null;
  return `(SELECT t.* REPLACE (coalesce(n.name, t.${quoteName(number)}) AS ${quoteName(number)})
    FROM ${quoteName(spec.id)} t LEFT JOIN ${quoteName(namesTable(spec))} n
      ON n._file = t._file AND n._record = t._record)`;
}
