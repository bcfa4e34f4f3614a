import type { Ingested } from './ingest/types.ts';
import type { ColumnType } from './pack/types.ts';
import type { KnownPeople, Masker } from './privacy/masker.ts';
import { quoteName, type Store } from './store/store.ts';
import type { Organization } from './workspace/types.ts';

/** Columns that hold a customer's name, and those that hold a customer's number. */
const NAME_COLUMNS = ['customer_name'];
const NUMBER_COLUMNS = ['contact', 'user_number'];

/** The customers whom the exports name, and the organisation's own names, which are nobody's. */
export async function knownPeople(
  ingested: Ingested,
  organization: Organization,
  store: Store,
): Promise<KnownPeople> {
  const units = [...organization.branches, ...organization.departments];
  return {
    names: await valuesOf(NAME_COLUMNS, 'text', ingested, store),
    numbers: await valuesOf(NUMBER_COLUMNS, 'id', ingested, store),
    keep: [
      organization.name,
      organization.department,
      ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
  };
}

/** What ingest gave, with names and numbers masked in the records that could not be used or were corrected. */
export function withoutPeople(ingested: Ingested, masker: Masker): Ingested {
  const quarantine = ingested.quarantine.map((one) => ({
    ...one,
    reason: masker.text(one.reason),
    raw: one.raw.map(masker.text),
  }));
  const corrected = ingested.corrected.map(({ changes, ...one }) => ({
    ...one,
    changes: changes.map(({ header, from, to }) => ({
      header,
      from: masker.text(from),
      to: masker.text(to),
    })),
  }));
  return { ...ingested, quarantine, corrected };
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
