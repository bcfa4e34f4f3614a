const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;
const LETTER_A = 64;

/** A place in a sheet: row from 1, column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Reads a reference such as `B7`; null where it is none, or lies outside of any sheet. */
export function cellPlace(reference: string): CellPlace | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - LETTER_A;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > LAST_COLUMN) return null;
  }
  const row = rowNumber(reference.slice(at));
  return column === 0 || row === null ? null : { row, column: column - 1 };
}

/** Reads a row number from 1; null where it is none, or lies outside of any sheet. */
export function rowNumber(text: string): number | null {
  if (!/^[1-9]\d{0,6}$/.test(text)) return null;
  const row = Number(text);
  return row <= LAST_ROW ? row : null;
}
