import { basename } from 'node:path';
import { exportsOf } from '../../ingest/files/read-file.ts';
import type { HeaderMatcher } from '../../ingest/header/header.ts';
import type { RawRecord } from '../../ingest/model/raw-record.ts';
import { Fault } from '../../messages/fault.ts';
import { type FoundRows, tablesAmong } from './table-rows.ts';

/** Records of an export that are looked at; members and months repeat. */
const MOST_RECORDS = 50_000;

/** One table of an example export: what stands above it, its header, its rows. */
export interface ExampleTable extends FoundRows {
  /** Absolute. */
  readonly file: string;
  /** Name of the file without folders; a sheet of a workbook and a further table are named behind it. */
  readonly name: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly date1904: boolean;
}

/**
 * Reads the tables of example exports (absolute paths). A file that cannot be read at all is handed to `refuse` and left
 * out. `match` knows the headers of all datasets.
 */
export async function exampleTables(
  files: readonly string[],
  match: HeaderMatcher,
  refuse: (file: string, fault: Fault) => void,
): Promise<readonly ExampleTable[]> {
  const tables: ExampleTable[] = [];
  for (const file of files) {
    const own: ExampleTable[] = [];
    try {
      const found = { file, path: basename(file), dataset: '' };
      for await (const source of exportsOf(found, match, null)) {
        const rows: RawRecord[] = [];
        for await (const record of source.records)
          if (rows.length < MOST_RECORDS) rows.push(record);
        const { format, encoding, date1904 } = source;
        for (const [at, one] of tablesAmong(rows, match).entries()) {
          const name = at === 0 ? source.path : `${source.path}#表格${at + 1}`;
          own.push({ ...one, file, name, format, encoding, date1904 });
        }
      }
    } catch (cause) {
      if (!(cause instanceof Fault) || cause.kind === 'internal') throw cause;
      refuse(file, cause);
      continue;
    }
    tables.push(...own);
  }
  return tables;
}
