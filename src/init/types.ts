import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Period } from '../workspace/types.ts';
import type { ProposedConstant } from './meaning/constants.ts';
import type { Reading } from './meaning/readings.ts';
import type { ExampleTable } from './tables/example-tables.ts';
import type { DepartmentCounts } from './units.ts';

/** What a table of an example export is most likely to be, and what its columns hold. */
export interface SeenExport {
  readonly table: ExampleTable;
  readonly reading: Reading;
  /** Another dataset that fits as well. */
  readonly rival: DatasetSpec | null;
  readonly constants: readonly ProposedConstant[];
  /** Texts of the branch columns, as written, with their number. */
  readonly branches: ReadonlyMap<string, number>;
  readonly departments: DepartmentCounts;
  /** Months of the records with their number. */
  readonly months: ReadonlyMap<Period, number>;
}

/** A table of which its dataset is not told; the readings that come nearest first. */
export interface UnknownTable {
  readonly table: ExampleTable;
  readonly readings: readonly Reading[];
}

/** What the example exports gave. */
export interface Seen {
  readonly exports: readonly SeenExport[];
  readonly unknown: readonly UnknownTable[];
}

/** A branch with the texts that mean it, as the configuration lists it. */
export interface ProposedBranch {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A text of a branch column that is no branch for certain. */
export interface DoubtfulUnit {
  readonly text: string;
  readonly count: number;
}

/** A department; `isCertain` is false where nothing says its branch. */
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
  /** Why it should be looked at, for people. */
  readonly because: string | null;
}

/** A column that a dataset's exports lack, with its text, or with several and the words that tell which. */
export interface SetColumn {
  readonly dataset: string;
  readonly column: string;
  readonly texts: readonly { readonly text: string; readonly words: readonly string[] }[];
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
  readonly doubtful: readonly DoubtfulUnit[];
  readonly departments: readonly ProposedDepartment[];
  readonly aliases: readonly ProposedAlias[];
  readonly set: readonly SetColumn[];
  readonly datasets: readonly DatasetSpec[];
  readonly exports: readonly SeenExport[];
  /** The dataset on which most figures stand. */
  readonly main: string;
}
