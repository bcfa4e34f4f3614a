import { cleanText } from './xml-text.ts';

/** The most UTF-16 units that a cell of a workbook holds. */
export const CELL_TEXT_LIMIT = 32_767;

/**
 * Text that a workbook cell can hold as it is: control characters left out (tab and line feed stay),
 * lone surrogates replaced, cut to 32,767 UTF-16 units. `_x0041_` in the data is kept from being read as an escape.
 */
export function safeText(text: string): string {
  const clean = cleanText(text);
  const kept = clean.length > CELL_TEXT_LIMIT ? `${clean.slice(0, CELL_TEXT_LIMIT - 1)}…` : clean;
  return kept.toWellFormed().replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
