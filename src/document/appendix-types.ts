import type { Comparator, Level, Month, SetBy } from '../workspace/types.ts';

/** A value of a list; null where the record has none. */
export type ListValue = string | number | null;

/** Records out of the exports, one a row, ready to print: what had to be masked is masked. */
export interface RecordList {
  readonly id: string;
  readonly title: string;
  /** How many records there are, or why there are none. */
  readonly about: string;
  /** Records that there are, listed or not. */
  readonly total: number;
  readonly columns: readonly {
    readonly label: string;
    readonly kind: 'text' | 'count' | 'decimal';
  }[];
  readonly rows: readonly (readonly ListValue[])[];
}

/** One export as the deck names it, or a dataset of which none came. */
export interface InputSource {
  readonly dataset: string;
  /** File name, with `#sheet` for one of several sheets; null where no export came. */
  readonly file: string | null;
  readonly records: number | null;
  readonly accepted: number | null;
  readonly quarantined: number | null;
  /** Who supplies it; empty where nobody is named. */
  readonly supplier: string;
  /** When it was made, as the export itself prints it; null where it does not. */
  readonly madeAt: string | null;
}

/** A limit as the definitions name it, with the members and months that it holds for. */
export interface DefinedLimit {
  readonly setBy: SetBy;
  /** Such as E6、E8; empty for all. */
  readonly members: string;
  readonly comparator: Comparator;
  readonly limit: number;
  readonly judges: readonly Level[];
  readonly from: Month | null;
  readonly to: Month | null;
  readonly owner: string | null;
}

/** What a metric means in words; its name, unit, direction and hash stand with its results. */
export interface MetricDefinition {
  readonly metric: string;
  readonly description: string;
  /** How the value comes from the records. */
  readonly formula: string;
  /** The records counted, by name. */
  readonly scope: string;
  /** The condition that they meet; empty where all records count. */
  readonly condition: string;
  readonly dataset: string;
  /** Who supplies the dataset; empty where nobody is named. */
  readonly supplier: string;
  /** The column that says which month a record counts for; empty where the export does. */
  readonly countedBy: string;
  readonly limits: readonly DefinedLimit[];
}

/** Records left out of a figure, how many, why, and what that is worth. */
export interface ExclusionEntry {
  readonly metric: string;
  /** The result that would have counted them. */
  readonly key: string;
  /** What the figure is called. */
  readonly name: string;
  readonly count: number;
  readonly reason: string;
  /**
   * The rate as printed, and with the records counted: one value, or the lowest and the highest where nobody knows
   * what they would have been. null for what is no rate.
   */
  readonly effect: { readonly printed: string; readonly counted: readonly string[] } | null;
}
