import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { SqlRow, Store } from '../../store/store.ts';
import { stagingTable } from '../load/staging.ts';
import { differingHeaders } from '../load/telling-cells.ts';
import { readableTable } from '../load/typed-load.ts';
import { MOST_SHOWN, type Pair, type TellingHeaders, type Told } from './types.ts';

/** Records of repeated keys: `row`, `copy` among equal ones, `place` and `winner` among those of one key. */
export const RANKED = '_ranked';

/** The key of a record as people read it; names of persons are left out. */
export function keyText(spec: DatasetSpec, table: string): string {
  const columns = (spec.repeats?.by ?? spec.key).flatMap(
    (name) => spec.columns.find((one) => one.name === name) ?? [],
  );
  const shown = columns.filter(({ personal }) => !personal);
  const parts = (shown.length > 0 ? shown : columns).map((one) => valueText(one, table));
  return `concat_ws(' ', ${parts.join(', ')})`;
}

/** A value in the words of messages: 2009-07, 2009-07-03 08:00, 12.5. */
function valueText({ name, type }: ColumnSpec, table: string): string {
  const value = `${table}.${quoteName(name)}`;
  const text = `CAST(${value} AS VARCHAR)`;
  switch (type) {
    case 'month':
      return `strftime(${value}, '%Y-%m')`;
    case 'datetime':
      return `regexp_replace(strftime(${value}, '%Y-%m-%d %H:%M:%S'), '( 00:00)?:00$', '')`;
    case 'flag':
      return `CASE WHEN ${value} THEN '是' WHEN NOT ${value} THEN '否' END`;
    case 'number':
    case 'rank':
    case 'percent':
    case 'amount':
      return `regexp_replace(${text}, '[.]?0*$', '')`;
    default:
      return text;
  }
}

/**
 * Records that gave way to another of their key though `latestBy` says the same of both, or nothing, or though no
 * fixed column tells that they are one record at all.
 */
export async function undecidedPairs(store: Store, spec: DatasetSpec): Promise<Told> {
  const table = quoteName(readableTable(spec));
  const isOpen = spec.latestBy.map(
    (name) => `lost.${quoteName(name)} IS NOT DISTINCT FROM kept.${quoteName(name)}`,
  );
  const fixed = (spec.repeats?.fixed ?? []).map(
    (name) => `(lost.${quoteName(name)} IS NULL OR kept.${quoteName(name)} IS NULL)`,
  );
  const isUnknown = fixed.length === 0 ? 'false' : fixed.join(' AND ');
  const rows = await store.rows(`
    SELECT ${keyText(spec, 'lost')} AS key, lost._file AS other_file, lost._record AS other_record,
      kept._file AS file, kept._record AS record, count(*) OVER () AS n
    FROM ${RANKED} AS ranked JOIN ${table} AS lost ON lost.rowid = ranked.row
      JOIN ${table} AS kept ON kept.rowid = ranked.winner
    WHERE ranked.copy = 1 AND ranked.place > 1 AND ((${['true', ...isOpen].join(' AND ')}) OR (${isUnknown}))
    ORDER BY lost._file, lost._record LIMIT ${MOST_SHOWN}`);
  return await told(store, spec, rows, new Map());
}

/**
 * Values of the `group` columns of which several different records stay, with the first record and the last of each;
 * with `apart`, those whose records differ in these columns, with one record of two that do.
 */
export async function keptPairs(
  store: Store,
  spec: DatasetSpec,
  group: readonly string[],
  telling: TellingHeaders,
  apart: readonly string[] = [],
): Promise<Told> {
  const columns = (names: readonly string[]) => names.map((name) => `t.${quoteName(name)}`);
  const own = columns(group).join(', ');
  const finer = columns([...group, ...apart]).join(', ');
  const place = '_file * 10000000000 + _record';
  const rows = await store.rows(`
    WITH kept AS (
      SELECT ${keyText(spec, 't')} AS _key, t.* FROM ${RANKED} AS ranked
        JOIN ${quoteName(readableTable(spec))} AS t ON t.rowid = ranked.row
      WHERE ranked.copy = 1 AND ranked.place = 1 AND ranked.given
      ${apart.length === 0 ? '' : `QUALIFY row_number() OVER (PARTITION BY ${finer} ORDER BY t._file, t._record) = 1`}
    )
    SELECT any_value(_key) AS key, arg_max(_file, ${place}) AS file, arg_max(_record, ${place}) AS record,
      arg_min(_file, ${place}) AS other_file, arg_min(_record, ${place}) AS other_record, count(*) OVER () AS n
    FROM kept AS t GROUP BY ${own} HAVING count(*) > 1
    ORDER BY other_file, other_record LIMIT ${MOST_SHOWN}`);
  return await told(store, spec, rows, telling);
}

/** The pairs that these rows name, with what they differ in; `n` of a row is how many there are. */
export async function told(
  store: Store,
  spec: DatasetSpec,
  rows: readonly SqlRow[],
  telling: TellingHeaders,
): Promise<Told> {
  const examples: Pair[] = [];
  for (const row of rows) {
    const pair = {
      key: String(row.key),
      file: Number(row.file),
      record: Number(row.record),
      otherFile: Number(row.other_file),
      otherRecord: Number(row.other_record),
    };
    examples.push({ ...pair, differs: await differing(store, spec, pair, telling) });
  }
  return { count: Number(rows[0]?.n ?? 0), examples };
}

/** The columns, and the headers of no column, in which two records differ; running numbers left out. */
async function differing(
  store: Store,
  spec: DatasetSpec,
  pair: Omit<Pair, 'differs'>,
  telling: TellingHeaders,
): Promise<readonly string[]> {
  const table = quoteName(readableTable(spec));
  const running = new Set(spec.repeats?.running ?? []);
  const columns = spec.columns.filter(({ name }) => !running.has(name));
  const differs = columns.map(({ name }) => {
    const column = quoteName(name);
    return `CASE WHEN a.${column} IS DISTINCT FROM b.${column} THEN '${name}' END`;
  });
  const places = [pair.file, pair.record, pair.otherFile, pair.otherRecord];
  const [row] = await store.rows(
    `SELECT concat_ws(',', ${differs.join(', ')}) AS differs FROM ${table} a, ${table} b
    WHERE a._file = ? AND a._record = ? AND b._file = ? AND b._record = ?`,
    places,
  );
  const names = String(row?.differs ?? '')
    .split(',')
    .filter((name) => name !== '');
  const headers = pair.file === pair.otherFile ? telling.get(pair.file) : undefined;
  if (!headers || headers.size === 0) return names;
  const staging = quoteName(stagingTable(spec));
  const [rest] = await store.rows(
    `SELECT a._rest AS one, b._rest AS other FROM ${staging} a, ${staging} b
    WHERE a._file = ? AND a._record = ? AND b._file = ? AND b._record = ?`,
    places,
  );
  return [...names, ...differingHeaders(rest?.one, rest?.other, headers)];
}
