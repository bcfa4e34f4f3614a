import { fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import type { InputFile } from './model/types.ts';

/** So many characters of a value are told. */
const LONGEST = 24;

/**
 * Throws where files of a dataset disagree on what its records must have in common, such as the definition of one metric.
 * `files` are in the order of `_file`. Fault: `ingest.disagree`.
 */
export async function ensureAgreement(
  store: Store,
  { id, name, agree = [], columns }: DatasetSpec,
  files: readonly Pick<InputFile, 'path'>[],
): Promise<void> {
  for (const { by, on } of agree) {
    const [what, value] = [by, on].map(quoteName);
    const rows = await store.rows(
      `select distinct cast(${what} as varchar) as what, cast(${value} as varchar) as value, _file
       from ${quoteName(id)} where ${value} is not null
       qualify count(distinct ${value}) over (partition by ${what}) > 1
       order by what, value, _file`,
      [],
    );
    const [first] = rows;
    if (!first) continue;
    const own = rows.filter((row) => row.what === first.what);
    const values = [...new Set(own.map((row) => String(row.value)))];
    throw fault('ingest.disagree', {
      dataset: name,
      what: String(first.what),
      column: columns.find((one) => one.name === on)?.header ?? on,
      groups: values.map((one) => ({
        value: one.slice(0, LONGEST),
        files: [
          ...new Set(
            own
              .filter((row) => row.value === one)
              .map((row) => files[Number(row._file)]?.path ?? '?'),
          ),
        ],
      })),
    });
  }
}
