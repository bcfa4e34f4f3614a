import type { CellValue, Comment } from 'exceljs';
import { safeText } from '../office/cell-text.ts';
import { type At, type Grid, type GridCell, letters } from './grid.ts';
import type { Looks } from './looks.ts';
import { cellOf } from './sheet-names.ts';

/** What stands in a cell; `bodies` are the first rows of the tables of its sheet, which it may refer to. */
export function cellValue(
  { value }: GridCell,
  at: At,
  bodies: ReadonlyMap<Grid, number> = new Map(),
): CellValue {
  switch (value.kind) {
    case 'blank':
      return null;
    case 'text':
      return safeText(value.text);
    case 'number':
      return value.number;
    case 'formula':
      return {
        formula: value.formula(at),
        result: typeof value.result === 'string' ? safeText(value.result) : value.result,
      };
    case 'reference': {
      const first = bodies.get(value.table);
      // A table that is not on the sheet leaves the figure as it is.
      if (first === undefined) return value.result;
      return { formula: `${letters(value.column)}${first + value.row}`, result: value.result };
    }
    case 'link':
      return { text: safeText(value.text), hyperlink: cellOf(value.sheet, `A${value.row}`) };
  }
}

/** A note of its own plain look: without one a reader's default may be bold or in a font without Chinese. */
export function cellNote(text: string, { fonts }: Looks): Comment {
  return { texts: [{ text: safeText(text), font: fonts.line }] };
}
