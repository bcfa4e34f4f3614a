import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { MetricsFile } from '../../src/metrics/types.ts';
import type { QualityFile } from '../../src/render/json/quality.ts';
import type { SampleRun } from '../global-setup.ts';
import { readJson } from './written-file.ts';

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
