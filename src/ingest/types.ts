import type { DatasetSpec } from '../pack/types.ts';

/** The classes of rule 7, in the order in which the first match wins. */
export type RowClass =
  | 'title'
  | 'header'
  | 'total'
  | 'footer'
  | 'blank'
  | 'quarantined'
  | 'duplicate'
  | 'superseded'
  | 'otherMonth'
  | 'accepted';

/** records = the sum of all classes; anything else stops the run. */
export type RowAccount = Readonly<Record<RowClass, number>> & { readonly records: number };

/** How a header was matched to a canonical column. */
export interface MatchedColumn {
  readonly column: string;
  readonly header: string;
  readonly how: 'header' | 'alias' | 'inverse' | 'workspace_alias';
}

/** A record that could not be used. `raw` is the record's cells as given (unmasked: never printed as they are). */
export interface QuarantinedRecord {
  readonly file: string;
  readonly record: number;
  readonly column: string | null;
  readonly reason: string;
  readonly raw: readonly string[];
  /** The text of each canonical column that it has, as given: whom it names, for the masker alone. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** A total row kept as a control total. */
export interface ControlTotal {
  readonly file: string;
  readonly record: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What one export (one sheet of a workbook is one export) was and what became of its records. */
export interface InputFile {
  /** Relative to the workspace, `/` between folders; a sheet of a workbook adds `#sheet`. */
  readonly path: string;
  readonly sha256: string;
  /** When the file was last changed, as it was when it was read: ISO 8601, UTC. */
  readonly modifiedAt: string;
  readonly dataset: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  /** Record number of the header row, from 1. */
  readonly headerRow: number;
  /** When it was made, as its title or foot prints it: `YYYY-MM-DD`, maybe with ` HH:MM`; null where neither does. */
  readonly madeAt?: string | null;
  readonly columns: readonly MatchedColumn[];
  readonly ignoredHeaders: readonly string[];
  readonly account: RowAccount;
}

/** What is known of one dataset after loading. Its table is named like the dataset. */
export interface LoadedDataset {
  readonly spec: DatasetSpec;
  /** false: no export this month; its table exists and is empty. */
  readonly provided: boolean;
  /** Canonical columns that at least one export has. */
  readonly presentColumns: readonly string[];
}

export interface Ingested {
  readonly datasets: readonly LoadedDataset[];
  readonly files: readonly InputFile[];
  readonly quarantine: readonly QuarantinedRecord[];
  readonly controlTotals: readonly ControlTotal[];
}
