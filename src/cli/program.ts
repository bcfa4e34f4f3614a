import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { Lang } from '../messages/message.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import { type Examples, helpExamples } from './help-examples.ts';
import { helpTexts } from './help-texts.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { programVersion } from './program-version.ts';
import { usageFault } from './usage-fault.ts';

/** What was asked of the program before the words are read: language and whether to print details. */
export function earlyOptions(argv: readonly string[]): {
  readonly lang: Lang;
  readonly debug: boolean;
  readonly logsJson: boolean;
} {
  const given = argv.flatMap((word, index) =>
    word === '--lang' ? [argv[index + 1] ?? ''] : word.startsWith('--lang=') ? [word.slice(7)] : [],
  );
  const logsJson =
    argv.includes('--log-format=json') || argv[argv.indexOf('--log-format') + 1] === 'json';
  return {
    lang: given.at(-1) === 'en' ? 'en' : 'zh-CN',
    debug: argv.includes('--debug'),
    logsJson: logsJson && argv.some((word) => word.startsWith('--log-format')),
  };
}

/** Reads the command line and runs one command; gives its exit code. Wrong use is a Fault of kind `usage`. */
export async function runProgram(argv: readonly string[], world: CliEnvironment): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(argv, world, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return exitCodeOf('usage');
    throw usageFault(error);
  }
  return exitCode;
}

/**
 * The month before this one for examples, since the workspace and its time zone are not known yet. China has one offset
 * all the year; to ask for a zone by its name takes longer than all else that `--help` does.
 */
function lastMonthInChina(now: Date): string {
  const there = new Date(now.getTime() + 8 * 3_600_000);
  const before = Date.UTC(there.getUTCFullYear(), there.getUTCMonth() - 1);
  return new Date(before).toISOString().slice(0, 'YYYY-MM'.length);
}

/** Collects what an option is given every time. */
function listed(one: string, before: readonly string[] = []): readonly string[] {
  return [...before, one];
}

/** The options with the period that they name, so that its lack is told before anything is read. */
function ofPeriod<O extends PeriodOptions>(options: O): O & { readonly month: string } {
  return { ...options, month: givenPeriod(options), period: undefined };
}

