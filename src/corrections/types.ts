import type { CellFault } from '../ingest/model/raw-record.ts';

/** What a row of the correction file says of its record. */
export type RowState =
  /** It cannot be used as the export has it. */
  | 'open'
  /** It was corrected, and cannot be used as corrected either. */
  | 'still_open'
  /** It was corrected, and is read as corrected. */
  | 'corrected';

/** One record in the correction file: its cells by their position in the export. */
export interface CorrectionRow {
  readonly record: number;
  readonly state: RowState;
  /** The column that is wrong and why, in words; empty for none. */
  readonly column: string;
  readonly reason: string;
  readonly cells: readonly string[];
  /** Cells whose content cannot be read, by position. */
  readonly faults: ReadonlyMap<number, CellFault> | null;
}

/** The records of one export (of one sheet, where it is a workbook). */
export interface CorrectionSheet {
  /** As in `InputFile.path`. */
  readonly path: string;
  /** Of the export that the records stand in; they fit no other. */
  readonly sha256: string;
  /** By position, as the correction file shows them. */
  readonly headers: readonly string[];
  readonly rows: readonly CorrectionRow[];
  /** What {@link markOf} gave when the sheet was written. */
  readonly mark: string;
}

/** The correction file of a month. */
export interface CorrectionFile {
  /** Relative to the workspace, `/` between folders. */
  readonly path: string;
  readonly sha256: string;
  readonly sheets: readonly CorrectionSheet[];
}
