import type { Unit } from '../number/unit.ts';
import type { Better, Population } from '../pack/metric/types.ts';
import type { Comparator, Period, SetBy } from '../workspace/types.ts';
import type { FigureReason } from './reason.ts';

export type ResultStatus = 'ok' | 'not_provided' | 'not_applicable' | 'error';

/** How a month before is known: finalized, as a draft, or out of a sheet of earlier figures. */
export type KnownState = 'final' | 'draft' | 'imported';

export interface PreviousValue {
  readonly month: Period;
  readonly state: KnownState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number;
  readonly display: string;
}

export interface TargetVerdict {
  readonly setBy: SetBy;
  readonly limit: number;
  readonly comparator: Comparator;
  /** Whether the target judges this level; a level that it does not judge gets a remark, not a miss. */
  readonly judges: boolean;
  readonly met: boolean | null;
  /** Kept with little room (压线); only there where it is so, and not in `metrics.json`. */
  readonly edge?: true;
}

/** What a count or an amount comes to a day, because months differ in length. */
export interface DailyAverage {
  readonly value: number;
  /** With two decimals. */
  readonly display: string;
  /** Growth over the previous month's daily average, in percent. */
  readonly changeRate: number | null;
  readonly changeRateDisplay: string | null;
}

/** The year's months up to this one taken together: counts added, rates as sums of their parts. */
export interface YearToDate {
  /** How many months are in it. */
  readonly months: number;
  /** null for counts and amounts, like the result's. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number;
  readonly display: string;
}

/** A result in one of the last months; `missing` where there is no value, or none that can be compared. */
export interface TrailPoint {
  readonly month: Period;
  readonly state: KnownState | 'current' | 'missing';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly display: string;
}

/** A metric's value for one combination of dimensions; the contract of `metrics.json`. */
export interface MetricResult {
  readonly key: string;
  readonly by: Readonly<Record<string, string>>;
  readonly status: ResultStatus;
  /** Why there is no value, where the state does not say all. */
  readonly reason?: FigureReason;
  /** Another dataset that the metric needs and that nobody sent, such as that of its denominators. */
  readonly lacks?: string;
  /** The dataset that came and of which no record can be used, the metric's own or that of its denominators. */
  readonly unusable?: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly display: string;
  readonly previous: PreviousValue | null;
  readonly change: number | null;
  readonly changeDisplay: string | null;
  readonly changeRate: number | null;
  readonly changeRateDisplay: string | null;
  readonly targets: readonly TargetVerdict[];
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** null for rates, percentiles, ranks and levels. */
  readonly daily: DailyAverage | null;
  /** null where a month of the year is missing or meant something else. */
  readonly yearToDate: YearToDate | null;
  /** The last 13 months, oldest first, this one last. */
  readonly trail: readonly TrailPoint[];
}

export interface MetricOutcome {
  readonly id: string;
  readonly name: string;
  readonly calculator: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly population: Population;
  readonly definition: string;
  readonly results: readonly MetricResult[];
  /** Sets of dimensions that were not computed because an export came without their column; absent where there is none. */
  readonly lacking?: readonly LackingSet[];
}

/** A set of dimensions without results, and why. */
export interface LackingSet {
  readonly dimensions: readonly string[];
  readonly reason: FigureReason;
}

/** `metrics.json`. */
export interface MetricsFile {
  readonly schemaVersion: 1;
  readonly month: Period;
  readonly pack: string;
  readonly organization: string;
  /** Only in the file of a report for one member: the level, and the member's name. */
  readonly member?: { readonly level: string; readonly name: string };
  readonly metrics: readonly MetricOutcome[];
}

/** A month's file out of history, a draft of it out of `out/`, or what a sheet of earlier figures said of it. */
export interface PastMonth {
  readonly month: Period;
  readonly state: KnownState;
  readonly file: MetricsFile;
  /** Metrics that meant something else then, and are compared because people said so. */
  readonly continued?: readonly Continued[];
}

/** A change of a metric's definition across which its figures are compared: since when, and why they may be. */
export interface Continued {
  readonly metric: string;
  readonly month: Period;
  readonly reason: string;
}
