import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Ended, PROJECT, runReport } from './support/program.ts';

/** The sample month, generated once for all whole-program tests. */
export interface SampleRun extends Ended {
  readonly workspace: string;
  readonly out: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    sample: SampleRun;
  }
}

/** Copies the sample workspace aside and generates its month in all formats; removes both at the end. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'report-sample-'));
  const workspace = join(folder, 'ziyang');
  cpSync(join(PROJECT, 'fixtures', 'ziyang'), workspace, { recursive: true });
  const out = join(folder, 'out');
  const asked = ['generate', '--month', '2009-07', '--workspace', workspace, '--out', out];
  const ended = await runReport(asked);
  provide('sample', { workspace, out, ...ended });
  return () => rmSync(folder, { recursive: true, force: true });
}
