import {
  type HeaderMatch,
  type HeaderMatcher,
  headersOf,
  wantedColumns,
} from '../../ingest/header/header.ts';
import { comparable } from '../../ingest/values/text.ts';
import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import type { ExampleTable } from '../tables/example-tables.ts';
import { type LikelyColumn, likelyColumns } from './columns.ts';
import { type CrossedTable, crossedTable } from './cross-table.ts';
import type { FitContext } from './fits.ts';
import type { Profile, profilesOf } from './profile.ts';

/** A table read as one of a dataset: what of it is known, what is likely, what is missing. */
export interface Reading {
  readonly dataset: DatasetSpec;
  readonly match: HeaderMatch;
  readonly likely: readonly LikelyColumn[];
  /** How it is a cross table; null for a plain one. */
  readonly crossed: CrossedTable | null;
  /** Required columns that nothing gives. */
  readonly missing: readonly ColumnSpec[];
  /** The column of each header, by position, known or likely. */
  readonly columnAt: ReadonlyMap<number, ColumnSpec>;
  readonly profiles: readonly Profile[];
  /** The word by which name, sheet or title name the dataset; null without one. */
  readonly named: string | null;
  readonly points: number;
}

const POINTS = { required: 2, optional: 0.7, likely: 0.8, missing: -1.5, named: 4 } as const;

/** Reads a table as one of each dataset, the best first; `profile` counts what its columns hold. */
export function readingsOf(
  table: ExampleTable,
  profile: ReturnType<typeof profilesOf>,
  datasets: readonly { readonly spec: DatasetSpec; readonly match: HeaderMatcher }[],
  context: FitContext,
): readonly Reading[] {
  const [upper, lower] = table.header;
  if (upper === undefined) return [];
  return datasets
    .map(({ spec, match }) => {
      const found = match(upper, lower);
      const all = headersOf(found).flatMap((header, at) =>
        header === '' ? [] : [profile(at, header)],
      );
      return readingAs(table, spec, found, all, context);
    })
    .toSorted((a, b) => b.points - a.points);
}

function readingAs(
  table: ExampleTable,
  dataset: DatasetSpec,
  match: HeaderMatch,
  profiles: readonly Profile[],
  context: FitContext,
): Reading {
  const found = new Set(match.columns.map(({ matched }) => matched.column));
  const absent = dataset.columns.filter(
    ({ name }) => !found.has(name) && !match.assumed.some(({ column }) => column === name),
  );
  const ignored = new Set(match.ignored.map(({ at }) => at));
  const open = profiles.filter(({ at }) => ignored.has(at));
  const likely = likelyColumns(open, absent, context);
  const given = new Set([...found, ...likely.map(({ column }) => column.name)]);
  const assumed = new Set(match.assumed.map(({ column }) => column));
  const lacking = wantedColumns(dataset).filter(
    ({ name, required }) => required !== 'no' && !given.has(name) && !assumed.has(name),
  );
  const others = open.filter(({ at }) => !likely.some((one) => one.at === at));
  const crossed = crossedTable(others, absent, lacking);
  const missing = lacking.filter(
    ({ name, type }) =>
      !crossed?.columns.includes(name) && !isGivenByDepartment(type, dataset, given),
  );
  const named = wordFor(dataset, table);
  const columnOf = (name: string) => dataset.columns.find((one) => one.name === name);
  return {
    dataset,
    match,
    likely,
    crossed,
    missing,
    columnAt: new Map([
      ...match.columns.flatMap(({ at, matched }) => {
        const column = columnOf(matched.column);
        return column ? [[at, column] as const] : [];
      }),
      ...likely.map(({ at, column }) => [at, column] as const),
    ]),
    profiles,
    named,
    points:
      sum(match.columns.map(({ matched }) => worth(columnOf(matched.column)))) +
      sum(likely.map(({ column, score }) => worth(column) * POINTS.likely * score)) +
      missing.length * POINTS.missing +
      (named === null ? 0 : POINTS.named),
  };
}

function isGivenByDepartment(
  type: ColumnSpec['type'],
  { columns }: DatasetSpec,
  given: ReadonlySet<string>,
): boolean {
  return (
    type === 'branch' && columns.some((one) => one.type === 'department' && given.has(one.name))
  );
}

function worth(column: ColumnSpec | undefined): number {
  return column?.required === 'no' ? POINTS.optional : POINTS.required;
}

/** A word for the dataset in the sheet's or file's name, or in the titles; the longest there is. */
function wordFor(
  { name, words = [] }: DatasetSpec,
  { name: file, titles }: Pick<ExampleTable, 'name' | 'titles'>,
): string | null {
  const places = [file, ...titles].map(comparable);
  const found = [name, ...words].filter((word) =>
    places.some((place) => place.includes(comparable(word))),
  );
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Whether a reading tells what the table is: most of what is required is there, or its name says it and some is. */
export function isTold(reading: Reading): boolean {
  const { dataset, missing, named, columnAt, crossed, match } = reading;
  const required = wantedColumns(dataset).length;
  const there = required - missing.length;
  if (columnAt.size + (crossed?.columns.length ?? 0) + match.assumed.length < 2) return false;
  return named === null ? there * 10 >= required * 6 && columnAt.size > 2 : there * 3 >= required;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
