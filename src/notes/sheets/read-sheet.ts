import { exportsOf } from '../../ingest/files/read-file.ts';
import { HEADER_SHARE, headerMatcher } from '../../ingest/header/header.ts';
import type { RawRecords } from '../../ingest/model/raw-record.ts';
import { isPlaceholder, plain } from '../../ingest/values/text.ts';
import { message } from '../../messages/catalogue.ts';
import { Fault } from '../../messages/fault.ts';
import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { tidyLine } from '../markdown/tidy.ts';
import type { Reading } from '../reading.ts';

/** A column of a spreadsheet of notes; the header is sought by those that are required. */
export interface SheetColumn<C extends string> {
  readonly name: C;
  readonly header: string;
  readonly aliases?: readonly string[];
  readonly isRequired?: boolean;
}

/** One row: its cells by column, masked, null where nothing is written. */
export interface SheetRow<C extends string> {
  readonly file: string;
  readonly record: number;
  readonly cells: Readonly<Record<C, string | null>>;
}

/**
 * Reads the rows of a CSV or XLSX below the header that it looks for; blank rows are passed over.
 * A file that cannot be read, has no header or lacks cells that every row needs is warned of.
 */
export async function readSheet<C extends string>(
  file: { readonly file: string; readonly path: string },
  columns: readonly SheetColumn<C>[],
  reading: Reading,
): Promise<readonly SheetRow<C>[]> {
  const match = headerMatcher(specOf(columns), {});
  const found = { file: file.file, path: file.path, dataset: 'notes' };
  const rows: SheetRow<C>[] = [];
  let hasHeader = false;
  try {
    for await (const source of exportsOf(found, match, null)) {
      const sheet = await rowsBelowHeader(source.records, source.path);
      hasHeader ||= sheet !== null;
      rows.push(...(sheet ?? []));
    }
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    reading.warn(cause.said);
    return [];
  }
  if (!hasHeader) {
    const wanted = columns.filter((one) => one.isRequired).map(({ header }) => header);
    reading.warn(message('notes.no_header', { file: file.path, wanted }));
  }
  return rows;

  async function rowsBelowHeader(
    records: RawRecords,
    path: string,
  ): Promise<readonly SheetRow<C>[] | null> {
    let places: ReadonlyMap<string, number> | null = null;
    const read: SheetRow<C>[] = [];
    for await (const { record, cells, faults, broken } of records) {
      if (places === null) {
        const { score, columns: matched } = match(cells);
        if (score >= HEADER_SHARE) {
          places = new Map(matched.map(({ at, matched: { column } }) => [column, at]));
          warnOfAbsent(places, path);
        }
        continue;
      }
      if (broken) {
        reading.warn(message('notes.broken_record', { file: path, line: record, why: broken }));
        continue;
      }
      if (cells.every((cell) => plain(cell) === '')) continue;
      for (const at of faults?.keys() ?? []) {
        const column = columns.find(({ name }) => places?.get(name) === at);
        if (column)
          reading.warn(
            message('notes.unreadable_cell', { file: path, line: record, column: column.header }),
          );
      }
      const row = Object.fromEntries(
        columns.map(({ name }) => [name, cellText(cells[places?.get(name) ?? -1], reading)]),
      ) as Record<C, string | null>;
      for (const { name, header } of columns.filter((one) => one.isRequired)) {
        if (row[name] === null && places.has(name))
          reading.warn(
            message('notes.missing_value', { file: path, line: record, column: header }),
          );
      }
      read.push({ file: path, record, cells: row });
    }
    return places === null ? null : read;
  }

  function warnOfAbsent(places: ReadonlyMap<string, number>, path: string): void {
    for (const { name, header, isRequired } of columns) {
      if (isRequired && !places.has(name))
        reading.warn(message('notes.missing_column', { file: path, column: header }));
    }
  }
}

/** A cell's text on one line: the deck breaks lines itself. */
function cellText(cell: string | undefined, reading: Reading): string | null {
  const lines = (cell ?? '').split(/\r\n|\r|\n/).map((line) => tidyLine(line).trim());
  const text = lines.filter((line) => line !== '').join('；');
  return isPlaceholder(text) ? null : reading.masked(text);
}

function specOf(columns: readonly SheetColumn<string>[]): DatasetSpec {
  return {
    id: 'notes',
    name: 'notes',
    cohort: null,
    own: null,
    key: [],
    latestBy: [],
    derived: [],
    impossible: [],
    columns: columns.map(
      ({ name, header, aliases = [], isRequired = false }): ColumnSpec => ({
        name,
        header,
        aliases,
        type: 'text',
        inverse: [],
        ask: [],
        starts: [],
        ends: [],
        yesWords: [],
        noWords: [],
        required: isRequired ? 'value' : 'no',
        values: [],
        ambiguous: [],
        personal: null,
        blank: 'nothing',
        open: false,
        as: null,
      }),
    ),
  };
}
