import type { Comparator, Level, Period, SetBy } from '../workspace/types.ts';

/** A limit as the definitions name it, with the members and months that it holds for. */
export interface DefinedLimit {
  readonly setBy: SetBy;
  /** What the pack calls who set it, such as 省. */
  readonly setter: string;
  /** Such as E6、E8; empty for all. */
  readonly members: string;
  readonly comparator: Comparator;
  readonly limit: number;
  readonly judges: readonly Level[];
  /** What the pack calls whom it judges, such as 全市 and 分公司. */
  readonly judged: readonly string[];
  readonly from: Period | null;
  readonly to: Period | null;
  readonly owner: string | null;
}

/** What a metric means in words; its name, unit, direction and hash stand with its results. */
export interface MetricDefinition {
  readonly metric: string;
  readonly description: string;
  /** What one of its values is in, such as 张 or 件/万户. */
  readonly measure: string;
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
  /** What the dimensions of its results are called, by their names. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** How records are read that could be read in two ways, each with its dataset's name. */
  readonly readings: readonly string[];
}
