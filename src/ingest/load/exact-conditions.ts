import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { exactComparisons } from '../../store/exact-comparisons.ts';
import type { Store } from '../../store/store.ts';

const NUMERIC: ReadonlySet<string> = new Set(['hours', 'number', 'rank', 'percent', 'amount']);

/** A condition over a dataset's columns that compares computed lengths of time exactly. */
export async function exactCondition(
  store: Store,
  sql: string,
  { columns, derived }: DatasetSpec,
): Promise<string> {
  const all = [...columns, ...derived];
  const namesOf = (isMeant: (type: string) => boolean) =>
    new Set(all.filter(({ type }) => isMeant(type)).map(({ name }) => name));
  return await exactComparisons(store, sql, {
    numbers: namesOf((type) => NUMERIC.has(type)),
    lengths: namesOf((type) => type === 'hours'),
  });
}
