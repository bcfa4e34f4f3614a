import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { Period } from '../../workspace/types.ts';
import { readableTable } from './typed-load.ts';

/** The column that names the period in whose folder a record without a time of its own stood. */
export const PART = '_part';

/** Writes into the readable table in whose folder's period each record stood; `files` with their numbers. */
export async function markParts(
  store: Store,
  spec: DatasetSpec,
  files: readonly (readonly [number, { readonly part: Period }])[],
): Promise<void> {
  const table = quoteName(readableTable(spec));
  await store.run(`ALTER TABLE ${table} ADD COLUMN ${PART} VARCHAR`);
  for (const [number, { part }] of files)
    await store.run(`UPDATE ${table} SET ${PART} = ${quoteText(part)} WHERE _file = ${number}`);
}

/** The dataset whose records repeat one another only within a period: last month's list of customers is no copy. */
export function ofParts(spec: DatasetSpec): DatasetSpec {
  const column = {
    name: PART,
    // No number of its own: it makes no record known that has none.
    type: 'text',
    header: PART,
    aliases: [],
    inverse: [],
    ask: [],
    starts: [],
    ends: [],
    yesWords: [],
    noWords: [],
    required: 'value',
    values: [],
    ambiguous: [],
    personal: null,
    blank: 'unknown',
    open: false,
    as: null,
  } as const satisfies ColumnSpec;
  const { repeats, key } = spec;
  return {
    ...spec,
    columns: [...spec.columns, column],
    key: key.length === 0 ? key : [...key, PART],
    ...(repeats ? { repeats: { ...repeats, by: [...repeats.by, PART] } } : {}),
  };
}

/** The condition that a record stood in the folder of one of these periods. */
export function inParts(parts: readonly Period[]): string {
  if (parts.length === 0) return 'false';
  return `coalesce(${PART} IN (${parts.map(quoteText).join(', ')}), false)`;
}
