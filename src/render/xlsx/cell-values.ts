import { IMPORTED } from '../../document/model/footnotes.ts';
import type { Cell } from '../../document/model/types.ts';
import type { Unit } from '../../number/unit.ts';
import type { WordBook } from '../../words/word-book.ts';
import {
  CHANGE_COUNT,
  CHANGE_PERCENT,
  COUNT,
  decimalFormat,
  limitFormat,
  PERCENT,
  pointsFormat,
  quoted,
} from './formats.ts';
import { type Align, type GridCell, letters, numberCell, textCell } from './grid.ts';
import { perBeside } from './row-places.ts';

const NONE = '—';

/** A rate's numbers, as a table or the list of results has them. */
export interface RateParts {
  readonly unit: Unit;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the unit. */
  readonly value: number | null;
  readonly display: string;
}

/**
 * The three cells of a rate: numerator, denominator and the rate as a live formula over them, a percent as a
 * fraction with a percent format. `column` is the numerator's, from 1. A value that is missing stands as its
 * text, never as 0.
 */
export function rateCells(
  rate: RateParts,
  column: number,
): readonly [GridCell, GridCell, GridCell] {
  const { numerator, denominator, value, display, unit } = rate;
  const per = perBeside(unit);
  const format = rateFormat(unit);
  const parts = [countCell(numerator, NONE), countCell(denominator, NONE)] as const;
  if (numerator === null || denominator === null || (denominator !== 0 && value === null)) {
    const shown = unit === 'percent' && value !== null ? value / 100 : value;
    const lone = shown === null ? textCell(display, 'end') : numberCell(shown, format, display);
    return [...parts, lone];
  }
  const n = letters(column);
  const d = letters(column + 1);
  const formula = {
    kind: 'formula',
    formula: ({ row }: { readonly row: number }) =>
      `IF(${d}${row}=0,"${NONE}",${n}${row}/${d}${row}${per === 1 ? '' : `*${per}`})`,
    result: denominator === 0 ? NONE : (numerator / denominator) * per,
  } as const;
  return [...parts, { value: formula, shown: display, format, align: 'end', tone: 'plain' }];
}

/** Number format of a rate: a percent stands as a fraction, others as so many of their hundred or ten thousand. */
export function rateFormat(unit: Unit): string {
  return unit === 'percent' ? PERCENT : decimalFormat(2);
}

/** A count, or the text that stands for a missing one. */
export function countCell(value: number | null, missing: string): GridCell {
  if (value === null) return textCell(missing, 'end');
  const format = Number.isInteger(value) ? COUNT : decimalFormat(2);
  return numberCell(value, format, value.toLocaleString('en-US'));
}

/** The one cell that stands for a cell of the document which is no rate; `align` is its column's. */
export function oneCell(
  cell: Exclude<Cell, { kind: 'rate' }>,
  align: Align,
  words: WordBook,
): GridCell {
  switch (cell.kind) {
    case 'text':
      return textCell([cell.display, cell.small ?? ''].join(' ').trim(), align);
    case 'status':
      return textCell(cell.display, 'center');
    case 'count':
      return countCell(cell.value, cell.display);
    case 'number': {
      const sign = cell.isImported === true ? quoted(IMPORTED) : '';
      return cell.isPercent && cell.value !== null
        ? numberCell(cell.value / 100, `${PERCENT}${sign}`, cell.display)
        : orText(cell, cell.value, `${decimalFormat(cell.decimals)}${sign}`);
    }
    case 'change':
      return changeCell(cell, words);
    case 'limit': {
      if (cell.limit === null) return textCell(cell.display, 'end');
      const limit = cell.unit === 'percent' ? cell.limit / 100 : cell.limit;
      return numberCell(limit, limitFormat(cell.limit, cell.unit, cell.comparator), cell.display);
    }
    case 'gap':
      return gapCell(cell);
  }
}

function changeCell(cell: Extract<Cell, { kind: 'change' }>, words: WordBook): GridCell {
  if (cell.value === null) return textCell(cell.display, 'end');
  const number = cell.unit === 'percent' ? cell.value / 100 : cell.value;
  const whole = cell.unit !== 'count' || Number.isInteger(number);
  const formats = {
    pp: pointsFormat(words('workbook.points')),
    percent: CHANGE_PERCENT,
    count: CHANGE_COUNT,
  } as const;
  const made = numberCell(
    number,
    whole ? formats[cell.unit] : '+#,##0.00;-#,##0.00;0',
    cell.display,
  );
  const tone = cell.effect === 'better' ? 'good' : cell.effect === 'worse' ? 'bad' : 'plain';
  const width = cell.unit === 'pp' ? `${cell.display}${words('workbook.points')}` : cell.display;
  return { ...made, tone, shown: width };
}

/** A distance keeps the document's words round a number that is negative when the target is missed, so that it sorts. */
function gapCell(cell: Extract<Cell, { kind: 'gap' }>): GridCell {
  if (cell.value === null || cell.state === 'none') return textCell(cell.display, 'end');
  const size = Math.abs(cell.value);
  const own = wordedFormat(cell.display);
  if (own === null) return textCell(cell.display, 'end');
  const room = cell.of ? wordedFormat(cell.of.none.room) : null;
  const short = cell.of ? wordedFormat(cell.of.none.short) : null;
  const format = `${room ?? own};${short ?? own}`;
  return numberCell(cell.state === 'short' ? -size : size, format, cell.display);
}

/** The format that prints a number between the words of a display; null for words without a number. */
function wordedFormat(display: string): string | null {
  const [, before = '', digits, after = ''] = /^(\D*)(\d[\d,.]*)(.*)$/su.exec(display) ?? [];
  if (digits === undefined) return null;
  return quoted(before) + decimalFormat(digits.split('.')[1]?.length ?? 0) + quoted(after);
}

function orText(
  cell: { readonly display: string },
  value: number | null,
  format: string,
): GridCell {
  return value === null ? textCell(cell.display, 'end') : numberCell(value, format, cell.display);
}

/** A figure of which only its print is known, as the number that it says; other words stay words. */
export function shownCell(display: string): GridCell {
  const [, sign = '', digits, percent = ''] =
    /^([+-]?)(\d[\d,]*(?:\.\d+)?)(%?)$/.exec(display) ?? [];
  if (digits === undefined) return textCell(display, 'end');
  const plain = sign + digits.replaceAll(',', '');
  if (percent !== '') return numberCell(Number(`${plain}e-2`), PERCENT, display);
  return numberCell(Number(plain), decimalFormat(digits.split('.')[1]?.length ?? 0), display);
}
