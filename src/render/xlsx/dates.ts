import { kindOf } from '../../workspace/periods.ts';
import { type GridCell, numberCell, textCell } from './grid.ts';

/** The day 0 of a workbook. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;

/** A moment as the number of days that a workbook counts, so that it can be sorted, filtered and reckoned with. */
export function momentCell(text: string, format: string): GridCell {
  const days = (Date.parse(`${text.replace(' ', 'T')}Z`) - FIRST_DAY) / MILLISECONDS_A_DAY;
  const shown = text.slice(0, format.length);
  return { ...numberCell(days, format, shown), align: 'start' };
}

/** A month (`2009-07`) as the date of its first day, which prints as the month; another period as its name; blank where there is none. */
export function monthCell(month: string | null): GridCell {
  if (month === null) return textCell('');
  if (kindOf(month) !== 'month') return { ...textCell(month), align: 'center' };
  return { ...momentCell(`${month}-01 00:00:00`, 'yyyy-mm'), align: 'center' };
}
