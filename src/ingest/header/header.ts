import type { AskedHeader, ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import type { HeaderAlias } from '../../workspace/types.ts';
import type { MatchedColumn } from '../model/types.ts';
import {
  doubleHeader,
  type HeaderCell,
  headerForm,
  headerUnit,
  looseForm,
  singleHeader,
} from '../values/header-form.ts';
import { isUnitOfTime } from '../values/header-units.ts';

/** Header aliases that the workspace adds, by canonical column. */
export type ExtraAliases = Readonly<Record<string, readonly HeaderAlias[]>>;

/** A header that is asked about, and the column that it may mean. */
export interface Asked extends AskedHeader {
  readonly column: ColumnSpec;
}

/** A header found in a row, or in two: which cell holds which column. */
export interface HeaderMatch {
  /** Position of the cell, and the column matched to it, in the order of cells; a span of time has two columns. */
  readonly columns: readonly { readonly at: number; readonly matched: MatchedColumn }[];
  readonly ignored: readonly { readonly at: number; readonly header: string }[];
  /** Ignored headers that may mean a column which the row lacks. */
  readonly asked: readonly Asked[];
  /** Columns that the row lacks, and the configuration gives. */
  readonly assumed: readonly MatchedColumn[];
  /** Cells up to the last that is not empty. */
  readonly width: number;
  /** Part of the required columns that the row has, 0 to 1; those that the configuration gives are not asked for. */
  readonly score: number;
  /** The rows as they stood. */
  readonly rows: readonly (readonly string[])[];
}

/** Rows below this share of the required columns are no header. */
export const HEADER_SHARE = 0.6;
/** A header is sought in so many rows. */
export const HEADER_ROWS = 20;

/** Matches a row, or a row of groups with the one below it, against the headers and aliases of a dataset. */
export type HeaderMatcher = (
  cells: readonly string[],
  below?: readonly string[] | undefined,
) => HeaderMatch;

type Known = Omit<MatchedColumn, 'header'>;

/**
 * Makes the matcher of a dataset; what the workspace says of a header beats the pack. `given`: columns that the
 * configuration gives where the export lacks them.
 */
export function headerMatcher(
  spec: DatasetSpec,
  extra: ExtraAliases,
  given: readonly string[] = [],
): HeaderMatcher {
  const byHeader = knownHeaders(spec, extra);
  const lengths = lengthHeaders(spec, byHeader);
  const askedBy = askedHeaders(spec);
  const wanted = wantedColumns(spec).map(({ name }) => name);
  const constants = spec.columns
    .filter(({ name }) => given.includes(name))
    .map(({ name, header }): MatchedColumn => ({ column: name, header, how: 'set' }));
  return (cells, below) => {
    const row = below === undefined ? singleHeader(cells) : doubleHeader(cells, below);
    const columns: { at: number; matched: MatchedColumn }[] = [];
    const ignored: { at: number; header: string }[] = [];
    const asked: Asked[] = [];
    const exact = row.map(({ names }) => firstBy(byHeader, names, headerForm));
    const taken = new Set(exact.flatMap((known) => known?.map(({ column }) => column) ?? []));
    for (const [index, cell] of row.entries()) {
      const { at, header, names } = cell;
      const loose = () =>
        (firstBy(byHeader, names, looseForm) ?? firstBy(lengths, names, lengthForm))?.filter(
          ({ column }) => !taken.has(column),
        );
      const known = exact[index] ?? loose() ?? [];
      if (known.length > 0)
        columns.push(...known.map((one) => ({ at, matched: { ...one, header } })));
      else {
        ignored.push({ at, header });
        asked.push(...(firstOf(askedBy, cell) ?? []));
      }
    }
    const found = new Set(columns.map(({ matched }) => matched.column));
    const assumed = constants.filter(({ column }) => !found.has(column));
    const sought = wanted.filter((name) => !assumed.some(({ column }) => column === name));
    const hits = sought.filter((name) => found.has(name)).length;
    return {
      columns,
      ignored,
      asked: asked.filter(({ column }) => !found.has(column.name)),
      assumed,
      width: (row.at(-1)?.at ?? -1) + 1,
      score: sought.length === 0 ? Math.min(1, columns.length) : hits / sought.length,
      rows: below === undefined ? [cells] : [cells, below],
    };
  };
}

/** A dataset of the pack, by whose headers its tables are known. */
export interface KnownDataset {
  readonly spec: DatasetSpec;
  readonly match: HeaderMatcher;
}

/** The headers that datasets know, as they are written and in the form in which they are compared. */
export interface HeaderWords {
  readonly raw: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
}

/** Gathers the headers of datasets, each with what the workspace adds. */
export function headerWords(
  datasets: readonly { readonly spec: DatasetSpec; readonly extra: ExtraAliases }[],
): HeaderWords {
  const raw = new Set(
    datasets.flatMap(({ spec, extra }) => [
      ...spec.columns.flatMap(({ header, aliases, inverse, starts, ends }) =>
        [[header], aliases, inverse, starts, ends].flat(),
      ),
      ...Object.values(extra).flatMap((all) => all.map(({ header }) => header)),
    ]),
  );
  return { raw, forms: new Set([...raw].map(headerForm)) };
}

/** The columns that tell a header: the required ones, or all where none is required. */
export function wantedColumns(spec: DatasetSpec): readonly ColumnSpec[] {
  const required = spec.columns.filter((column) => column.required !== 'no');
  return required.length > 0 ? required : spec.columns;
}

/** The headers by the position of their cells; empty where a cell has none. */
export function headersOf({ columns, ignored, width }: HeaderMatch): readonly string[] {
  const headers = Array.from({ length: width }, () => '');
  for (const { at, matched } of columns) headers[at] = matched.header;
  for (const { at, header } of ignored) headers[at] = header;
  return headers;
}

function firstOf<T>(byHeader: ReadonlyMap<string, T>, { names }: HeaderCell): T | undefined {
  return firstBy(byHeader, names, headerForm) ?? firstBy(byHeader, names, looseForm);
}

function firstBy<T>(
  byHeader: ReadonlyMap<string, T>,
  names: readonly string[],
  form: (name: string) => string,
): T | undefined {
  for (const name of names) {
    const found = byHeader.get(form(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The loose form of a header that names a unit of time; of any other one that no map holds. */
function lengthForm(name: string): string {
  const unit = headerUnit(name);
  return unit !== null && isUnitOfTime(unit) ? looseForm(name) : '';
}

/** 挂起时间 beside a unit of time is 挂起时长, unless a column is called so. */
function lengthHeaders(
  spec: DatasetSpec,
  byHeader: ReadonlyMap<string, readonly Known[]>,
): ReadonlyMap<string, readonly Known[]> {
  const lengths = new Map<string, readonly Known[]>();
  for (const { name, type, header, aliases } of spec.columns) {
    if (type !== 'hours') continue;
    for (const one of [header, ...aliases].map(headerForm)) {
      const other = one.replace(/时长$/, '时间');
      if (other !== one && !byHeader.has(other))
        lengths.set(other, [{ column: name, how: 'alias' }]);
    }
  }
  return lengths;
}

function knownHeaders(spec: DatasetSpec, extra: ExtraAliases): Map<string, readonly Known[]> {
  const byHeader = new Map<string, readonly Known[]>();
  const add = (header: string, column: string, how: MatchedColumn['how']) => {
    const form = headerForm(header);
    if (byHeader.get(form)?.[0]?.column !== column) byHeader.set(form, [{ column, how }]);
  };
  for (const { name, aliases } of spec.columns) for (const one of aliases) add(one, name, 'alias');
  for (const { name, inverse } of spec.columns)
    for (const one of inverse) add(one, name, 'inverse');
  for (const { name, header } of spec.columns)
    byHeader.set(headerForm(header), [{ column: name, how: 'header' }]);
  for (const { name, starts, ends } of spec.columns) {
    for (const header of starts) addSpan(byHeader, header, { column: name, how: 'span_start' });
    for (const header of ends) addSpan(byHeader, header, { column: name, how: 'span_end' });
  }
  addOwn(byHeader, extra);
  return byHeader;
}

/**
 * What the workspace says takes the place of the pack's; a header that it names for several columns is all of them. Where
 * both name one column, the pack knows which way round it asks, unless the workspace says it.
 */
function addOwn(byHeader: Map<string, readonly Known[]>, extra: ExtraAliases): void {
  const own = new Map<string, readonly Known[]>();
  const said = new Set<string>();
  for (const [column, headers] of Object.entries(extra))
    for (const { header, inverse, isSaid } of headers) {
      const form = headerForm(header);
      if (isSaid) said.add(form);
      const how = inverse ? 'workspace_inverse' : 'workspace_alias';
      const others = (own.get(form) ?? []).filter((one) => one.column !== column);
      own.set(form, [...others, { column, how }]);
    }
  for (const [form, known] of own)
    if (known.length > 1 || said.has(form) || byHeader.get(form)?.[0]?.column !== known[0]?.column)
      byHeader.set(form, known);
}

/** The start and the end of a span come from one cell. */
function addSpan(byHeader: Map<string, readonly Known[]>, header: string, known: Known): void {
  const form = headerForm(header);
  byHeader.set(form, [...(byHeader.get(form) ?? []), known]);
}

function askedHeaders(spec: DatasetSpec): Map<string, readonly Asked[]> {
  const askedBy = new Map<string, readonly Asked[]>();
  for (const column of spec.columns) {
    for (const asked of column.ask) {
      const form = headerForm(asked.header);
      askedBy.set(form, [...(askedBy.get(form) ?? []), { ...asked, column }]);
    }
  }
  return askedBy;
}
