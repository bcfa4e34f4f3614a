import { earlyOptions, runProgram } from '../../src/cli/program.ts';
import { tellFault } from '../../src/cli/tell-fault.ts';
import { fakeWorld } from '../../src/cli/test-support.ts';
import type { Ended } from './program.ts';

export interface InProcessOptions {
  /** The current folder; one that is not there unless given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The time of the run. */
  readonly now?: string;
  /** Where its private folders are made. */
  readonly tempRoot?: string;
  /** What tells the program from every other; tables are kept from run to run only where it is given. */
  readonly programMark?: string;
}

/**
 * Runs the program inside this process, from its sources: the same words and exit code, without a start of Node.
 * It is noon of 3 August 2009 unless told otherwise, and nobody sits at the terminal. What the process itself is asked, such as its
 * temporary folder, signals, streams and umask, is for `runReport`.
 */
export async function runInProcess(
  argv: readonly string[],
  { folder, env = {}, now, tempRoot, programMark }: InProcessOptions = {},
): Promise<Ended> {
  const { world, written } = fakeWorld(folder);
  const asked = earlyOptions(argv);
  let { lang } = asked;
  const real = {
    ...world,
    ...(now === undefined ? {} : { clock: { now: () => new Date(now) } }),
    ...(tempRoot === undefined ? {} : { tempRoot }),
    ...(programMark === undefined ? {} : { programMark }),
    env: { ...process.env, ...env },
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
