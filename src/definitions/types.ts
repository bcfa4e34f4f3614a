import type { Comparator, Level, Month, SetBy } from '../workspace/types.ts';

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
