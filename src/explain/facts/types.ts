import type { ExclusionEntry } from '../../caveats/types.ts';
import type { MetricDefinition } from '../../definitions/types.ts';
import type { MetricResult } from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import type { Period } from '../../workspace/types.ts';

/** How a record stands in a figure. */
export type Part = 'both' | 'over' | 'under' | 'excluded' | 'unit';

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

/** What is known of one result without its records. */
export interface FigureTold {
  readonly month: Period;
  readonly metric: {
    readonly unit: Unit;
    /** What a value is in; what one record of the numerator, and one unit of the denominator, is called. */
    readonly measure: string;
    readonly counted: string;
    readonly base: string;
  };
  readonly definition: MetricDefinition;
  /** The half-open time within which records count; null where the export's month does. */
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly result: MetricResult;
  /** Whether what it is divided by is a sum over another dataset. */
  readonly isDivided: boolean;
  /** null where the exports lack what it needs; absent where the records were not counted. */
  readonly counts?: PartCounts | null;
  /** What was left out of this figure, and what that is worth. */
  readonly exclusions: readonly ExclusionEntry[];
  /** Records of the dataset's exports that reached no figure. */
  readonly leftOut: Readonly<
    Record<'quarantined' | 'duplicate' | 'superseded' | 'otherMonth', number>
  >;
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
