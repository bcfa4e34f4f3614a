import { readFileSync } from 'node:fs';
import type { MetricResult, MetricsFile } from '../../src/metrics/types.ts';

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
