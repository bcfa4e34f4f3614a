import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { ALIKE, alikePairs, findAlike, SAME } from './alike.ts';
import { RANKED } from './pairs.ts';
import { MOST_SHOWN, type Overlap, type RecordPlace } from './types.ts';

/** A single record in common may be chance: a correction, a ticket that two systems hold. */
const FEWEST_SHARED = 2;

/** Which records of several exports are one: those that {@link RANKED} ranks so, those of equal content, none. */
export type Sameness = 'ranked' | 'equal' | 'none';

/**
 * The pairs of exports (files, sheets) that have most of their records in common: by what the records are, not by their
 * numbers. Changes no table. To be asked of a table with records of several exports.
 */
export async function overlapsIn(
  store: Store,
  spec: DatasetSpec,
  same: Sameness,
): Promise<readonly Overlap[]> {
  const table = quoteName(readableTable(spec));
  const all = spec.columns.map(({ name }) => quoteName(name)).join(', ');
  const ones: Readonly<Record<Sameness, string>> = {
    ranked: `SELECT t.rowid AS row, t._file, t._record, coalesce(k.one, t.rowid) AS one
      FROM ${table} t LEFT JOIN ${RANKED} k ON k.row = t.rowid`,
    equal: `SELECT rowid AS row, _file, _record, min(rowid) OVER (PARTITION BY ${all}) AS one FROM ${table}`,
    none: `SELECT rowid AS row, _file, _record, rowid AS one FROM ${table}`,
  };
  await store.run(`CREATE TABLE ${SAME} AS ${ones[same]}`);
  await findAlike(store, spec);
  const rows = await store.rows(`
    WITH own AS (SELECT DISTINCT _file, one FROM ${SAME}),
      sizes AS (SELECT _file, count(*) AS records FROM own GROUP BY _file),
      several AS (SELECT * FROM own WHERE one IN (SELECT one FROM own GROUP BY one HAVING count(*) > 1)),
      found AS (
        SELECT a._file AS file, b._file AS other, count(*) AS shared, 0 AS alike
        FROM several a JOIN several b ON a.one = b.one WHERE a._file > b._file GROUP BY ALL
        UNION ALL
        SELECT file, other, 0, count(DISTINCT record) FROM ${ALIKE} WHERE counts GROUP BY ALL
      )
    SELECT file, other, sum(shared) AS shared, sum(alike) AS alike,
      any_value(a.records) AS records, any_value(b.records) AS other_records
    FROM found JOIN sizes a ON a._file = file JOIN sizes b ON b._file = other
    GROUP BY file, other
    HAVING sum(shared) + sum(alike) >= ${FEWEST_SHARED}
      AND (sum(shared) + sum(alike)) * 2 > least(any_value(a.records), any_value(b.records))
    ORDER BY file, other`);
  const overlaps: Overlap[] = [];
  for (const row of rows) {
    const [file, other] = [Number(row.file), Number(row.other)];
    const shared = Number(row.shared) + Number(row.alike);
    const records = Math.min(Number(row.records), Number(row.other_records));
    const alike = await alikePairs(store, spec, file, other);
    const [own, theirs] = [await onlyIn(store, file, other), await onlyIn(store, other, file)];
    // A longer export holds more than a shorter one; only where each holds what the other lacks were records changed.
    const apart = own.length > 0 && theirs.length > 0 ? [...theirs, ...own] : [];
    overlaps.push({ file, other, shared, records, alike, apart });
  }
  await store.run(`DROP TABLE ${SAME}`);
  await store.run(`DROP TABLE ${ALIKE}`);
  return overlaps;
}

/** The first records of one export of which the other holds neither the same nor one that is alike. */
async function onlyIn(store: Store, file: number, other: number): Promise<readonly RecordPlace[]> {
  const rows = await store.rows(
    `SELECT _file, min(_record) AS record FROM ${SAME} WHERE _file = ?
      AND one NOT IN (SELECT one FROM ${SAME} WHERE _file = ?)
      AND _record NOT IN (SELECT record FROM ${ALIKE} WHERE file = ? AND other = ?)
      AND _record NOT IN (SELECT other_record FROM ${ALIKE} WHERE other = ? AND file = ?)
    GROUP BY _file, one ORDER BY record LIMIT ${MOST_SHOWN}`,
    [file, other, file, other, file, other],
  );
  return rows.map((row) => ({ file: Number(row._file), record: Number(row.record) }));
}
