import type { Verdict } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';

const LOOKS: Readonly<Record<Verdict, { readonly sign: string; readonly color: ThemeColor }>> = {
  missed: { sign: '× ', color: 'bad' },
  remark: { sign: '! ', color: 'warn' },
  edge: { sign: '▲ ', color: 'series1' },
  met: { sign: '', color: 'series1' },
  none: { sign: '', color: 'series1' },
};

/** What stands before a figure so that a verdict shows without colour. */
export function signOf(verdict: Verdict): string {
  return LOOKS[verdict].sign;
}

/** The colour of a bar or point by its verdict. */
export function colorOf(verdict: Verdict): ThemeColor {
  return LOOKS[verdict].color;
}
