import type { Verdict } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';

/** What stands before a figure so that a miss shows without colour. */
export function signOf(verdict: Verdict): string {
  return verdict === 'missed' ? '× ' : verdict === 'remark' ? '! ' : '';
}

/** The colour of a bar or point by its verdict. */
export function colorOf(verdict: Verdict): ThemeColor {
  return verdict === 'missed' ? 'bad' : verdict === 'remark' ? 'warn' : 'series1';
}
