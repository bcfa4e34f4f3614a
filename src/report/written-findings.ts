import type { CaseColumn, NamedUnit, WrittenContext } from '../findings/written/context.ts';
import type { Ingested } from '../ingest/model/types.ts';
import { lastDayOf } from '../notes/days.ts';
import type { Notes } from '../notes/types.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import type { Organization, Period } from '../workspace/types.ts';

/** What people wrote for a month, with what it takes to compare it with the exports. */
export async function writtenContext(
  notes: Notes,
  month: Period,
  organization: Organization,
  ingested: Ingested,
  store: Store,
): Promise<WrittenContext> {
  return {
    notes,
    monthEnd: lastDayOf(month),
    unitOf: unitsOf(organization),
    caseRecords: await recordsOf(notes, ingested, store),
  };
}

/** Finds the unit with a name or an alias; else the longest that a text holds, if it holds one alone. */
export function unitsOf({
  branches,
  departments,
}: Pick<Organization, 'branches' | 'departments'>): WrittenContext['unitOf'] {
  const isBranch = (name: string): boolean => branches.some((one) => one.name === name);
  const units = [
    ...branches.map(({ name, aliases }) => ({ name, aliases, branch: name })),
    ...departments.map(({ name, aliases, branch }) => ({
      name,
      aliases,
      branch: isBranch(branch) ? branch : null,
    })),
  ];
  const names = units
    .flatMap(({ name, aliases, branch }) =>
      [name, ...aliases].map((word) => ({ word, unit: { name, branch } satisfies NamedUnit })),
    )
    .toSorted((a, b) => b.word.length - a.word.length);
  return (text) => {
    if (text === null || text === '') return null;
    const exact = names.find(({ word }) => word === text);
    if (exact) return exact.unit;
    const found = new Map<string, NamedUnit>();
    let rest = text;
    for (const { word, unit } of names) {
      if (!rest.includes(word)) continue;
      found.set(unit.name, unit);
      rest = rest.replaceAll(word, ' ');
    }
    const [only, ...more] = found.values();
    return only && more.length === 0 ? only : null;
  };
}

/** The record of each case that a note names, out of whichever dataset goes by such a number. */
async function recordsOf(
  { cases }: Notes,
  { datasets }: Ingested,
  store: Store,
): Promise<WrittenContext['caseRecords']> {
  const ids = [...new Set(cases.flatMap(({ caseId }) => caseId ?? []))];
  const found = new Map<string, readonly CaseColumn[]>();
  for (const { spec, provided, presentColumns } of datasets) {
    const [key, ...more] = spec.key ?? [];
    const columns = spec.columns.filter(
      ({ name, type }) =>
        presentColumns.includes(name) &&
        (type === 'enum' || type === 'branch' || type === 'department'),
    );
    if (!provided || key === undefined || more.length > 0 || columns.length === 0) continue;
    for (const id of ids.filter((one) => !found.has(one))) {
      const record = await recordOf(id, key, columns, spec, store);
      if (record) found.set(id, record);
    }
  }
  return found;
}

async function recordOf(
  id: string,
  key: string,
  columns: readonly ColumnSpec[],
  spec: DatasetSpec,
  store: Store,
): Promise<readonly CaseColumn[] | null> {
  const names = columns.map(
    ({ name }) => `cast(${quoteName(name)} as varchar) as ${quoteName(name)}`,
  );
  const rows = await store.rows(
    `select ${names.join(', ')} from ${quoteName(spec.id)} where cast(${quoteName(key)} as varchar) = ? limit 1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  return columns.map(({ name, header, type, values }) => ({
    header,
    value: String(row[name] ?? ''),
    words: values.map((one) => one.value),
    isUnit: type !== 'enum',
  }));
}
