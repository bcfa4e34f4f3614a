import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedTables, findEntry } from '../cache/entries.ts';
import { fault } from '../messages/fault.ts';
import { type TableFile, tablesAsParquet } from '../store/tables-as-parquet.ts';
import type { KeptFacts } from './kept-facts.ts';
import { keyOfTables, seenInputs } from './key-of-tables.ts';
import { type LoadedFacts, namesOfLoaded } from './loaded-month.ts';
import type { ReportRequest } from './make-report.ts';
import { openMonth } from './opened-month.ts';
import { readExports, startedRun } from './stages.ts';

/** A month's tables as Parquet files, and what a report needs to know of them besides. */
export interface TypedTables {
  readonly files: readonly TableFile[];
  readonly facts: LoadedFacts;
}

/** Who makes the files, and where; the folder is there. */
export interface TypedTablesPlace {
  readonly folder: string;
  /** The version of the program. */
  readonly mark: string;
  readonly now: () => Date;
}

/**
 * Reads the exports of a month and writes its typed tables, open to nobody else: they hold people's names and numbers.
 * Faults: those of reading; `tables.changing` where an export changed meanwhile; `store.disk`.
 */
export async function typedTables(
  request: ReportRequest,
  { folder, mark, now }: TypedTablesPlace,
): Promise<TypedTables> {
  const cache = {
    folder: join(request.tempFolder, 'tables'),
    mark,
    most: Number.POSITIVE_INFINITY,
    now,
  };
  const seen = await seenInputs(request);
  const own = { ...request, cache, engine: null };
  await using opened = await openMonth(own);
  await readExports(await startedRun(own, opened));
  const entry = await findEntry<KeptFacts>(cache.folder, keyOfTables(request, mark, seen), now());
  const file = entry && (await checkedTables(entry));
  if (!entry || file === null) throw fault('tables.changing', { period: request.month });
  const files = await tablesAsParquet(file, folder);
  for (const { path } of files) await chmod(path, 0o600);
  return { files, facts: { ...namesOfLoaded(request, mark, seen), facts: entry.facts } };
}
