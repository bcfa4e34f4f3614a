import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadTables } from '../clickhouse/loaded-tables.ts';
import { inWords, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { typedTables } from '../report/typed-tables.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { engineOf } from './engine-option.ts';
import type { CliEnvironment } from './environment.ts';
import { monthFrom } from './month-option.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { programVersion } from './program-version.ts';
import { runFolder } from './run-folder.ts';
import { terminalReporter } from './terminal.ts';

export interface TablesOptions extends PeriodOptions {
  /** `export` or `load`. */
  readonly what: string;
  readonly pack?: string | undefined;
  readonly workspace: string;
  /** The folder that the files go into. */
  readonly to?: string | undefined;
  readonly quiet?: boolean;
  readonly lang?: Lang | undefined;
}

/**
 * `report tables export | load`: reads a month's exports and gives its typed tables to others: as Parquet files, or into
 * the ClickHouse server of the configuration. Faults: `cli.bad_tables`, those of reading, of the server and of files.
 */
export async function tables(options: TablesOptions, world: CliEnvironment): Promise<number> {
  const { what, to } = options;
  if ((what !== 'export' && what !== 'load') || (what === 'export' && to === undefined))
    throw fault('cli.bad_tables', { given: what });
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world, workspace);
  const engine = what === 'load' ? engineOf(workspace, pack, world) : null;
  if (what === 'load' && engine === null)
    throw fault('clickhouse.not_configured', { file: workspace.configFile });
  const reporter = terminalReporter(world.terminal, lang, options.quiet ?? false);
  const tempFolder = await runFolder(world);
  const folder = engine === null ? resolve(world.folder, to ?? '') : tempFolder;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const request = { workspace, pack, month, tempFolder, reporter, ticks: world.ticks };
  const { files, facts } = await world.cleanup.atLength(() =>
    typedTables(request, { folder, mark: programVersion(), now: world.clock.now }),
  );
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const database = engine?.databaseOf(month) ?? null;
  if (engine !== null && database !== null)
    await world.cleanup.atLength(async () =>
      loadTables(await engine.server(), database, files, facts),
    );
  const said =
    database === null
      ? message('cli.tables_exported', { folder, tables: files.length, rows })
      : message('cli.tables_loaded', { database, tables: files.length, rows });
  world.terminal.out(`${inWords(said, lang)}\n`);
  return 0;
}
