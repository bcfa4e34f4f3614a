import { createInterface } from 'node:readline/promises';
import { inWords, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { Cleanup } from './cleanup.ts';
import type { CliEnvironment } from './environment.ts';
import { EXIT_BY_SIGNAL } from './exit-codes.ts';
import { earlyOptions, runProgram } from './program.ts';
import { tellFault } from './tell-fault.ts';

/** Runs the program on this process: arguments, streams, signals, exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // A promise that never settles ends Node with 0: failure is the state until the work is done.
  process.exitCode = 1;
  process.umask(0o077);
  const { lang: asked, debug } = earlyOptions(argv);
  let lang = asked;
  const cleanup = new Cleanup();
  const world: CliEnvironment = {
    terminal: {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      errIsTerminal: process.stderr.isTTY === true,
    },
    clock: { now: () => new Date() },
    ticks: () => performance.now(),
    env: process.env,
    folder: process.cwd(),
    cleanup,
    ask: process.stdin.isTTY && process.stderr.isTTY ? askOnTerminal : null,
    speak: (wanted) => {
      lang = wanted;
    },
  };
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  endOnSignals(cleanup, world, () => lang);
  endOnStrayErrors(cleanup, world, (error) => tellFault(error, lang, debug));
  let code: number;
  try {
    code = await runProgram(argv, world);
  } catch (error) {
    const told = tellFault(error, lang, debug);
    world.terminal.err(told.text);
    code = told.code;
  }
  try {
    await cleanup[Symbol.asyncDispose]();
  } catch (error) {
    const told = tellFault(error, lang, debug);
    world.terminal.err(told.text);
    code = code === 0 ? told.code : code;
  }
  process.exitCode = code;
}

/** Asks one question on standard error, which is not the product, and gives the line typed. */
async function askOnTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C at a question ends the run as it does anywhere else.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // Without this the end of input would leave the question open for ever.
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(fault('init.no_answer', undefined)));
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** Frees what the run holds before it ends by a signal; a second signal ends it at once. */
function endOnSignals(cleanup: Cleanup, world: CliEnvironment, lang: () => Lang): void {
  for (const [signal, code] of Object.entries(EXIT_BY_SIGNAL)) {
    process.once(signal, () => {
      world.terminal.err(`\n${inWords(message('cli.stopped', { signal }), lang())}\n`);
      cleanup[Symbol.asyncDispose]()
        .catch((error: unknown) => world.terminal.err(tellFault(error, lang(), true).text))
        .finally(() => process.exit(code));
    });
  }
}

/**
 * An error that no call of ours waits for, such as that of a library's own promise, would end Node with a bare stack:
 * it is told in words like any other, and the run ends as by a signal.
 */
function endOnStrayErrors(
  cleanup: Cleanup,
  world: CliEnvironment,
  tell: (error: unknown) => ReturnType<typeof tellFault>,
): void {
  process.once('uncaughtException', (error) => {
    const { text, code } = tell(error);
    world.terminal.err(text);
    cleanup[Symbol.asyncDispose]()
      .catch((failure: unknown) => world.terminal.err(tell(failure).text))
      .finally(() => process.exit(code));
  });
}
