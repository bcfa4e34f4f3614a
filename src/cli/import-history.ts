import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { FIGURE_COLUMNS, writtenFigures } from '../backfill/earlier-figures.ts';
import { importedMonths, mergedMonth } from '../backfill/imported-months.ts';
import { templateRows } from '../backfill/template-rows.ts';
import {
  historyFolders,
  importedFile,
  knownState,
  readHistory,
  readMetricsFile,
} from '../history/read-history.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import { writeWhole } from '../output/write-whole.ts';
import { renderJson } from '../render/json/render-json.ts';
import { templateBytes } from '../render/xlsx/template-workbook.ts';
import { standsAt } from '../workspace/allowed-places.ts';
import { usualKind } from '../workspace/input-parts.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { lastPeriod, type PeriodKind, periodsUpTo } from '../workspace/periods.ts';
import type { CliEnvironment } from './environment.ts';
import type { HistoryOptions } from './history.ts';
import { holdHistory } from './hold-history.ts';
import { kindFrom } from './period-kind.ts';
import { printable } from './printable.ts';

/** Problems that are told one by one. */
const MOST_TOLD = 20;
/** Periods of a sheet to be filled, unless another number is asked for. */
const TEMPLATE_PERIODS: Readonly<Record<PeriodKind, number>> = {
  week: 12,
  month: 12,
  quarter: 8,
  half: 6,
  year: 4,
};

/**
 * `report history import`: takes earlier months' figures out of a CSV or workbook. All rows or none: where one cannot be
 * taken, nothing is written. Faults: `history.import_no_file`, `history.import_refused` with what is to be mended.
 */
export async function importHistory(
  options: HistoryOptions & { readonly file: string },
  world: CliEnvironment,
): Promise<number> {
  const startedAt = world.clock.now();
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const tell = (one: Message) => world.terminal.err(`${inWords(one, lang)}\n`);
  const file = resolve(world.folder, options.file);
  if (!existsSync(file)) throw fault('history.import_no_file', { file });
  const written = await writtenFigures({ file, path: options.file });
  const taken = importedMonths(written.figures, pack, workspace);
  refuse(options.file, [...written.problems, ...taken.problems]);
  taken.warnings.forEach(tell);

  const folders = historyFolders(workspace, pack.id);
  for (const { month } of taken.files)
    await holdHistory(workspace.history, { workspace, month, startedAt, cleanup: world.cleanup });
  const files: string[] = [];
  for (const months of taken.files) {
    const { month } = months;
    const target = importedFile(folders, month);
    await prepareOutput(dirname(target), 'nowhere');
    const before = standsAt(target) ? readMetricsFile(target, month, folders) : null;
    const bytes = renderJson(mergedMonth(before, months));
    files.push(
      await writeWhole(dirname(target), basename(target), bytes, { commit: world.cleanup.commit }),
    );
    if (knownState(folders, month) !== 'imported') tell(message('history.import_known', { month }));
  }
  tell(message('history.imported', { figures: taken.figures, months: taken.files.length }));
  world.terminal.out(`${files.map(printable).join('\n')}\n`);
  return 0;
}

/** `report history --template`: a workbook with a row for each figure of the months before, those on file filled in. */
export async function writeTemplate(
  options: HistoryOptions & { readonly template: string },
  world: CliEnvironment,
): Promise<number> {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const file = resolve(world.folder, options.template);
  if (existsSync(file)) throw fault('explain.rows_exist', { file });
  const kind = options.by === undefined ? usualKind(workspace) : kindFrom(options.by, workspace);
  const last = lastPeriod(world.clock.now(), workspace.timeZone, kind);
  const months = periodsUpTo(last, Number(options.months ?? TEMPLATE_PERIODS[kind]));
  const past = readHistory(historyFolders(workspace, pack.id), months, (one) =>
    world.terminal.err(`${inWords(one, lang)}\n`),
  );
  const rows = templateRows(pack, months, past);
  const columns = FIGURE_COLUMNS.map(({ header, isRequired = false }) => ({
    header,
    required: isRequired ? ('value' as const) : ('no' as const),
    values: [],
  }));
  const words = { required: '', optional: '' };
  const bytes = await templateBytes([{ name: '历史数据', columns, rows }], words);
  await writeWhole(dirname(file), basename(file), bytes, { isNew: true });
  world.terminal.err(
    `${inWords(message('history.template', { file: options.template, rows: rows.length }), lang)}\n`,
  );
  world.terminal.out(`${printable(file)}\n`);
  return 0;
}

function refuse(file: string, problems: readonly Message[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, MOST_TOLD);
  const more = problems.length - told.length;
  throw fault(
    'history.import_refused',
    { file, count: problems.length },
    { problems: more > 0 ? [...told, message('history.import_more', { count: more })] : told },
  );
}
