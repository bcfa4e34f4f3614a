import type { InputFile } from './types.ts';

/** How many records of these exports cannot be used, where none of all counts for the month; 0 where some record does. */
export function unusableIn(files: readonly Pick<InputFile, 'account'>[]): number {
  const sum = (row: 'accepted' | 'corrected' | 'quarantined') =>
    files.reduce((total, { account }) => total + account[row], 0);
  return sum('accepted') + sum('corrected') > 0 ? 0 : sum('quarantined');
}