function buildProgram(
  argv: readonly string[],
  world: CliEnvironment,
  done: (code: number) => void,
): Command {
  const { lang } = earlyOptions(argv);
  const month = lastMonthInChina(world.clock.now());
  const text = (name: string): string =>
    (helpTexts[lang][name] ?? name).replaceAll('{month}', month);
  const examples = helpExamples(lang, month);
  const shown = (of: keyof Examples): string =>
    ['', text('examples'), ...examples[of].map((line) => `  ${line}`)].join('\n');
  const program = new Command('report')
    .description(text('program'))
    .version(programVersion(), '-V, --version', text('version'))
    .helpOption('-h, --help', text('help'))
    .helpCommand(false)
    .exitOverride()
    // What is wrong is told by our own messages; of commander's only the help that a lone `report` prints is let through.
    .configureOutput({
      writeOut: world.terminal.out,
      writeErr: world.terminal.err,
      outputError: () => undefined,
    })
    .configureHelp({ styleTitle: (title) => text(title) })
    .addHelpText('after', shown('program'));
  const bare = (name: string): Command =>
    program
      .command(name)
      .description(text(name))
      .helpOption('-h, --help', text('help'))
      .allowExcessArguments(false)
      .addOption(new Option('--lang <lang>', text('lang')).choices(['zh-CN', 'en']))
      .addOption(new Option('--log-format <format>', text('log_format')).choices(['text', 'json']))
      .option('--debug', text('debug'));
  const command = (name: string): Command =>
    bare(name).option('-w, --workspace <folder>', text('workspace'));

  bare('generate')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('-w, --workspace <folder>', text('workspaces'), listed)
    .option('--for <level>', text('for'))
    .option('-o, --out <folder>', text('out'))
    .option('-f, --format <list>', text('format'))
    .addOption(new Option('--edition <edition>', text('edition')).choices(['full', 'brief']))
    .option('--restate', text('restate'))
    .option('--deliver', text('deliver_too'))
    .option('--if-ready', text('if_ready'))
    .option('--wait-lock <time>', text('wait_lock'))
    .option('--strict', text('strict'))
    .option('--memory <MB>', text('memory'))
    .option('--profile', text('profile'))
    .option('-q, --quiet', text('quiet'))
    .option('--no-cache', text('no_cache'))
    .option('--json', text('json'))
    .addHelpText('after', shown('program'))
    .action(async (options) => {
      const { generate } = await import('./generate.ts');
      done(await generate({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  command('preview')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('--no-cache', text('no_cache'))
    .addHelpText('after', shown('preview'))
    .action(async (options) => {
      const { preview } = await import('./preview.ts');
      done(await preview({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  command('finalize')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('-o, --out <folder>', text('out'))
    .option('--replace <reason>', text('replace'))
    .addHelpText('after', shown('finalize'))
    .action(async (options) => {
      const { finalize } = await import('./finalize.ts');
      done(await finalize({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  bare('deliver')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('-w, --workspace <folder>', text('workspaces'), listed)
    .option('-o, --out <folder>', text('out'))
    .option('--for <level>', text('deliver_for'))
    .option('--dry-run', text('dry_run'))
    .option('--again', text('again'))
    .option('-q, --quiet', text('quiet'))
    .option('--json', text('json'))
    .addHelpText('after', shown('deliver'))
    .action(async (options) => {
      const { deliver } = await import('./deliver.ts');
      done(await deliver({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  bare('diff')
    .argument('<old>', text('diff_old'))
    .argument('<new>', text('diff_new'))
    .option('--all', text('diff_all'))
    .option('--json', text('json'))
    .addHelpText('after', shown('diff'))
    .action(async (old, now, options) => {
      const { diff } = await import('./diff.ts');
      done(diff(resolve(world.folder, old), resolve(world.folder, now), options, world));
    });
  command('check')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('--strict', text('strict'))
    .option('-q, --quiet', text('quiet'))
    .option('--no-cache', text('no_cache'))
    .option('--json', text('json'))
    .option('--fix', text('fix'))
    .option('-y, --yes', text('fix_yes'))
    .addHelpText('after', shown('check'))
    .action(async (options) => {
      const { check } = await import('./check.ts');
      done(await check({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  command('status')
    .option('--pack <id>', text('own_pack'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('--json', text('json'))
    .addHelpText('after', shown('status'))
    .action(async (options) => {
      const { status } = await import('./status.ts');
      done(await status({ workspace: world.folder, ...ofPeriod(options) }, world));
    });
  command('doctor')
    .option('--json', text('json'))
    .addHelpText('after', shown('doctor'))
    .action(async (options) => {
      const { doctor } = await import('./doctor.ts');
      done(await doctor({ workspace: world.folder, ...options }, world));
    });
  command('metrics')
    .option('--pack <id>', text('own_pack'))
    .option('--json', text('json'))
    .addHelpText('after', shown('metrics'))
    .action(async (options) => {
      const { listMetrics } = await import('./metrics.ts');
      done(await listMetrics({ workspace: world.folder, ...options }, world));
    });
  command('datasets')
    .argument('[dataset...]', text('datasets_named'))
    .option('--pack <id>', text('pack'))
    .option('--template <file>', text('template'))
    .option('--json', text('json'))
    .addHelpText('after', shown('datasets'))
    .action(async (named, options) => {
      const { listDatasets } = await import('./datasets.ts');
      done(await listDatasets({ workspace: world.folder, ...options, named }, world));
    });
  command('slides')
    .option('--pack <id>', text('own_pack'))
    .option('--json', text('json'))
    .addHelpText('after', shown('slides'))
    .action(async (options) => {
      const { listSlides } = await import('./slides.ts');
      done(await listSlides({ workspace: world.folder, ...options }, world));
    });
  bare('init')
    .argument('<folder>', text('init_folder'))
    .option('--from <files...>', text('from'))
    .option('--organization <name>', text('organization'))
    .option('--department <name>', text('department'))
    .option('--branches <names>', text('branches'))
    .option('--pack <id>', text('pack'))
    .option('--as <file=dataset...>', text('as'))
    .option('--set <dataset.column=text...>', text('set'))
    .option('--update', text('update'))
    .option('-y, --yes', text('yes'))
    .addHelpText('after', shown('init'))
    .action(async (folder, options) => {
      const { init } = await import('./init.ts');
      done(await init({ ...options, folder }, world));
    });
  command('history')
    .option('--pack <id>', text('own_pack'))
    .argument('[what...]', text('history_what'))
    .option('--months <number>', text('history_months'))
    .option('--by <kind>', text('history_by'))
    .option('--template <file>', text('history_template'))
    .option('--json', text('json'))
    .option('--csv', text('csv'))
    .addHelpText('after', shown('history'))
    .action(async (words, options) => {
      const { history } = await import('./history.ts');
      done(await history({ workspace: world.folder, ...options, words }, world));
    });
  command('cache')
    .argument('[clear]', text('cache_what'))
    .option('--json', text('json'))
    .addHelpText('after', shown('cache'))
    .action(async (what, options) => {
      const { cache } = await import('./cache.ts');
      done(await cache({ workspace: world.folder, ...options, what }, world));
    });
  command('tables')
    .option('--pack <id>', text('own_pack'))
    .argument('<what>', text('tables_what'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('--to <folder>', text('tables_to'))
    .option('-q, --quiet', text('quiet'))
    .addHelpText('after', shown('tables'))
    .action(async (what, options) => {
      const { tables } = await import('./tables.ts');
      done(await tables({ workspace: world.folder, ...ofPeriod(options), what }, world));
    });
  command('explain')
    .option('--pack <id>', text('own_pack'))
    .argument('<metric...>', text('explain_metric'))
    .option('-m, --month <month>', text('month'))
    .option('-p, --period <period>', text('period'))
    .option('--rows <file>', text('rows'))
    .option('--unmask', text('unmask'))
    .option('--sql', text('sql'))
    .option('--no-cache', text('no_cache'))
    .option('--json', text('json'))
    .addHelpText('after', shown('explain'))
    .action(async (words, options) => {
      const { explain } = await import('./explain.ts');
      done(await explain({ workspace: world.folder, ...options, words }, world));
    });
  return program;
}
