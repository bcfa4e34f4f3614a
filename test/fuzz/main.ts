import { closeStore, runMutant, told } from './run-mutant.ts';

/**
 * Spoils exports for longer than the tests do: `npm run fuzz -- [runs] [seed]`. Prints each run that fails, with what
 * is needed to see it again, and ends with 1 if there was one.
 */
const runs = Number(process.argv[2] ?? 5000);
const seed = Number(process.argv[3] ?? 1);
let failed = 0;
const ends = new Map<string, number>();

for (let run = 0; run < runs; run += 1) {
  const result = await runMutant(seed, run);
  const end = result.refused ?? 'read';
  ends.set(end, (ends.get(end) ?? 0) + 1);
  if (result.wrong.length === 0) continue;
  failed += 1;
  process.stdout.write(`${told(seed, result)}\n`);
}
await closeStore();
process.stdout.write(`seed ${seed}, ${runs} runs, ${failed} failed\n`);
for (const [end, count] of ends) process.stdout.write(`  ${count} ${end}\n`);
process.exitCode = failed > 0 ? 1 : 0;
