import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { askedFrom } from '../explain/asked.ts';
import { explainResult, withRecordsOf } from '../explain/explain-result.ts';
import { findMetric } from '../explain/find-metric.ts';
import { explanationLines } from '../explain/in-text.ts';
import { rowsWorkbook } from '../explain/rows-workbook.ts';
import type { Explained } from '../explain/types.ts';
import { inWords, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { overPeriod } from '../metrics/over-longer.ts';
import { removeLeftovers, removeOwnNow } from '../output/beside.ts';
import { diskFault, errorCode } from '../output/disk-fault.ts';
import { writeWhole } from '../output/write-whole.ts';
import { wordsIn } from '../phrases/words-of.ts';
import type { Reporter } from '../report/effects.ts';
import { makeReport } from '../report/make-report.ts';
import { isBefore } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { cacheOf } from './cache-option.ts';
import { engineOf } from './engine-option.ts';
import type { CliEnvironment } from './environment.ts';
import { formulaOf } from './metrics.ts';
import { monthFrom } from './month-option.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { reasonsIn } from './reasons-in.ts';
import { runFolder } from './run-folder.ts';

export interface ExplainOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  /** The metric and its members, as written. */
  readonly words: readonly string[];
  readonly workspace: string;
  readonly rows?: string | undefined;
  readonly unmask?: boolean;
  readonly sql?: boolean;
  readonly cache?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report explain`: tells where a figure comes from, down to the records of the exports. Gives the exit code. */
export async function explain(options: ExplainOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = await openedWorkspace(
    { folder: options.workspace, pack: options.pack },
    options,
    world,
  );
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const words = wordsIn(pack.phrases);
  const asked = askedFrom(options.words);
  const { month: named, period = named === undefined ? (asked.period ?? undefined) : undefined } =
    options;
  const given = monthFrom(givenPeriod({ month: named, period }), world, workspace);
  const file = rowsFile(options, world.folder);
  // What is not there is told before anything is read.
  const metric = findMetric(asked.metric, pack.metrics);
  const tempFolder = await runFolder(world);
  const list = file === null ? null : { isMasked: options.unmask !== true };
  const cache = cacheOf(workspace, options, world);
  const engine = engineOf(workspace, pack, world);
  const lookInto = async (month: Period, from: Workspace) => {
    let explained: Explained | null = null;
    await makeReport({
      cache,
      // Only the report's own period was loaded.
      engine: from === workspace ? engine : null,
      workspace: from,
      pack,
      month,
      tempFolder,
      reporter: silent,
      ticks: world.ticks,
      look: async (open) => {
        explained = await explainResult({ asked, workspace: from, month, list }, open);
      },
    });
    return found(explained);
  };
  const over = metric.over ? overPeriod(metric.over.kind, given) : null;
  // Another period than that in which the month lies has a report of its own.
  const month = asked.period !== null && asked.period !== over ? asked.period : given;
  const own = await lookInto(month, workspace);
  const told =
    over === null || over === month || asked.period === month
      ? own
      : withRecordsOf(own, await lookInto(over, upTo(month, workspace, tempFolder)));
  const definition = told.explanation.definition;
  if (options.json) {
    world.terminal.out(`${JSON.stringify(told.explanation, null, 2)}\n`);
  } else {
    const formula = lang === 'en' ? formulaOf(metric, definition, lang) : definition.formula;
    const reason = reasonsIn(lang, words);
    const telling = { lang, formula, reason, sql: options.sql ?? false };
    world.terminal.out(`${explanationLines(told.explanation, telling).join('\n')}\n`);
  }
  if (file !== null) {
    const folder = dirname(file);
    world.cleanup.addLast(() => removeOwnNow(folder));
    await removeLeftovers(folder, world.clock.now()).catch((error: unknown) => {
      throw diskFault(error, folder);
    });
    const { theme } = pack;
    await writeWhole(
      folder,
      basename(file),
      await rowsWorkbook(told, workspace, { theme, words }),
      {
        isNew: true,
        commit: world.cleanup.commit,
      },
    ).catch((error: unknown) => {
      throw errorCode(error) === 'EEXIST' ? fault('explain.rows_exist', { file }) : error;
    });
    const count = told.lists.reduce((sum, { rows }) => sum + rows.length, 0);
    const said = message('explain.rows_written', { file, count, masked: options.unmask !== true });
    world.terminal.err(`${inWords(said, lang)}\n`);
  }
  return 0;
}

/** The workspace without the exports of later months, of which the month's report knows nothing. */
function upTo(month: Period, workspace: Workspace, tempFolder: string): Workspace {
  const { folderOf } = workspace.inputs;
  const folderUpTo = (part: Period) =>
    isBefore(month, part) ? join(tempFolder, 'none') : folderOf(part);
  return { ...workspace, inputs: { ...workspace.inputs, folderOf: folderUpTo } };
}

function found(explained: Explained | null): Explained {
  if (explained === null) throw new RangeError('the month was not looked into');
  return explained;
}

function rowsFile({ rows, unmask }: ExplainOptions, folder: string): string | null {
  if (rows === undefined) {
    if (unmask) throw fault('explain.unmask_without_rows', undefined);
    return null;
  }
  const file = resolve(folder, rows);
  if (!file.toLowerCase().endsWith('.xlsx')) throw fault('explain.rows_name', { file: rows });
  if (existsSync(file)) throw fault('explain.rows_exist', { file });
  return file;
}

/** `report generate` tells stages and warnings; here they would stand between a question and its answer. */
const silent: Reporter = {
  stageStarted: () => undefined,
  stageEnded: () => undefined,
  warn: () => undefined,
};
