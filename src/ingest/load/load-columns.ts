import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import type { Period } from '../../workspace/types.ts';
import type { MatchedColumn } from '../model/types.ts';
import { type DatasetContext, givenUnit, readerFor } from '../values/column-reader.ts';
import type { DayOrder } from '../values/date-forms.ts';
import type { PercentNotation } from '../values/number.ts';
import { type CellReader, missing } from '../values/parsed.ts';
import { plainForm } from './plain-form.ts';

/** What the typed load knows of the file that a raw record came from. */
export interface LoadedFile {
  readonly path: string;
  /** The month that gives the year to its dates without one, where it is not the report's. */
  readonly month?: Period | undefined;
  readonly date1904: boolean;
  /** How the bare numbers of percent columns are meant. */
  readonly percents: ReadonlyMap<string, PercentNotation>;
  /** How dates such as 7/3/2009 are written; null where nothing tells. */
  readonly dayOrder: DayOrder | null;
  /** No cell is left to the store. */
  readonly isCareful?: boolean;
  /** `at`: null for a column that the configuration gives. */
  readonly columns: readonly { readonly at: number | null; readonly matched: MatchedColumn }[];
}

/** One column of a dataset as one file gives it. */
export interface LoadColumn {
  readonly column: ColumnSpec;
  /** Its position in the file; null where the file lacks it. */
  readonly at: number | null;
  /** Whether its records have texts of it, from the file or from the configuration. */
  readonly isGiven: boolean;
  /** As it is called in the file. */
  readonly header: string;
  readonly read: CellReader;
  /** The SQL of {@link plainForm} for a cell, if the store may read plain cells by itself. */
  readonly plain: (cell: string) => string | null;
}

/** The columns of a dataset, in its order, as this file gives them. */
export function loadColumns(
  spec: DatasetSpec,
  file: LoadedFile,
  context: DatasetContext,
): readonly LoadColumn[] {
  const { date1904, percents, dayOrder, month = context.month } = file;
  const found = new Map(file.columns.map((one) => [one.matched.column, one]));
  return spec.columns.map((column): LoadColumn => {
    const given = found.get(column.name);
    if (!given) {
      const { header } = column;
      return { column, at: null, isGiven: false, header, read: () => missing, plain: () => null };
    }
    const { at, matched } = given;
    const isSpan = matched.how === 'span_start' || matched.how === 'span_end';
    const isPlain = !file.isCareful && !isSpan && givenUnit(column, matched) === null;
    return {
      column,
      at,
      isGiven: true,
      header: matched.header,
      read: readerFor(column, matched, { ...context, month, date1904, percents, dayOrder }),
      plain: (cell) => (isPlain ? plainForm(column, cell) : null),
    };
  });
}
