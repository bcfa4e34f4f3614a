import { join } from 'node:path';
import { loadPack, TEMPLATES } from '../../pack/load-pack.ts';
import { ZIYANG } from '../../pack/test-support.ts';
import { type Bench, openBench } from '../test-support.ts';

const usual = loadPack(ZIYANG);

/** For tests only: the pack that asks for the fewest columns. */
export const city = loadPack(join(TEMPLATES, 'city'));

/** For tests only: a bench for one dataset of a pack, whose exports are named after it. */
export async function benchOf(
  id: string,
  pack = usual,
): Promise<Bench & { readonly sum: (sql: string) => Promise<number> }> {
  const spec = pack.datasets.find((one) => one.id === id);
  if (!spec) throw new Error(`the pack has no dataset ${id}`);
  const bench = await openBench([{ dataset: id, files: ['*.csv', '*.xlsx'] }]);
  const run: Bench['run'] = () => bench.run({ datasets: [spec], cohortsOf: () => [] });
  const sum = async (sql: string) => {
    const [row] = await bench.store.rows(`SELECT CAST(${sql} AS VARCHAR) AS v FROM ${id}`);
    return Number(row?.v);
  };
  return Object.assign(Object.create(bench) as Bench, {
    run,
    sum,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  });
}
