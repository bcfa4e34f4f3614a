import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { stagingTable } from '../load/staging.ts';
import { tellingSql } from '../load/telling-cells.ts';
import { readableTable } from '../load/typed-load.ts';
import { type PartRow, replacedParts } from './changed-copies.ts';
import { RANKED } from './pairs.ts';
import type { TellingHeaders } from './types.ts';

/** Above this, exports with parts of the same wholes are not compared record by record: all are kept, and told. */
const MOST_COMPARED = 200_000;

/**
 * Ranks the records of a dataset whose keys may have several: equal ones, running numbers and remarks left
 * out, are copies; a record that another export gives anew with a change gives way to the later one.
 */
export async function rankParts(
  store: Store,
  spec: DatasetSpec,
  telling: TellingHeaders,
): Promise<void> {
  const by = spec.repeats?.by ?? spec.key;
  const running = spec.repeats?.running ?? [];
  const key = by.map(quoteName).join(', ');
  const plain = spec.columns.map(({ name }) => name).filter((name) => !running.includes(name));
  // Where nothing names the record, its running number is all that tells it from one of the same content.
  const numbers = running.map((name) => `CASE WHEN NOT _given THEN ${quoteName(name)} END`);
  const content = [...plain.map(quoteName), ...numbers].join(', ');
  await store.run(`
    CREATE TABLE ${RANKED} AS
    WITH told AS (
      SELECT r.rowid AS _row, r.*, ${isGiven(spec, by)} AS _given, ${tellingCells(telling)} AS _telling
      FROM ${quoteName(readableTable(spec))} r JOIN ${quoteName(stagingTable(spec))} s
        ON s._file = r._file AND s._record = r._record
    ), variants AS (
      SELECT *, dense_rank() OVER (PARTITION BY ${content}, _file ORDER BY _telling) AS _variant FROM told
    )
    SELECT _row AS row, _file, _record, ${key}, _given AS given, 1 AS place, _row AS winner,
      row_number() OVER same AS copy, first_value(_row) OVER same AS one
    FROM variants WINDOW same AS (PARTITION BY ${content}, _variant ORDER BY _file, _record)`);
  const replaced = replacedParts(await contested(store, spec, by));
  for (const { row, winner } of replaced) {
    await store.run(
      `UPDATE ${RANKED} SET place = 2, winner = ?, one = (SELECT w.one FROM ${RANKED} w WHERE w.row = ?) WHERE row = ?`,
      [winner, winner, row],
    );
  }
}

/** A record without any of its numbers cannot be known again by the rest. */
function isGiven(spec: DatasetSpec, by: readonly string[]): string {
  const ids = spec.columns.filter(({ name, type }) => type === 'id' && by.includes(name));
  if (ids.length === 0) return 'true';
  return `(${ids.map(({ name }) => `r.${quoteName(name)} IS NOT NULL`).join(' OR ')})`;
}

function tellingCells(telling: TellingHeaders): string {
  const cases = [...telling].flatMap(([file, headers]) =>
    headers.size === 0 ? [] : [`WHEN ${file} THEN ${tellingSql('s._rest', [...headers.keys()])}`],
  );
  return cases.length === 0 ? "''" : `CASE r._file ${cases.join(' ')} ELSE '' END`;
}

/** The records of keys that differ between exports, with those that are equal in them. */
async function contested(
  store: Store,
  spec: DatasetSpec,
  by: readonly string[],
): Promise<readonly PartRow[]> {
  const key = by.map(quoteName).join(', ');
  const cells = spec.columns.map(({ name }) => `CAST(r.${quoteName(name)} AS VARCHAR)`);
  const rows = await store.rows(`
    WITH wanted AS (
      SELECT *, count(DISTINCT _file) OVER (PARTITION BY ${key}) AS files FROM ${RANKED} WHERE given
    )
    SELECT w.row, w._file, w._record, w.copy, w.one, f._file AS first_file,
      dense_rank() OVER (ORDER BY ${by.map((name) => `w.${quoteName(name)}`).join(', ')}) AS key, ${cells.map((cell, at) => `${cell} AS c${at}`).join(', ')}
    FROM wanted w JOIN ${quoteName(readableTable(spec))} r ON r.rowid = w.row
      JOIN ${RANKED} f ON f.row = w.one
    WHERE w.files > 1 ORDER BY w._file, w._record LIMIT ${MOST_COMPARED + 1}`);
  if (rows.length > MOST_COMPARED) return [];
  return rows.map((row) => ({
    row: Number(row.row),
    file: Number(row._file),
    key: Number(row.key),
    first: Number(row.one),
    firstFile: Number(row.first_file),
    isCopy: Number(row.copy) > 1,
    cells: cells.map((_, at) => {
      const cell = row[`c${at}`];
      return cell === null || cell === undefined ? null : String(cell);
    }),
  }));
}
