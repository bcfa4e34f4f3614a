import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { stagingTable } from './staging.ts';

/** What the raw table of a dataset tells of one file. */
export interface StagedFile {
  /** The least and the greatest number of a record. */
  readonly first: number;
  readonly last: number;
  /** The records lie in the order of their numbers. */
  readonly isInOrder: boolean;
  /** Some cell is what was asked for. */
  readonly isOdd: boolean;
}

/** Looks at all files of a raw table at once, by their numbers. `odd`: SQL of a condition on a record. */
export async function stagedFiles(
  store: Store,
  spec: DatasetSpec,
  odd: string,
): Promise<ReadonlyMap<number, StagedFile>> {
  const rows = await store.rows(`
    SELECT _file, min(_record) AS first, max(_record) AS last, bool_or(odd) AS odd,
      count(*) FILTER (${IS_BEHIND}) = 0 AS ordered
    FROM (SELECT _file, _record, ${odd} AS odd, ${BEFORE} FROM ${quoteName(stagingTable(spec))}) GROUP BY _file`);
  return new Map(
    rows.map(({ _file, first, last, odd: isOdd, ordered }) => [
      Number(_file),
      {
        first: Number(first),
        last: Number(last),
        isInOrder: ordered === true,
        isOdd: isOdd === true,
      },
    ]),
  );
}

/** SQL of columns that tell which record stands before one in its table, and of the condition that it should not. */
export const BEFORE = 'lag(_file) OVER () AS _file_before, lag(_record) OVER () AS _before';
export const IS_BEHIND = '_file_before = _file AND _before >= _record';
