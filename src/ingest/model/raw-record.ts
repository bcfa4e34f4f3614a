/** Why a cell has no text that can be used. */
export type CellFault =
  | 'formula_without_result'
  /** It holds 0, in a file that asks to be calculated again or of a program that cannot calculate. */
  | 'formula_uncalculated'
  | 'cell_error'
  | 'unreadable_cell'
  /** A small number in a cell of dates: a length of time, or a number that got the wrong format. */
  | 'number_as_date'
  /** Shown in thousands, say, beside a word that says something else. */
  | 'unclear_format'
  /** Empty, because it is merged with the one above, which alone holds the value of both. */
  | 'merged_cell';

/** What makes a whole record of a text export unusable, whatever stands in its cells. */
export type RecordFault = 'unclosed_quote' | 'stray_quote' | 'record_too_long' | 'nul_bytes';

/** A record of text as it was written, on one line and with its quotes in order, and what parts its cells. */
export interface WrittenRecord {
  readonly text: string;
  readonly delimiter: string;
}

/** One record of an export as text, before anything is known of its meaning. */
export interface RawRecord {
  /** From 1: the record of a CSV with blank lines counted, the row of a sheet. */
  readonly record: number;
  readonly cells: readonly string[];
  /** Unusable cells by position; their text is empty. */
  readonly faults: ReadonlyMap<number, CellFault> | null;
  /** Whether a missing cell at the end means that the record was cut (CSV), not merely empty (sheets). */
  readonly fixedWidth: boolean;
  /** The record as a whole cannot be used; its cells are what a look at its first line gives. */
  readonly broken?: RecordFault | null;
  /** Cells are missing at its end although there are as many as the first header has: they were put in its order. */
  readonly isShort?: boolean;
  /** People who open the sheet do not see the row: it is hidden, or filtered out. */
  readonly isHidden?: boolean;
  /** It repeats the header in another order, or stands between records and such a header. */
  readonly belongsTo?: 'later_header' | 'above_later_header';
  /** Given where the store can read the record by itself, to the same cells. */
  readonly written?: WrittenRecord | null;
}

/** The records of one export, in file order. */
export type RawRecords = AsyncIterable<RawRecord>;
