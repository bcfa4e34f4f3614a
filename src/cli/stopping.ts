import { inWords, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { Cleanup } from './cleanup.ts';
import { EXIT_BY_SIGNAL } from './exit-codes.ts';
import type { tellFault } from './tell-fault.ts';

/** What {@link endOnSignals} and {@link endOnStrayErrors} need to know of the run. */
export interface Stoppable {
  readonly cleanup: Cleanup;
  readonly say: (text: string) => void;
  readonly lang: () => Lang;
  /** Settles when the command has ended, however. */
  readonly ended: Promise<unknown>;
  readonly tell: (error: unknown) => ReturnType<typeof tellFault>;
  /** Milliseconds that only grow. */
  readonly ticks: () => number;
}

/** What is under way when a run is stopped gets so long to come to its end (milliseconds); long work is not waited for. */
const REST = 3000;
const REST_OF_LONG_WORK = 200;
/** npm hands Ctrl-C on to a program that the terminal has told already: that is no second wish. */
const SAME_WISH = 1000;

/**
 * A signal frees what the run holds and ends it, unless its work is valid already: then the run is let to its end and
 * says so. A second signal later on ends a run that stops at once.
 */
export function endOnSignals(run: Stoppable): void {
  let first: number | null = null;
  for (const [signal, code] of Object.entries(EXIT_BY_SIGNAL)) {
    process.on(signal, () => {
      const now = run.ticks();
      const isAgain = first !== null;
      first ??= now;
      if (isAgain) {
        if (now - first > SAME_WISH && !run.cleanup.isCommitted) process.exit(code);
        return;
      }
      if (run.cleanup.isCommitted) {
        run.say(`\n${inWords(message('cli.stopped_late', { signal }), run.lang())}\n`);
        return;
      }
      run.cleanup.stop();
      run.say(`\n${inWords(message('cli.stopping', { signal }), run.lang())}\n`);
      const { parts } = run.cleanup;
      const stopped =
        parts === 0
          ? message('cli.stopped', { signal })
          : message('cli.stopped_partly', { signal, reports: parts });
      void endBy(run, code, inWords(stopped, run.lang()));
    });
  }
}

/**
 * An error that no call of ours waits for, such as that of a library's own promise, would end Node with a bare stack:
 * it is told in words like any other, and the run ends as by a signal. Once the work is valid it changes nothing.
 */
export function endOnStrayErrors(run: Stoppable): void {
  process.on('uncaughtException', (error) => {
    if (run.cleanup.isCommitted || run.cleanup.isStopping) return;
    const { text, code } = run.tell(error);
    run.cleanup.stop();
    run.say(text);
    void endBy(run, code);
  });
}

/** Frees what the run holds, says its last words and ends it. */
async function endBy(
  { cleanup, say, ended, tell }: Stoppable,
  code: number,
  last: string | null = null,
): Promise<void> {
  const free = () =>
    cleanup[Symbol.asyncDispose]().catch((error: unknown) => say(tell(error).text));
  await free();
  const rest = cleanup.isAtLength ? REST_OF_LONG_WORK : REST;
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, rest))]);
  // What was under way may have taken more meanwhile, such as the lock.
  await free();
  cleanup.sweep();
  if (last !== null) say(`${last}\n`);
  process.exit(code);
}
