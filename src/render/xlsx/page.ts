import type { Worksheet } from 'exceljs';
import type { WordBook } from '../../words/word-book.ts';
import { safeText } from '../office/cell-text.ts';
import { letters } from './grid.ts';
import type { SheetContext } from './write-grid.ts';

const A4 = 9;
/** Excel takes 255 characters of footer in all. */
const FOOTER_TEXT = 80;
/** Half-width characters that a page's width still prints legibly. */
const PAGE_WIDTH = 210;

/** Where the parts of a sheet stand, by row number. */
export interface SheetExtent {
  /** Repeated on every page; null where several tables stand below each other. */
  readonly head: { readonly first: number; readonly last: number } | null;
  readonly lastRow: number;
  readonly widths: readonly number[];
  /** Leading columns that every page repeats when the sheet is several pages wide. */
  readonly frozen: number;
  /** Leading columns that are a page of their own. */
  readonly firstPage?: number | undefined;
  readonly context: SheetContext;
}

/** Pages that columns of these widths take side by side. */
export function pagesAcross(widths: readonly number[]): number {
  return Math.max(1, Math.ceil(widths.reduce((sum, one) => sum + one, 0) / PAGE_WIDTH));
}

/**
 * Sets a sheet up for A4 landscape, one page wide unless that would be too small to read, with its head on every page
 * and page numbers below.
 */
export function setUpPage(
  sheet: Worksheet,
  { head, lastRow, widths, frozen, firstPage, context }: SheetExtent,
): void {
  const first = widths.slice(0, firstPage ?? widths.length);
  const pagesWide = pagesAcross(first);
  const area = `A$1:${letters(first.length)}$${lastRow}`;
  // The names stand before the second page's columns as a repeated one.
  const second =
    firstPage === undefined || head === null
      ? ''
      : `&&${letters(firstPage + 1)}$${head.first}:${letters(widths.length)}$${lastRow}`;
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printArea: area + second,
    ...(head === null ? {} : { printTitlesRow: `${head.first}:${head.last}` }),
    ...(pagesWide > 1 || second !== ''
      ? { printTitlesColumn: `A:${letters(Math.max(frozen, 1))}` }
      : {}),
  };
  const about = safeText(`${context.organization} ${context.monthLabel}`).slice(0, FOOTER_TEXT);
  const footer = `&L${plain(about)}&C${pageNumber(context.words)}&R&A`;
  sheet.headerFooter.oddFooter = footer;
}

/** What stands for the numbers until the words around them are made plain. */
const NUMBERS = { page: '\uE000', pages: '\uE001' } as const;

/** The words for a page's number, with Excel's codes for it and for how many there are. */
function pageNumber(words: WordBook): string {
  const text = safeText(words('workbook.page', NUMBERS)).slice(0, FOOTER_TEXT);
  return plain(text).replace(NUMBERS.page, '&P').replace(NUMBERS.pages, '&N');
}

/** A text without Excel's codes. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}
