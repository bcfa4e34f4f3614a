import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { stagingTable } from '../load/staging.ts';
import type { PercentNotation } from '../values/number.ts';

/** Bare numbers of a column up to this may be fractions that pass the whole (1.05 of a plan) as well as parts of a hundred. */
const SURELY_PERCENT = 10;

/**
 * Tells of each export, by file number, how the bare numbers of its percent columns are meant: as fractions where none
 * is above 1, per cent where one is so large that it is no fraction, and unclear between the two (0.95 beside 1.05). A
 * column has one notation; what the dataset says of it (`as`) holds. Signs and headers are looked at by its reader.
 */
export async function percentNotations(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, ReadonlyMap<string, PercentNotation>>> {
  const columns = spec.columns.filter(({ type }) => type === 'percent');
  const notations = new Map<number, ReadonlyMap<string, PercentNotation>>();
  if (columns.length === 0) return notations;
  const largest = columns.map(({ name }) => {
    const number = `try_cast(replace(trim(${quoteName(name)}), ',', '') AS DOUBLE)`;
    return `coalesce(max(abs(${number})), 0) AS ${quoteName(name)}`;
  });
  const rows = await store.rows(
    `SELECT _file, ${largest.join(', ')} FROM ${quoteName(stagingTable(spec))} GROUP BY _file`,
  );
  for (const row of rows)
    notations.set(
      Number(row._file),
      new Map(
        columns.map(({ name, as }) => [name, SAID[as ?? 'not'] ?? notationOf(Number(row[name]))]),
      ),
    );
  return notations;
}

const SAID = { percent: 'percent', fraction: 'ratio', not: null } as const;

function notationOf(largest: number): PercentNotation {
  if (largest <= 1) return 'fraction';
  return largest < SURELY_PERCENT ? 'unclear' : 'percent';
}

/** Bare numbers of one column that look like percentages and like fractions: 95 beside 0.95. */
export interface MixedPercents {
  readonly file: number;
  readonly column: string;
  readonly small: string;
  readonly large: string;
}

/**
 * Finds percent columns of an export in which some bare numbers can only be per cent and others are parts of one, where
 * nothing says how they are meant: all are read per cent, and 0.95 may have been meant as 95 %.
 */
export async function mixedPercents(
  store: Store,
  spec: DatasetSpec,
): Promise<readonly MixedPercents[]> {
  const found: MixedPercents[] = [];
  for (const { name } of spec.columns.filter(({ type, as }) => type === 'percent' && as === null)) {
    const cell = quoteName(name);
    const rows = await store.rows(
      `SELECT _file, min_by(${cell}, size) FILTER (WHERE size > 0 AND size <= 1 AND size <> 1) AS small,
         max_by(${cell}, size) FILTER (WHERE size >= ${SURELY_PERCENT}) AS large
       FROM (SELECT _file, ${cell}, abs(try_cast(replace(trim(${cell}), ',', '') AS DOUBLE)) AS size
             FROM ${quoteName(stagingTable(spec))}) GROUP BY _file ORDER BY _file`,
    );
    for (const { _file, small, large } of rows)
      if (small != null && large != null)
        found.push({
          file: Number(_file),
          column: name,
          small: String(small).trim(),
          large: String(large).trim(),
        });
  }
  return found;
}
