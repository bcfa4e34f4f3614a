import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { MetricResult, MetricsFile } from '../../src/metrics/types.ts';
import type { QualityFile } from '../../src/render/json/quality.ts';
import type { SampleRun } from '../global-setup.ts';

const run = await ended(inject('sample'));

/** Waits for the file of the sample's run. */
async function ended(file: string): Promise<SampleRun> {
  await new Promise<void>((resolve, reject) => {
    const watcher = watch(dirname(file)).on('error', reject);
    const look = (): void => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    };
    watcher.on('change', look);
    // It may have come before anybody watched.
    look();
  });
  return readJson<SampleRun>(file);
}

/** The run that made the sample; throws with what it said when it did not end well. */
export function sampleRun(): SampleRun {
  if (run.code !== 0) throw new Error(`the sample ended with ${run.code}:\n${run.stderr}`);
  return run;
}

/** Path of a file of the sample's report. */
export function sampleFile(name: string): string {
  return join(sampleRun().out, '2009-07', name);
}

/** The sample's `metrics.json`. */
export function sampleMetrics(): MetricsFile {
  return readJson<MetricsFile>(sampleFile('metrics.json'));
}

/** The sample's `quality.json`. */
export function sampleQuality(): QualityFile {
  return readJson<QualityFile>(sampleFile('quality.json'));
}

/** What the tests read of `run.json`. */
export interface RunFile {
  readonly warnings: readonly { readonly code: string; readonly text: string }[];
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly outputs: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly versions: Readonly<Record<string, string | null>>;
  readonly exitCode: number;
}

/** Reads a JSON file that the program wrote. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** The result with a key, such as `ehome.repeat_rate?brand=E8`; throws when there is none. */
export function resultOf(file: MetricsFile, key: string): MetricResult {
  const results = file.metrics.flatMap((metric) => metric.results);
  const found = results.find((result) => result.key === key);
  if (!found) throw new Error(`metrics.json of ${file.month} has no ${key}`);
  return found;
}
