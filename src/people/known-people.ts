import { takenOut } from '../ingest/load/people.ts';
import type { Ingested } from '../ingest/model/types.ts';
import { asWritten } from '../ingest/values/shown-numbers.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import { likelyNames } from '../privacy/likely-names.ts';
import type { KnownPeople, Masker } from '../privacy/masker.ts';
import { holdsPeople } from '../privacy/person-headers.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import type { Organization } from '../workspace/types.ts';

type Personal = NonNullable<ColumnSpec['personal']>;

/**
 * The people whom the exports name in columns that their dataset declares personal, in records that could be read
 * (those that gave way to a later one, too), could not be used or were corrected; under headers that no dataset knows
 * but that say they name people, who is likely one; and the organisation's own names, which are nobody's.
 */
export async function knownPeople(
  ingested: Ingested,
  organization: Organization,
  store: Store,
): Promise<KnownPeople> {
  const units = [...organization.branches, ...organization.departments];
  const left = await takenOut(store);
  const named = async (kind: Personal) => [
    ...(await valuesOf(kind, ingested, store)),
    ...(left.get(kind) ?? []),
    ...refusedOf(kind, ingested),
    ...correctedOf(kind, ingested),
  ];
  return {
    names: [...(await named('name')), ...likelyPeople(ingested, left.get('likely') ?? [])],
    numbers: await named('number'),
    keep: [
      organization.name,
      organization.department,
      ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
  };
}

/** What ingest gave, with names and numbers masked in the records that could not be used or were corrected. */
export function withoutPeople(ingested: Ingested, masker: Masker): Ingested {
  const quarantine = ingested.quarantine.map(({ file, record, column, reason, raw }) => ({
    file,
    record,
    column,
    reason: masker.text(reason),
    raw: raw.map(masker.text),
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

/** Whom cells name under headers that no dataset knows: what is a word of some list is no name. */
function likelyPeople(ingested: Ingested, left: readonly string[]): readonly string[] {
  const changed = ingested.corrected.flatMap(({ changes }) =>
    changes.filter(({ header }) => holdsPeople(header)).map(({ from }) => from),
  );
  const cells = [...left, ...changed];
  if (cells.length === 0) return [];
  const listed = new Set(
    ingested.datasets.flatMap(({ spec }) =>
      spec.columns.flatMap(({ values }) => values.flatMap((one) => [one.value, ...one.aliases])),
    ),
  );
  return cells.flatMap(likelyNames).filter((name) => !listed.has(name));
}

async function valuesOf(
  kind: Personal,
  { datasets }: Ingested,
  store: Store,
): Promise<readonly string[]> {
  const selects = datasets.flatMap(({ spec, presentColumns }) =>
    personalColumns(spec, kind)
      .filter((name) => presentColumns.includes(name))
      // A number is known in the form that is compared and in the one that was written.
      .flatMap((column) => [...new Set([quoteName(column), asWritten(column, spec)])])
      .map((value) => `select ${value} as value from ${quoteName(spec.id)}`),
  );
  if (selects.length === 0) return [];
  const rows = await store.rows(
    `select distinct value from (${selects.join(' union all ')}) where value is not null order by value`,
  );
  return rows.map(({ value }) => String(value));
}

/** What stood in these columns before people corrected them: other texts may still say it. */
function correctedOf(kind: Personal, { datasets, corrected }: Ingested): readonly string[] {
  const headers = new Set(
    datasets.flatMap(({ spec }) =>
      spec.columns
        .filter(({ personal }) => personal === kind)
        .flatMap(({ header, aliases }) => [header, ...aliases]),
    ),
  );
  return corrected.flatMap(({ changes }) =>
    changes.filter(({ header }) => headers.has(header)).map(({ from }) => from),
  );
}

/** What stands in these columns of the records that could not be used. */
function refusedOf(kind: Personal, { datasets, files, quarantine }: Ingested): readonly string[] {
  const columns = new Map(
    files.map(({ path, dataset }) => {
      const spec = datasets.find((one) => one.spec.id === dataset)?.spec;
      return [path, spec ? personalColumns(spec, kind) : []];
    }),
  );
  return quarantine.flatMap(({ file, cells = {} }) =>
    (columns.get(file) ?? [])
      .map((column) => cells[column]?.trim() ?? '')
      .filter((text) => text !== ''),
  );
}

function personalColumns({ columns }: DatasetSpec, kind: Personal): readonly string[] {
  return columns.filter(({ personal }) => personal === kind).map(({ name }) => name);
}
