import type { MemberFilter } from '../declare/schema-parts.ts';

/** Listed figures: a metric and the members that it is shown for, with the row's name where the figure's own will not do. */
export interface FigureRows {
  readonly metric: string;
  readonly of: readonly MemberFilter[];
  readonly label: string | null;
}

/** One metric over the members of a dimension. */
interface ByMembers {
  readonly title: string | null;
  readonly metric: string;
  readonly by: string;
  readonly only: MemberFilter;
  readonly top: number | null;
}

/** One metric a mark: a row for each member of `by`, or one row for what `only` says. */
export interface RangeRows {
  readonly metrics: readonly string[];
  readonly by: string | null;
  readonly only: MemberFilter;
  readonly label: string | null;
}

/** Events out of the results of a metric over `by`, of which `start` is the beginning and `label` makes the words. */
export interface DailyEvents {
  readonly metric: string;
  readonly by: readonly string[];
  readonly start: string;
  readonly label: readonly string[];
}

/** A chart or shaded table as the outline names it. */
export type ChartSpec =
  | {
      readonly kind: 'bullet' | 'dot_interval';
      readonly title: string | null;
      readonly rows: readonly FigureRows[];
    }
  /** `apart`: members that say nothing, such as 查中自复; they stand after the others and are not cumulated. */
  | ({ readonly kind: 'pareto'; readonly apart: readonly string[] } & ByMembers)
  | ({ readonly kind: 'waterfall' } & ByMembers)
  /** Either rows of several metrics, by relative change, or one metric over members, by change. */
  | {
      readonly kind: 'diverging';
      readonly title: string | null;
      readonly rows: readonly FigureRows[];
      readonly by: string | null;
      /** So many for the better and so many for the worse. */
      readonly top: number | null;
    }
  | {
      readonly kind: 'slope';
      readonly title: string | null;
      readonly metric: string;
      /** A metric that gives the rank before; without one the month before is read. */
      readonly previous: string | null;
      readonly by: readonly string[];
      readonly only: MemberFilter;
    }
  /** Events out of results: the dimensions name each event, its start and its words. */
  | {
      readonly kind: 'timeline';
      readonly title: string | null;
      /** The size, such as user-hours. */
      readonly metric: string;
      readonly duration: string | null;
      readonly by: readonly string[];
      /** The dimension of `by` whose member is the start, `YYYY-MM-DD HH:MM`. */
      readonly start: string;
      /** The dimensions of `by` that make the label. */
      readonly label: readonly string[];
      /** The dimension of `by` that says whether the size is an estimate (是 or true). */
      readonly estimated: string | null;
    }
  | {
      readonly kind: 'stacked';
      readonly title: string | null;
      readonly metric: string;
      readonly by: string;
      readonly parts: string;
      readonly only: MemberFilter;
      readonly top: number | null;
    }
  /** Rows of two to four figures on one axis, such as percentiles, or a rate before and after. */
  | {
      readonly kind: 'range';
      readonly title: string | null;
      /** What the figures of each row are called, in their order. */
      readonly marks: readonly string[];
      readonly rows: readonly RangeRows[];
    }
  /** A count by day as columns, with the events that began on each day. */
  | {
      readonly kind: 'daily';
      readonly title: string | null;
      readonly metric: string;
      /** The dimension whose members are days, `YYYY-MM-DD`. */
      readonly by: string;
      readonly only: MemberFilter;
      readonly events: DailyEvents | null;
    }
  /** Metrics as rows, members as columns, each cell with its verdict. */
  | {
      readonly kind: 'heat';
      readonly title: string | null;
      readonly rows: readonly {
        readonly metric: string;
        readonly only: MemberFilter;
        readonly label: string | null;
      }[];
      readonly across: string;
      readonly total: boolean;
    };

/** A month from which on a metric's values cannot be compared with those before. */
export interface TrendBreak {
  readonly month: string;
  readonly note: string;
}

/** Months that a reader of a trend should know something of. */
export interface CalendarNote {
  readonly from: string;
  readonly to: string;
  readonly note: string;
}
