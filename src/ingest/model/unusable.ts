import type { InputFile, LoadedDataset } from './types.ts';

/** How many records of these exports cannot be used, where none of all counts for the month; 0 where some record does. */
export function unusableIn(files: readonly Pick<InputFile, 'account'>[]): number {
  const sum = (row: 'accepted' | 'corrected' | 'quarantined') =>
    files.reduce((total, { account }) => total + account[row], 0);
  return sum('accepted') + sum('corrected') > 0 ? 0 : sum('quarantined');
}

/**
 * Why a dataset gives no figures although it came: no record counts, and those that cannot be used may be the month's,
 * so that 0 would be no count. Null where it gives figures.
 */
export function whyUnusable({ spec, unusable = 0 }: LoadedDataset): string | null {
  return unusable === 0 ? null : `${spec.name}没有一条可用的记录（${unusable} 条待核实）`;
}
