import type { DailyAverage, YearToDate } from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell, oneCell, rateCells } from './cell-values.ts';
import { type GridCell, numberCell, textCell } from './grid.ts';
import { valueCell } from './units.ts';

const PER_DAY = '#,##0.00';

/**
 * The year to date as numerator, denominator and value; a rate is a live formula over the two cells before it.
 * `column` is the numerator's, from 1; `missing` stands where there is none.
 */
export function yearToDateCells(
  unit: Unit,
  year: YearToDate | null,
  column: number,
  missing: string,
): readonly GridCell[] {
  if (year === null) return [textCell(''), textCell(''), textCell(missing, 'end')];
  if (year.denominator !== null) return rateCells({ ...year, unit }, column);
  return [
    countCell(year.numerator, ''),
    countCell(year.denominator, ''),
    valueCell(unit, year.value, missing),
  ];
}

/** The daily average and its growth in percent over the month before. */
export function dailyCells(
  daily: DailyAverage | null,
  missing: string,
  words: WordBook,
): readonly GridCell[] {
  if (daily === null) return [textCell(missing, 'end'), textCell(missing, 'end')];
  const { changeRate, changeRateDisplay } = daily;
  return [
    numberCell(daily.value, PER_DAY, daily.display),
    oneCell(
      {
        kind: 'change',
        value: changeRate,
        display: changeRateDisplay ?? missing,
        unit: 'percent',
        direction: 'flat',
        effect: 'neutral',
      },
      'end',
      words,
    ),
  ];
}
