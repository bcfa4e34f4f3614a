import { earlyOptions, runProgram } from '../../src/cli/program.ts';
import { tellFault } from '../../src/cli/tell-fault.ts';
import { fakeWorld } from '../../src/cli/test-support.ts';
import { daysIn, periodIn } from '../../src/workspace/periods.ts';
import { LENT } from './lent-browser.ts';
import type { Ended } from './program.ts';

export interface InProcessOptions {
  /** The current folder; one that is not there unless given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The time of the run. */
  readonly now?: string;
  /** The day on which the program was built. */
  readonly builtOn?: string;
  /** Where its private folders are made. */
  readonly tempRoot?: string;
  /** What tells the program from every other; tables are kept from run to run only where it is given. */
  readonly programMark?: string;
}

/**
 * Runs the program inside this process, from its sources: the same words and exit code, without a start of Node.
 * It is noon of 3 August 2009 unless told otherwise, or where the period asked for is later the third day after it; nobody sits at the terminal. What the process itself is asked, such as its
 * temporary folder, signals, streams and umask, is for `runReport`.
 */
export async function runInProcess(
  argv: readonly string[],
  { folder, env = {}, now = dayAfter(argv), builtOn, tempRoot, programMark }: InProcessOptions = {},
): Promise<Ended> {
  const { world, written } = fakeWorld(folder);
  const asked = earlyOptions(argv);
  let { lang } = asked;
  const real = {
    ...world,
    ...(now === undefined ? {} : { clock: { now: () => new Date(now) } }),
    ...(builtOn === undefined ? {} : { builtOn }),
    ...(tempRoot === undefined ? {} : { tempRoot }),
    ...(programMark === undefined ? {} : { programMark }),
    env: { ...process.env, ...env },
    // What changes where or how a browser is started gets one of its own.
    ...(Object.keys(env).length === 0 && tempRoot === undefined ? { browsers: LENT } : {}),
    speak: (wanted: typeof lang) => {
      lang = wanted;
    },
  };
  let code: number;
  try {
    code = await runProgram(argv, real);
  } catch (error) {
    const told = tellFault(error, lang, asked.debug);
    written.err += told.text;
    code = told.code;
  }
  await world.cleanup[Symbol.asyncDispose]();
  return { code, stdout: written.out, stderr: written.err };
}

/** Noon in China of the third day after the period that arguments name; undefined where it is over by the usual day. */
function dayAfter(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => ['-m', '--month', '--period'].includes(word));
  const period = at < 0 ? null : periodIn(argv[at + 1] ?? '');
  if (period === null || daysIn(period).end <= '2009-08-01') return undefined;
  const day = Date.parse(`${daysIn(period).end}T04:00:00Z`) + 2 * 86_400_000;
  return new Date(day).toISOString();
}
