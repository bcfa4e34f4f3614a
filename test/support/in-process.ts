import { runProgram } from '../../src/cli/program.ts';
import { tellFault } from '../../src/cli/tell-fault.ts';
import { fakeWorld } from '../../src/cli/test-support.ts';
import type { Ended } from './program.ts';

/** Runs the program inside this process, from its sources: the same words and exit code, without a start of Node. */
export async function runInProcess(argv: readonly string[]): Promise<Ended> {
  const { world, written } = fakeWorld();
  const real = { ...world, env: process.env };
  let code: number;
  try {
    code = await runProgram(argv, real);
  } catch (error) {
    const told = tellFault(error, 'zh-CN', true);
    written.err += told.text;
    code = told.code;
  }
  await world.cleanup[Symbol.asyncDispose]();
  return { code, stdout: written.out, stderr: written.err };
}
