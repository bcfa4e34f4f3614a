import { loadPack } from '../../pack/load-pack.ts';
import { ZIYANG } from '../../pack/test-support.ts';
import { type Bench, openBench } from '../test-support.ts';

const pack = loadPack(ZIYANG);

/** For tests only: a bench for one dataset of the pack, whose exports are named after it. */
export async function benchOf(
  id: string,
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
