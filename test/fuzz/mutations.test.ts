import { afterAll, expect, it } from 'vitest';
import { closeStore, type RunResult, runMutant, told } from './run-mutant.ts';

const SEED = 20_090_731;
const RUNS = 500;

afterAll(closeStore);

it('a spoilt export is refused, or its account and its metrics hold', async () => {
  const results: RunResult[] = [];
  for (let run = 0; run < RUNS; run += 1) results.push(await runMutant(SEED, run));
  const failed = results.filter(({ wrong }) => wrong.length > 0);
  expect(failed.map((one) => told(SEED, one))).toEqual([]);
  // Both ends are met often, or the runs prove nothing.
  const refused = results.filter((one) => one.refused !== null).length;
  expect(refused).toBeGreaterThan(RUNS / 4);
  expect(RUNS - refused).toBeGreaterThan(RUNS / 5);
}, 600_000);
