import { join } from 'node:path';
import { expect } from 'vitest';
import type { MetricResult, MetricsFile } from '../../src/metrics/types.ts';
import { runInProcess } from './in-process.ts';
import { readJson } from './written-file.ts';

/** What the program says to these words over a workspace, inside this process. */
export async function report(folder: string, ...words: readonly string[]) {
  const quiet = words[0] === 'generate' ? ['--quiet'] : [];
  const asked = [...words, '--workspace', folder, ...quiet];
  // As for everybody who asks twice, what did not change is read once.
  return await runInProcess(asked, { programMark: 'tests of periods' });
}

/** The figures of a period, made anew. */
export async function figures(folder: string, period: string): Promise<MetricsFile> {
  const ended = await report(folder, 'generate', '--period', period, '--format', 'json');
  expect(ended).toMatchObject({ code: 0 });
  return metricsOf(folder, period);
}

/** The figures of a period as they were published last. */
export function metricsOf(folder: string, period: string): MetricsFile {
  return readJson<MetricsFile>(join(folder, 'out', period, 'metrics.json'));
}

/** Results by their keys. */
export function resultsOf({ metrics }: MetricsFile): ReadonlyMap<string, MetricResult> {
  return new Map(metrics.flatMap(({ results }) => results.map((one) => [one.key, one])));
}
