import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { writeReport } from '../output/write-report.ts';
import { makeReport } from '../pipeline.ts';
import { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import { FORMATS, type Format, renderReport } from '../render-report.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { Edition } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';
import { heldMonth } from './held-month.ts';
import { monthFrom } from './month-option.ts';
import { printable } from './printable.ts';
import { reportExitCode } from './report-exit-code.ts';
import { runFolder } from './run-folder.ts';
import { runRecord } from './run-record.ts';
import { terminalReporter } from './terminal.ts';

export interface GenerateOptions {
  readonly month: string;
  readonly workspace: string;
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly edition?: Edition | undefined;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report generate`: makes the month's report, prints the paths written, gives the exit code. */
export async function generate(options: GenerateOptions, world: CliEnvironment): Promise<number> {
  const startedAt = world.clock.now();
  const formats = formatsFrom(options.format);
  const loaded = loadWorkspace({ folder: options.workspace, out: options.out });
  const { workspace, pack } = loaded;
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const reporter = terminalReporter(world.terminal, lang, options.quiet ?? false);
  const month = monthFrom(options.month, world.clock, workspace.timeZone);

  const place = await heldMonth({ workspace, month, startedAt, cleanup: world.cleanup });
  const tempFolder = await runFolder(world);
  const { env } = world;
  const browser = new PdfBrowser({ ...workspace.browser, env, tempFolder, warn: reporter.warn });
  world.cleanup.add(async () => browser[Symbol.asyncDispose]());

  const { ticks } = world;
  const { cleanup } = world;
  const request = { workspace, pack, month, tempFolder, reporter, ticks };
  const report = await cleanup.atLength(() => makeReport(request));
  const over = report.overLimit;
  for (const { path, account } of over) {
    reporter.warn(
      message('cli.strict_limit', {
        file: path,
        quarantined: account.quarantined,
        records: account.records,
      }),
    );
  }
  const files = await cleanup.atLength(() =>
    renderReport({
      report,
      pack,
      formats,
      edition: options.edition ?? workspace.report.edition,
      browser,
      reporter,
      ticks,
    }),
  );
  const exitCode = reportExitCode(report, options.strict === true, reporter.warnings);
  const record = runRecord({
    loaded,
    month,
    report,
    files,
    startedAt,
    exitCode,
    endedAt: world.clock.now(),
    browser: formats.includes('pdf') ? await browser.version() : null,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    warnings: reporter.warnings,
  });

  const { paths, warnings } = await writeReport(place, [...files, record], cleanup.commit);
  for (const warning of warnings) reporter.warn(warning);
  world.terminal.out(
    options.json
      ? `${JSON.stringify({ month, exitCode, files: paths })}\n`
      : `${paths.map(printable).join('\n')}\n`,
  );
  return exitCode;
}

function formatsFrom(given: string | undefined): readonly Format[] {
  if (given === undefined) return FORMATS;
  return given.split(',').map((text) => {
    const format = FORMATS.find((known) => known === text.trim());
    if (!format) throw fault('cli.bad_format', { given: text.trim(), known: FORMATS });
    return format;
  });
}
