import type { Ingested } from './ingest/types.ts';
import type { ColumnType } from './pack/types.ts';
import type { KnownPeople, Masker } from './privacy/masker.ts';
import { quoteName, type Store } from './store/store.ts';
import type { Organization } from './workspace/types.ts';

/** Columns that hold nothing but a name: a customer's, or that of whom a case or a penalty names. */
export const NAME_COLUMNS: readonly string[] = ['customer_name', 'person', 'partner'];
/** Columns that hold a customer's number. */
const NUMBER_COLUMNS = ['contact', 'user_number'];

/**
 * The people whom the exports name, in records that were loaded or could not be used, and the organisation's own
 * names, which are nobody's.
 */
export async function knownPeople(
  ingested: Ingested,
  organization: Organization,
  store: Store,
): Promise<KnownPeople> {
  const units = [...organization.branches, ...organization.departments];
  const refused = (columns: readonly string[]) =>
    ingested.quarantine.flatMap(({ cells = {} }) =>
      columns.map((column) => cells[column]?.trim() ?? '').filter((text) => text !== ''),
    );
  return {
    names: [...(await valuesOf(NAME_COLUMNS, 'text', ingested, store)), ...refused(NAME_COLUMNS)],
    numbers: [
      ...(await valuesOf(NUMBER_COLUMNS, 'id', ingested, store)),
      ...refused(NUMBER_COLUMNS),
    ],
    keep: [
      organization.name,
      organization.department,
      ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
  };
}

/** What ingest gave, with names and numbers masked in the records that could not be used. */
export function withoutPeople(ingested: Ingested, masker: Masker): Ingested {
  const quarantine = ingested.quarantine.map(({ file, record, column, reason, raw }) => ({
    file,
    record,
    column,
    reason: masker.text(reason),
    raw: raw.map(masker.text),
  }));
  return { ...ingested, quarantine };
}

async function valuesOf(
  columns: readonly string[],
  type: ColumnType,
  { datasets }: Ingested,
  store: Store,
): Promise<readonly string[]> {
  const selects = datasets.flatMap(({ spec, presentColumns }) =>
    columns
      .filter((name) => presentColumns.includes(name))
      .filter((name) => spec.columns.some((one) => one.name === name && one.type === type))
      .map((column) => `select ${quoteName(column)} as value from ${quoteName(spec.id)}`),
  );
  if (selects.length === 0) return [];
  const rows = await store.rows(
    `select distinct value from (${selects.join(' union all ')}) where value is not null order by value`,
  );
  return rows.map(({ value }) => String(value));
}
