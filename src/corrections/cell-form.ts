import { unescaped } from '../ingest/xlsx/unescaped.ts';
import { sha256 } from '../output/sha256.ts';
import { CELL_TEXT_LIMIT } from '../render/office/cell-text.ts';
import type { CorrectionRow } from './types.ts';

const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/** A cell's text as the correction file shows it: line breaks and tabs stay, other control characters are spaces. */
export function shownText(cell: string): string {
  const text = cell.replace(/\r\n?/g, '\n');
  return text.replace(CONTROL, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '));
}

/** The form in which a cell of an export and one of the correction file are compared: white space does not matter. */
export function cellForm(cell: string): string {
  // `_x0041_` in a cell is an A to some programs that save workbooks.
  const shown = shownText(unescaped(cell));
  // A longer text is cut where it is written, and the export keeps the whole of it.
  const held = shown.length > CELL_TEXT_LIMIT ? `${shown.slice(0, CELL_TEXT_LIMIT - 1)}…` : shown;
  return held
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A hash of what the rows of a sheet hold, whatever their order; another one after writing shows work by hand. */
export function markOf(rows: readonly CorrectionRow[]): string {
  const held = rows
    .toSorted((a, b) => a.record - b.record)
    .map(({ record, cells, faults }) => {
      const forms = cells.map(cellForm);
      while (forms.at(-1) === '') forms.pop();
      return [record, forms, [...(faults ?? [])]];
    });
  return sha256(Buffer.from(JSON.stringify(held)));
}

/** Whether anybody has worked on a sheet since it was first written: rows corrected, changed, added or taken out. */
export function isWorkedOn(sheet: {
  readonly rows: readonly CorrectionRow[];
  readonly mark: string;
}): boolean {
  return sheet.rows.some(({ state }) => state !== 'open') || markOf(sheet.rows) !== sheet.mark;
}
