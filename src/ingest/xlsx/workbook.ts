import { Readable } from 'node:stream';
import { Fault } from '../../messages/fault.ts';
import type { CellFault, RawRecord, RawRecords } from '../raw-record.ts';
import { cellText } from './cell-text.ts';
import { type Container, openContainer } from './container.ts';
import { plainZip } from './plain-zip.ts';
import { type Refuse, refuserOf } from './zip.ts';

/** One sheet of a workbook with at least one row. */
export interface Sheet {
  readonly name: string;
  readonly date1904: boolean;
  /** To be read to the end before the next sheet is asked for. */
  readonly records: RawRecords;
}

/** Reads the sheets of a workbook that is in memory, one after the other; `path` names it in faults. */
export async function* sheetsOf(bytes: Buffer, path: string): AsyncIterable<Sheet> {
  const refuse = refuserOf(path);
  const container = await openContainer(bytes, refuse);
  const { default: exceljs } = await import('exceljs');
  const source = Readable.from(plainZip(container, refuse));
  const reader = new exceljs.stream.xlsx.WorkbookReader(source, {
    styles: 'cache',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  });
  let at = 0;
  try {
    for await (const worksheet of reader) {
      const sheet = container.sheets[at];
      at += 1;
      if (!sheet) throw refuse('unknown_layout');
      const records = recordsOf(worksheet, container, sheet.rows, refuse);
      if (sheet.rows === 0) for await (const _ of records);
      else yield { name: sheet.name, date1904: container.date1904, records };
    }
  } catch (cause) {
    throw asFault(cause, refuse);
  } finally {
    source.destroy();
  }
  if (at !== container.sheets.length) throw refuse('unknown_layout');
}

type Worksheet = AsyncIterable<{
  readonly number: number;
  eachCell(callback: (cell: Parameters<typeof cellText>[0], column: number) => void): void;
}>;

function blankRow(record: number): RawRecord {
  return { record, cells: [], faults: null, fixedWidth: false };
}

async function* recordsOf(
  worksheet: Worksheet,
  container: Container,
  rows: number,
  refuse: Refuse,
): RawRecords {
  let given = 0;
  let last = 0;
  try {
    for await (const row of worksheet) {
      given += 1;
      // Rows without a cell are not in the XML; people see them as blank rows, and the account counts them.
      for (last += 1; last < row.number; last += 1) yield blankRow(last);
      const cells: string[] = [];
      const faults = new Map<number, CellFault>();
      row.eachCell((cell, column) => {
        const read = cellText(cell, container.date1904);
        if ('fault' in read) faults.set(column - 1, read.fault);
        else cells[column - 1] = read.text;
      });
      yield {
        record: last,
        cells: Array.from(cells, (cell) => cell ?? ''),
        faults: faults.size > 0 ? faults : null,
        fixedWidth: false,
      } satisfies RawRecord;
    }
  } catch (cause) {
    throw asFault(cause, refuse);
  }
  if (given !== rows) throw refuse('unknown_layout');
}

/** The library's own words may quote cells, so they stay behind as the cause. */
function asFault(cause: unknown, refuse: Refuse): Fault {
  return cause instanceof Fault ? cause : refuse('unknown_layout', undefined, cause);
}
