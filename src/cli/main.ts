import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { programBuilt, programMark } from '../cache/program-mark.ts';
import { inWords, kindOf, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { safeText } from '../messages/safe-text.ts';
import { Cleanup } from './cleanup.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import { earlyOptions, runProgram } from './program.ts';
import { endOnSignals, endOnStrayErrors, type Stoppable } from './stopping.ts';
import { processStreams, type Streams } from './streams.ts';
import { tellFault } from './tell-fault.ts';
import type { Log, Terminal } from './terminal.ts';

/** Runs the program on this process: arguments, streams, signals, exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // A promise that never settles ends Node with 0: failure is the state until the work is done.
  process.exitCode = 1;
  process.umask(0o077);
  // Read once, when DuckDB is loaded: it would give memory back to the system after a second that the next statement asks for.
  process.env.DUCKDB_JE_MALLOC_CONF ??= 'dirty_decay_ms:10000,muzzy_decay_ms:10000';
  const { lang: asked, debug, logsJson } = earlyOptions(argv);
  let lang = asked;
  const cleanup = new Cleanup();
  const streams = processStreams();
  const tell = (error: unknown) => tellFault(error, lang, debug);
  // A run that was stopped has said so: what its parts still say then is about their being stopped.
  const unlessStopped = (write: (text: string) => void) => (text: string) => {
    if (!cleanup.isStopping) write(text);
  };
  const safely = (write: (text: string) => void) => (text: string) => write(safeText(text));
  const log = logsJson ? jsonLog(streams, () => new Date()) : null;
  const err = log === null ? safely(streams.err) : textLog(log);
  const terminal: Terminal = {
    out: unlessStopped(safely(streams.out)),
    err: unlessStopped(err),
    errIsTerminal: log === null && process.stderr.isTTY === true,
    log,
  };
  const world: CliEnvironment = {
    terminal,
    clock: { now: () => new Date() },
    builtOn: programBuilt(),
    ticks: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    env: process.env,
    folder: currentFolder(),
    tempRoot: tmpdir(),
    cleanup,
    programMark: programMark(),
    ask: process.stdin.isTTY && process.stderr.isTTY ? askOnTerminal : null,
    speak: (wanted) => {
      lang = wanted;
    },
  };
  const ended = Promise.withResolvers<void>();
  const say = err;
  const { ticks } = world;
  const run: Stoppable = { cleanup, say, lang: () => lang, ended: ended.promise, tell, ticks };
  endOnSignals(run);
  endOnStrayErrors(run);
  let code: number;
  try {
    code = await runProgram(argv, world);
  } catch (error) {
    const told = tell(error);
    if (log) log({ event: 'fault', code: told.said, exitCode: told.code, text: told.text.trim() });
    else terminal.err(told.text);
    code = told.code;
  }
  ended.resolve();
  // Then the signal's own way ends the process.
  if (cleanup.isStopping) return;
  process.exitCode = await concluded(code, cleanup, streams, terminal, tell, () => lang);
  log?.({ event: 'end', exitCode: process.exitCode });
}

/** Events as JSON, one a line, each with its time. */
function jsonLog(streams: Streams, now: () => Date): Log {
  return (event) => streams.err(`${JSON.stringify({ time: now().toISOString(), ...event })}\n`);
}

/** Whatever is said in plain text as events, one a line. */
function textLog(log: Log): (text: string) => void {
  return (text) => {
    for (const line of text.split('\n')) if (line.trim() !== '') log({ event: 'text', text: line });
  };
}

/** Frees what the run holds, and gives what the process ends with. */
async function concluded(
  code: number,
  cleanup: Cleanup,
  streams: Streams,
  terminal: Terminal,
  tell: (error: unknown) => ReturnType<typeof tellFault>,
  lang: () => Lang,
): Promise<number> {
  try {
    await cleanup[Symbol.asyncDispose]();
  } catch (error) {
    // What was done stays done: it is told, and the next run clears away.
    terminal.err(tell(error).text);
  }
  const unwritten = await streams.flushed();
  if (unwritten === null) return code;
  const said = message(cleanup.isCommitted ? 'cli.paths_not_printed' : 'cli.not_printed', {
    code: unwritten,
  });
  const sign = lang() === 'en' ? 'error: ' : '错误：';
  terminal.err(`${sign}${inWords(said, lang())}\n`);
  return code === 0 ? exitCodeOf(kindOf(said.code)) : code;
}

/** The current folder; empty where it was deleted, so that only who needs it is told. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '';
  }
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
