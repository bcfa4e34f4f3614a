import { keyOf } from '../cache/key.ts';
import { type AskClickhouse, clickhouseStore } from '../clickhouse/clickhouse-store.ts';
import { factsOfTables, loadOfTables } from '../clickhouse/loaded-tables.ts';
import type { ClickhouseServer } from '../clickhouse/server.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { openStore } from '../store/store.ts';
import type { Period } from '../workspace/types.ts';
import { ingestedOf, type KeptFacts } from './kept-facts.ts';
import { type InputsSeen, keyOfTables, seenInputs } from './key-of-tables.ts';
import type { ReportRequest } from './make-report.ts';
import type { OpenedMonth } from './opened-month.ts';

/** Where the tables of months lie on a server. */
export interface LoadedPlace {
  /** Connects when it is first asked. */
  readonly server: () => Promise<ClickhouseServer>;
  readonly databaseOf: (period: Period) => string;
  /** The version of the program that reads them. */
  readonly mark: string;
}

/** What lies beside the tables on the server. */
export interface LoadedFacts {
  /** What the tables were made by. */
  readonly definition: string;
  /** What they were made of. */
  readonly inputs: string;
  readonly facts: KeptFacts;
}

type Asked = Pick<ReportRequest, 'workspace' | 'pack' | 'month'>;

/** How tables of a month are told from those of other definitions, and of other exports. */
export function namesOfLoaded(
  request: Asked,
  mark: string,
  { files }: Pick<InputsSeen, 'files'>,
): Pick<LoadedFacts, 'definition' | 'inputs'> {
  const nothing: InputsSeen = { files: [], others: [], state: '', fileOf: () => null };
  return { definition: keyOfTables(request, mark, nothing), inputs: keyOf(files) };
}

/**
 * A month whose tables lie on a server: no export is parsed. Faults: `clickhouse.not_loaded`,
 * `clickhouse.other_definition`, `clickhouse.unreachable`, and `clickhouse.replaced` where other tables take their place.
 */
export async function openLoadedMonth(
  request: ReportRequest,
  { server: connect, databaseOf, mark }: LoadedPlace,
): Promise<OpenedMonth> {
  const { month: period, pack, tempFolder } = request;
  const database = databaseOf(period);
  const server = await connect();
  const there = await factsOfTables(server, database);
  if (there === null) throw fault('clickhouse.not_loaded', { database, period });
  const found = there.facts as LoadedFacts;
  const seen = await seenInputs(request).catch(() => null);
  const names = namesOfLoaded(request, mark, seen ?? { files: [] });
  if (names.definition !== found.definition)
    throw fault('clickhouse.other_definition', { database, period });
  // Where no exports lie, the tables are all that there is of the month.
  const isOther = seen !== null && seen.files.length > 0 && names.inputs !== found.inputs;
  const asked = server.ask(database);
  const ask: AskClickhouse = async (sql, params) => {
    try {
      return await asked(sql, params);
    } finally {
      await ensureSame(server, database, period, there.load);
    }
  };
  const parser = await openStore({ tempFolder });
  return {
    store: clickhouseStore(ask, parser),
    read: (_, { reporter }) => {
      for (const warning of found.facts.warnings) reporter.warn(warning);
      if (isOther) reporter.warn(message('clickhouse.exports_changed', { database, period }));
      const { people } = found.facts;
      return Promise.resolve({ ingested: ingestedOf(found.facts, pack.datasets), people });
    },
    kept: () => Promise.resolve(null),
    keep: () => Promise.resolve(),
    [Symbol.asyncDispose]: async () => await parser[Symbol.asyncDispose](),
  };
}

/** One report is of one load: figures of two would not belong together. */
async function ensureSame(
  server: ClickhouseServer,
  database: string,
  period: Period,
  load: string,
): Promise<void> {
  if ((await loadOfTables(server, database)) !== load)
    throw fault('clickhouse.replaced', { database, period });
}
