import type { HeaderHint } from '../ingest/model/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Month } from '../workspace/types.ts';

/** What an example export is most likely to be, and what its columns hold. */
export interface SeenExport {
  /** Name of the file without folders. */
  readonly file: string;
  /** The same, a sheet of a workbook named behind it. */
  readonly name: string;
  readonly dataset: DatasetSpec;
  /** Another dataset that fits as well. */
  readonly rival: DatasetSpec | null;
  readonly headerRow: number;
  /** Header cells, and how many of them are known columns. */
  readonly headers: number;
  readonly known: number;
  /** Headers of required columns that the file lacks. */
  readonly missing: readonly string[];
  readonly hints: readonly HeaderHint[];
  /** Headers that no column takes. */
  readonly ignored: readonly string[];
  /** Texts of the branch columns and of the department columns, as written, the most frequent first. */
  readonly branches: readonly string[];
  readonly departments: readonly string[];
  /** Months of the records with their number. */
  readonly months: ReadonlyMap<Month, number>;
}

/** A file or sheet that is no export known to the pack. */
export interface UnknownExport {
  readonly name: string;
}

/** What the example exports gave. */
export interface Seen {
  readonly exports: readonly SeenExport[];
  readonly unknown: readonly UnknownExport[];
}

/** A branch with the texts that mean it, as the configuration lists it. */
export interface ProposedBranch {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A department; `isCertain` is false where nothing in its name says the branch. */
export interface ProposedDepartment {
  readonly name: string;
  readonly branch: string;
  readonly isCertain: boolean;
}

/** A header that may be a column of the dataset; only a confirmed one is used. */
export interface ProposedAlias {
  readonly dataset: string;
  /** The column's own header. */
  readonly column: string;
  readonly header: string;
  readonly state: 'confirmed' | 'proposed';
  /** It asks the opposite of a flag; null where that is open. */
  readonly inverse: boolean | null;
  readonly because: string | null;
}

/** All that the configuration is written from. */
export interface Setup {
  readonly pack: string;
  /** Who sets limits and whom they judge, as the pack calls them. */
  readonly levels: Pack['levels'];
  /** The metric of the example of a limit; null where the pack has none. */
  readonly example: Pack['metrics'][number] | null;
  readonly organization: string;
  readonly department: string;
  readonly branches: readonly ProposedBranch[];
  /** Texts of branch columns that belong to no branch. */
  readonly unplaced: readonly string[];
  readonly departments: readonly ProposedDepartment[];
  readonly aliases: readonly ProposedAlias[];
  readonly datasets: readonly DatasetSpec[];
  readonly exports: readonly SeenExport[];
  /** The dataset on which most figures stand. */
  readonly main: string;
}
