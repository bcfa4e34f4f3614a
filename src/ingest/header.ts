import type { ColumnSpec, DatasetSpec } from '../pack/types.ts';
import type { MatchedColumn } from './types.ts';
import { comparable } from './values/text.ts';

/** Header aliases that the workspace adds, by canonical column. */
export type ExtraAliases = Readonly<Record<string, readonly string[]>>;

/** A header found in a row: which cell holds which column. */
export interface HeaderMatch {
  /** Position of the cell, and the column matched to it, in the order of cells. */
  readonly columns: readonly { readonly at: number; readonly matched: MatchedColumn }[];
  readonly ignored: readonly { readonly at: number; readonly header: string }[];
  /** Cells up to the last that is not empty. */
  readonly width: number;
  /** Part of the required columns that the row has, 0 to 1. */
  readonly score: number;
}

/** Rows below this share of the required columns are no header. */
export const HEADER_SHARE = 0.6;
/** A header is sought in so many rows. */
export const HEADER_ROWS = 20;

/** Matches rows against the headers and aliases of a dataset. */
export type HeaderMatcher = (cells: readonly string[]) => HeaderMatch;

/** Makes the matcher of a dataset; what the workspace says of a header beats the pack. */
export function headerMatcher(spec: DatasetSpec, extra: ExtraAliases): HeaderMatcher {
  const byHeader = headersOf(spec, extra);
  const wanted = wantedColumns(spec).map(({ name }) => name);
  return (cells) => {
    const columns: { at: number; matched: MatchedColumn }[] = [];
    const ignored: { at: number; header: string }[] = [];
    let width = 0;
    for (const [at, cell] of cells.entries()) {
      const header = cell.replace(/\s+/g, ' ').trim();
      if (header === '') continue;
      width = at + 1;
      const known = byHeader.get(headerForm(cell));
      if (known) columns.push({ at, matched: { ...known, header } });
      else ignored.push({ at, header });
    }
    const found = new Set(columns.map(({ matched }) => matched.column));
    const hits = wanted.filter((name) => found.has(name)).length;
    return { columns, ignored, width, score: wanted.length === 0 ? 0 : hits / wanted.length };
  };
}

/** The columns that tell a header: the required ones, or all where none is required. */
export function wantedColumns(spec: DatasetSpec): readonly ColumnSpec[] {
  const required = spec.columns.filter((column) => column.required !== 'no');
  return required.length > 0 ? required : spec.columns;
}

/**
 * The form in which headers are compared. Only units that do not change the figure's meaning are
 * dropped: a column in minutes must not pass for one in hours.
 */
export function headerForm(header: string): string {
  return comparable(header).replace(/\((?:小时|H|HR|HRS|HOURS?|元|件|次|户|个|张|条|单)\)$/, '');
}

function headersOf(
  spec: DatasetSpec,
  extra: ExtraAliases,
): Map<string, Omit<MatchedColumn, 'header'>> {
  const byHeader = new Map<string, Omit<MatchedColumn, 'header'>>();
  const add = (headers: readonly string[], column: string, how: MatchedColumn['how']) => {
    for (const header of headers) {
      const form = headerForm(header);
      if (byHeader.get(form)?.column !== column) byHeader.set(form, { column, how });
    }
  };
  for (const { name, aliases } of spec.columns) add(aliases, name, 'alias');
  for (const { name, inverse } of spec.columns) add(inverse, name, 'inverse');
  for (const { name, header } of spec.columns)
    byHeader.set(headerForm(header), { column: name, how: 'header' });
  for (const [name, headers] of Object.entries(extra)) add(headers, name, 'workspace_alias');
  return byHeader;
}
