import { type HeaderMatcher, headerMatcher } from '../ingest/header/header.ts';
import { anyOf } from '../ingest/header/header-choice.ts';
import type { TableSigns } from '../ingest/tables/tables.ts';
import { readDateTime } from '../ingest/values/datetime.ts';
import { readMonth } from '../ingest/values/month.ts';
import { comparable, plain } from '../ingest/values/text.ts';
import type { Fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Period } from '../workspace/types.ts';
import { constantsOf } from './meaning/constants.ts';
import type { FitContext } from './meaning/fits.ts';
import { profilesOf } from './meaning/profile.ts';
import { isTold, type Reading, readingsOf } from './meaning/readings.ts';
import { type ExampleTable, exampleTables } from './tables/example-tables.ts';
import type { Seen, SeenExport, UnknownTable } from './types.ts';
import { branchStem, mayBeUnit, raise } from './units.ts';

interface Known {
  readonly spec: DatasetSpec;
  readonly match: HeaderMatcher;
}

/** What tells what example exports are, beside themselves. */
export interface Looking {
  readonly datasets: readonly DatasetSpec[];
  /** What a configuration says already of headers and of columns that exports lack; nothing for a new workspace. */
  readonly known?: TableSigns | undefined;
  /** Branches that are known already. */
  readonly branches: readonly string[];
  /** The dataset that somebody names for a table, by the table's name or its file's. */
  readonly datasetOf: (table: ExampleTable) => DatasetSpec | null;
  /** Told of a file that cannot be read at all. */
  readonly refuse: (file: string, fault: Fault) => void;
}

/**
 * Looks at example exports (absolute paths): what each table is, by its headers, its names and its values. Tables are
 * looked at twice, since the branches that the first look finds tell columns of other tables.
 */
export async function lookAtExports(files: readonly string[], looking: Looking): Promise<Seen> {
  const known =
    looking.known?.datasets ??
    looking.datasets.map((spec) => ({ spec, match: headerMatcher(spec, {}) }));
  const match = anyOf(known.map((one) => one.match));
  const tables = (await exampleTables(files, match, looking.refuse)).filter(
    ({ headerRow, rows }, at, all) => headerRow > 0 || rows.length > 0 || isOnly(all, at),
  );
  const profiled = tables.map((table) => ({ table, profile: profilesOf(table.rows) }));
  const given = new Set(looking.branches.map(branchStem));
  const first = readAll(profiled, known, given, looking);
  const stems = new Set([...given, ...branchesIn(first)]);
  const seen = readAll(profiled, known, stems, looking);
  return {
    exports: seen.flatMap(({ table, told, readings }) =>
      told ? [seenAs(table, told, readings)] : [],
    ),
    unknown: seen.flatMap(({ table, told, readings }): readonly UnknownTable[] =>
      told ? [] : [{ table, readings }],
    ),
  };
}

/** Whether a table is the only one of its file: a file of which nothing is read is told all the same. */
function isOnly(tables: readonly ExampleTable[], at: number): boolean {
  return tables.filter(({ file }) => file === tables[at]?.file).length === 1;
}

interface Read {
  readonly table: ExampleTable;
  readonly told: Reading | null;
  readonly readings: readonly Reading[];
}

function readAll(
  tables: readonly {
    readonly table: ExampleTable;
    readonly profile: ReturnType<typeof profilesOf>;
  }[],
  known: readonly Known[],
  branches: ReadonlySet<string>,
  { datasetOf }: Looking,
): readonly Read[] {
  return tables.map(({ table, profile }) => {
    const context: FitContext = { date1904: table.date1904, branches, stemOf: branchStem };
    const readings = readingsOf(table, profile, known, context);
    const named = datasetOf(table);
    const [best] = readings;
    const told = named
      ? (readings.find(({ dataset }) => dataset === named) ?? null)
      : best && isTold(best)
        ? best
        : null;
    return { table, told, readings };
  });
}

/** The stems of the texts that columns of branches hold, of those that say so in their header. */
function branchesIn(read: readonly Read[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { table, told } of read) {
    if (told === null) continue;
    const sure = new Set(told.match.columns.map(({ at }) => at));
    for (const [at, { type }] of told.columnAt)
      if (type === 'branch' && sure.has(at))
        for (const row of table.rows) raise(counts, branchStem(plain(row[at] ?? '')));
  }
  return [...counts].filter(([stem, count]) => count > 1 && mayBeUnit(stem)).map(([stem]) => stem);
}

/** Within this of the best, another dataset fits as well. */
const AS_GOOD = 0.1;

function seenAs(table: ExampleTable, reading: Reading, readings: readonly Reading[]): SeenExport {
  const rival = readings.find(
    (one) => one !== reading && one.points >= reading.points * (1 - AS_GOOD) && isTold(one),
  );
  return {
    table,
    reading,
    rival: reading.named !== null && rival?.named == null ? null : (rival?.dataset ?? null),
    constants: constantsOf(reading, table),
    ...unitsIn(table, reading),
    months: monthsIn(table, reading),
  };
}

function unitsIn({ rows }: ExampleTable, { columnAt }: Reading) {
  const placeOf = (type: string) => [...columnAt].find(([, column]) => column.type === type)?.[0];
  const [branchAt, departmentAt] = [placeOf('branch'), placeOf('department')];
  const branches = new Map<string, number>();
  const departments = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const textAt = (at: number | undefined) =>
      at === undefined ? '' : plain(row[at] ?? '').replace(/\s+/g, '');
    const [branch, department] = [textAt(branchAt), textAt(departmentAt)];
    if (branch !== '') raise(branches, branch);
    if (department === '') continue;
    const beside = departments.get(department) ?? new Map<string, number>();
    raise(beside, branch);
    departments.set(department, beside);
  }
  return { branches, departments };
}

function monthsIn(
  { rows, date1904 }: ExampleTable,
  { columnAt, dataset }: Reading,
): ReadonlyMap<Period, number> {
  const columns = [...columnAt];
  const [at, column] =
    columns.find(([, { name }]) => name === dataset.cohort) ??
    columns.find(([, { type }]) => type === 'month') ??
    columns.find(([, { type }]) => type === 'datetime') ??
    [];
  const months = new Map<Period, number>();
  if (at === undefined || !column) return months;
  const context = { month: '2000-01', date1904 };
  for (const row of rows) {
    const cell = row[at] ?? '';
    // A date without a year would be of the year that it is read in.
    if (/^\s*\d{1,2}\s*月/.test(cell)) continue;
    const parsed = column.type === 'month' ? readMonth(cell, context) : readDateTime(cell, context);
    if (parsed.ok && parsed.value !== null) raise(months, parsed.value.slice(0, 7));
  }
  return months;
}

/** Whether somebody's word for a table is this one: its name, its file's, or a part of these. */
export function isTableNamed({ name }: ExampleTable, word: string): boolean {
  return comparable(name).includes(comparable(word));
}
