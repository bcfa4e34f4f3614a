/** A cell that holds something, but nothing that can be used. */
export type CellFault = 'formula_without_result' | 'cell_error' | 'unreadable_cell';

/** One record of an export as text, before anything is known of its meaning. */
export interface RawRecord {
  /** From 1: the record of a CSV with blank lines counted, the row of a sheet. */
  readonly record: number;
  readonly cells: readonly string[];
  /** Unusable cells by position; their text is empty. */
  readonly faults: ReadonlyMap<number, CellFault> | null;
  /** Whether a missing cell at the end means that the record was cut (CSV), not merely empty (sheets). */
  readonly fixedWidth: boolean;
}

/** The records of one export, in file order. */
export type RawRecords = AsyncIterable<RawRecord>;
