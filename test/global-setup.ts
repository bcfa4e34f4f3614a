import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Ended, PROJECT, startReport } from './support/program.ts';

/** The sample month, generated once for all whole-program tests. */
export interface SampleRun extends Ended {
  readonly workspace: string;
  readonly out: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that holds the sample's run, and is there once it has ended. */
    sample: string;
  }
}

/**
 * Copies the sample workspace aside and has its month generated in all formats, while tests that do not need it run;
 * removes both at the end.
 */
export function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'report-sample-'));
  const workspace = join(folder, 'ziyang');
  cpSync(join(PROJECT, 'fixtures', 'ziyang'), workspace, { recursive: true });
  const out = join(folder, 'out');
  const run = startReport([
    ...['generate', '--month', '2009-07', '--workspace', workspace, '--out', out],
  ]);
  const file = join(folder, 'run.json');
  const tell = (ended: Ended): void => {
    const told: SampleRun = { workspace, out, ...ended };
    writeFileSync(`${file}.part`, JSON.stringify(told));
    // Nobody reads the half of it.
    renameSync(`${file}.part`, file);
  };
  const told = run.ended.then(tell, (error: unknown) =>
    tell({ code: null, stdout: '', stderr: String(error) }),
  );
  provide('sample', file);
  return async () => {
    // Still under way only where no test has asked for it.
    run.send('SIGTERM');
    await told;
    rmSync(folder, { recursive: true, force: true });
  };
}
