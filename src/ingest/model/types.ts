import type { DatasetSpec } from '../../pack/dataset/types.ts';

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
  | 'corrected'
  | 'accepted';

/** records = the sum of all classes; anything else stops the run. */
export type RowAccount = Readonly<Record<RowClass, number>> & { readonly records: number };

/** How a header was matched to a canonical column. */
export interface MatchedColumn {
  readonly column: string;
  readonly header: string;
  readonly how:
    | 'header'
    | 'alias'
    | 'inverse'
    | 'span_start'
    | 'span_end'
    | 'workspace_alias'
    | 'workspace_inverse'
    /** No header: the configuration gives one text for all records. */
    | 'set';
}

/** What to do about a header that no column takes. `column` and `nearest` are headers as people read them. */
export type HeaderHint =
  /** It may mean this column or another thing: only the workspace can say. */
  | {
      readonly kind: 'ask';
      readonly header: string;
      readonly column: string;
      readonly because: string;
      readonly inverse: boolean;
    }
  /** It is written much like this header, which the file lacks. */
  | { readonly kind: 'like'; readonly header: string; readonly nearest: string };

/** A record that could not be used. `raw` is the record's cells as given (unmasked: never printed as they are). */
export interface QuarantinedRecord {
  readonly file: string;
  readonly record: number;
  readonly column: string | null;
  readonly reason: string;
  /** The reason in English, where it is told by a message. */
  readonly english?: string;
  readonly raw: readonly string[];
  /** The text of each canonical column that it has, as given: whom it names, for the masker alone. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** A word that is no member of its column, and its records; personal names among them are unmasked. */
export interface UnknownWord {
  readonly dataset: string;
  /** The canonical name, and the header in the file. */
  readonly column: string;
  readonly header: string;
  readonly text: string;
  readonly count: number;
  /** The member that it most likely means; null where none is near. */
  readonly nearest: string | null;
  /** What mostly stands in the column of branches beside it. */
  readonly beside: string | null;
}

/** A total row kept as a control total. */
export interface ControlTotal {
  readonly file: string;
  readonly record: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What one export (one sheet of a workbook is one export) was and what became of its records. */
export interface InputFile {
  /** Relative to the workspace, `/` between folders; a sheet of a workbook adds `#sheet`, a further table of a sheet, text or page `#表格2`. */
  readonly path: string;
  readonly sha256: string;
  /** When the file was last changed, as it was when it was read: ISO 8601, UTC. */
  readonly modifiedAt: string;
  readonly dataset: string;
  readonly format: 'csv' | 'xlsx' | 'xls' | 'html' | 'json';
  readonly encoding: string | null;
  /** Record number of the header row, from 1. */
  readonly headerRow: number;
  /** When it was made, as its title or foot prints it: `YYYY-MM-DD`, maybe with ` HH:MM`; null where neither does. */
  readonly madeAt?: string | null;
  readonly columns: readonly MatchedColumn[];
  readonly ignoredHeaders: readonly string[];
  /** The headers as they stand, by the position of their cells; empty where there is none. */
  readonly headers: readonly string[];
  readonly headerHints: readonly HeaderHint[];
  readonly account: RowAccount;
}

/** Days of the period, both ends included, without a record of a dataset whose records come every day. */
export interface MissingDays {
  /** Whose; null: of all together. */
  readonly branch: string | null;
  readonly first: string;
  readonly last: string;
  readonly days: number;
  /** Records of a usual day that has some: the median, rounded. */
  readonly usual: number;
}

/** What is known of one dataset after loading. Its table is named like the dataset. */
export interface LoadedDataset {
  readonly spec: DatasetSpec;
  /** false: no export this month; its table exists and is empty. */
  readonly provided: boolean;
  /** Canonical columns that at least one export has. */
  readonly presentColumns: readonly string[];
  /** How many records wait to be corrected where none counts for the month; absent or 0 where some record does. */
  readonly unusable?: number;
  /** Absent where there are none. */
  readonly missing?: readonly MissingDays[];
  /** Branches of the organisation without a record of the period, where its records come every day; absent where all have some. */
  readonly silent?: readonly string[];
}

/** A file of the input folder that holds no export of ours. `path` is relative to the workspace. */
export interface UnusedFile {
  readonly path: string;
  readonly why:
    | 'temporary'
    | 'hidden'
    | 'link_outside'
    | 'link_to_folder'
    | 'special'
    | 'name_encoding'
    | 'corrections'
    | 'corrections_copy'
    | 'no_dataset';
}

/** A record that gave way to a later one with the same key: where both stand, and the headers of what differs. */
export interface SupersededRecord {
  readonly dataset: string;
  /** Unmasked. */
  readonly key: string;
  readonly file: string;
  readonly record: number;
  readonly keptFile: string;
  readonly keptRecord: number;
  readonly differs: readonly string[];
}

/** A record that people corrected by hand, and what they changed in it (unmasked: never printed as it is). */
export interface CorrectedRecord {
  readonly file: string;
  readonly record: number;
  readonly changes: readonly {
    readonly header: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** A record that says what cannot be; it is left out only of figures that rest on what is void. */
export interface ImpossibleRecord {
  readonly dataset: string;
  readonly file: string;
  readonly record: number;
  /** Id and name of the dataset's rule. */
  readonly rule: string;
  readonly name: string;
}

/** An export that did not come of one of the periods that a report is made of; `dataset`: null where none came. */
export interface CoverageGap {
  readonly part: string;
  readonly dataset: string | null;
}

/** What a report that reads several folders is made of. */
export interface Coverage {
  /** The periods of the folders, oldest first. */
  readonly parts: readonly string[];
  readonly gaps: readonly CoverageGap[];
}

export interface Ingested {
  /** Where several folders were read; absent for one. */
  readonly coverage?: Coverage;
  readonly datasets: readonly LoadedDataset[];
  readonly files: readonly InputFile[];
  readonly quarantine: readonly QuarantinedRecord[];
  /** Words that are no members of their columns, in all records that could be read. */
  readonly unknown: readonly UnknownWord[];
  readonly controlTotals: readonly ControlTotal[];
  /** In the order of files and records; of each dataset the first 1,000. */
  readonly superseded: readonly SupersededRecord[];
  readonly impossible: readonly ImpossibleRecord[];
  readonly unused: readonly UnusedFile[];
  /** Files that came and cannot be used, each with its dataset; only where somebody takes their faults. */
  readonly unread: readonly { readonly path: string; readonly dataset: string }[];
  /** Records of the exports that were read as people corrected them, whatever became of them. */
  readonly corrected: readonly CorrectedRecord[];
}
