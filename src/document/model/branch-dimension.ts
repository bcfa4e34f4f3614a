import type { DocumentContext } from './context.ts';

/** The dimension of a metric whose members are branches; null where its records name none. */
export function branchDimension(
  metric: string,
  { lookup, pack }: Pick<DocumentContext, 'lookup' | 'pack'>,
): string | null {
  const { dataset } = lookup.metric(metric).scope;
  const columns = pack.datasets.find(({ id }) => id === dataset)?.columns ?? [];
  return columns.find(({ type }) => type === 'branch')?.name ?? null;
}
