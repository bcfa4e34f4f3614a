import type { ExclusionEntry } from '../caveats/types.ts';
import type { MetricDefinition } from '../definitions/types.ts';
import type { MetricResult } from '../metrics/types.ts';
import type { Unit } from '../number/unit.ts';
import type { Better, Population } from '../pack/metric/types.ts';
import type { ListValue, RecordList } from '../records/types.ts';
import type { SqlValue } from '../store/store.ts';
import type { Month } from '../workspace/types.ts';

/** A query as it was run, with the values bound to its `$1`, `$2` …; names and numbers in them are masked. */
export interface SaidQuery {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** How many records, and users where these are counted, stand in the parts of a figure. */
export interface PartCounts {
  /** In the numerator, or counted, or added up. */
  readonly over: number;
  /** In the denominator, or measured; 0 for counts and sums. */
  readonly under: number;
  readonly excluded: number;
  /** Distinct users in both; null where records are counted. */
  readonly users: { readonly over: number; readonly under: number } | null;
  /** Exact sum of what `over` gives, or of the other dataset's records; null where nothing is added. */
  readonly amount: string | null;
  /** Exact sum of what `over` gives where it is divided by another sum, `amount`; else null. */
  readonly above: string | null;
}

/** How a record stands in a figure. */
export type Part = 'both' | 'over' | 'under' | 'excluded' | 'unit';

/** A record behind a figure: its file, its place in it, and what it says. */
export interface ExplainedRecord {
  readonly part: Part;
  readonly file: string;
  readonly record: number;
  readonly cells: readonly ListValue[];
}

/** Records of one dataset behind a figure. */
export interface ExplainedRecords {
  readonly dataset: string;
  readonly count: number;
  readonly columns: readonly string[];
  /** The first of them, those of the numerator before the others. */
  readonly rows: readonly ExplainedRecord[];
}

/** Where one result comes from. */
export interface Explanation {
  readonly month: Month;
  readonly key: string;
  readonly by: Readonly<Record<string, string>>;
  readonly metric: {
    readonly id: string;
    readonly name: string;
    readonly unit: Unit;
    readonly better: Better;
    readonly population: Population;
    /** What a value is in; what one record of the numerator, and one unit of the denominator, is called. */
    readonly measure: string;
    readonly counted: string;
    readonly base: string;
    readonly hash: string;
  };
  readonly definition: MetricDefinition;
  /** The half-open time within which records count; null where the export's month does. */
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly result: MetricResult;
  readonly counts: PartCounts | null;
  /** What was left out of this figure, and what that is worth. */
  readonly exclusions: readonly ExclusionEntry[];
  /** Records of the dataset's exports that reached no figure. */
  readonly leftOut: Readonly<
    Record<'quarantined' | 'duplicate' | 'superseded' | 'otherMonth', number>
  >;
  readonly records: ExplainedRecords | null;
  /** Of the dataset that is divided by. */
  readonly units: ExplainedRecords | null;
  readonly sql: {
    readonly figure: SaidQuery;
    readonly records: SaidQuery;
    readonly units: SaidQuery | null;
  };
  readonly findings: readonly {
    readonly rank: number;
    readonly id: string;
    readonly text: string;
  }[];
  readonly slides: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
  }[];
}

/** An explanation, and all its records where these were asked for. */
export interface Explained {
  readonly explanation: Explanation;
  readonly lists: readonly RecordList[];
}
