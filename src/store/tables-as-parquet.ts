import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteName, quoteText } from './quoted.ts';
import { toStoreError } from './store-error.ts';

/** A table in a file of its own. */
export interface TableFile {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  /** In the order of the file; types as DuckDB names them. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Writes each table of a file of kept tables (`writeTables`) as Parquet into a folder; the file stays as it is. */
export async function tablesAsParquet(file: string, folder: string): Promise<readonly TableFile[]> {
  const instance = await DuckDBInstance.create(file, {
    access_mode: 'READ_ONLY',
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    const listed = await connection.runAndReadAll(
      'SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index',
    );
    const tables = Map.groupBy(listed.getRows(), ([table]) => String(table));
    const files: TableFile[] = [];
    for (const [name, columns] of tables) {
      const path = join(folder, `${name}.parquet`);
      const written = await connection.runAndReadAll(
        `COPY ${quoteName(name)} TO ${quoteText(path)} (FORMAT parquet)`,
      );
      files.push({
        name,
        path,
        rows: Number(written.getRows()[0]?.[0] ?? 0),
        columns: columns.map(([, column, type]) => ({ name: String(column), type: String(type) })),
      });
    }
    return files;
  } catch (cause) {
    throw toStoreError(cause, Number.POSITIVE_INFINITY);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
