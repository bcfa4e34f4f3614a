import type { ChartLimit, Verdict } from './types.ts';

/** The result that something of a chart shows, where it shows one whole: its key, which `explain` takes. */
export interface OfFigure {
  readonly key?: string;
}

/** Whether a change is for the better, for the worse, or neither. */
export type Effect = 'better' | 'worse' | 'neutral';

/** One bar a row with the limits of its own; rows of one metric share the end of their axis. */
export interface BulletChart {
  readonly type: 'bullet';
  readonly items: readonly (OfFigure & {
    readonly label: string;
    /** In the row's unit; null prints `display` without a bar. */
    readonly value: number | null;
    readonly display: string;
    readonly verdict: Verdict;
    /** End of the row's axis, which begins at zero. */
    readonly max: number;
    readonly limits: readonly ChartLimit[];
  })[];
}

/** Sorted bars with marks where they reach half and most of the whole together; what is no real cause stands apart. */
export interface ParetoChart {
  readonly type: 'pareto';
  /** Largest value of the whole chart, so that parts of it have one axis. */
  readonly max: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    readonly value: number;
    /** Count and share, such as `1,713单 16.61%`. */
    readonly display: string;
    /** Such as `前3项占50.93%`, where the bars so far first reach half or four fifths; else null. */
    readonly cumulative: string | null;
    /** The count of the month before, where the two compare. */
    readonly previous?: number | null;
    readonly kind: 'member' | 'rest' | 'apart';
    /** The part of the whole that the bars so far reach, in percent; none for what is not cumulated. */
    readonly reached?: number | null;
  })[];
}

/** Shares with their 95 % intervals, in percent; a row without an interval is a point only. */
export interface IntervalChart {
  readonly type: 'dot_interval';
  /** Ends of the common axis, in percent. */
  readonly min: number;
  readonly max: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    readonly value: number | null;
    /** Such as `93.33%（28/30）`. */
    readonly display: string;
    readonly low: number | null;
    readonly high: number | null;
    /** Limits of this row that the others do not have. */
    readonly limits: readonly ChartLimit[];
    /** The interval in words, such as `78.7%～98.2%`. */
    readonly range: string | null;
    readonly verdict: Verdict;
  })[];
  readonly limits: readonly ChartLimit[];
}

/** From the previous month's total over the members' changes to this month's; bars in the order of the rows. */
export interface WaterfallChart {
  readonly type: 'waterfall';
  readonly min: number;
  readonly max: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    readonly from: number;
    readonly to: number;
    readonly display: string;
    readonly kind: 'total' | 'step';
    readonly effect: Effect;
  })[];
}

/** Ranks of two months, 1 on top. */
export interface SlopeChart {
  readonly type: 'slope';
  readonly startLabel: string;
  readonly endLabel: string;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    /** The rank before; null where there was none. */
    readonly from: number | null;
    readonly to: number;
    /** How it moved, such as 前进2位; stands at the right end behind rank and label. */
    readonly display: string;
    readonly effect: Effect;
  })[];
}

/** Changes from a middle line: for the better to the right, for the worse to the left. */
export interface DivergingChart {
  readonly type: 'diverging';
  readonly worseLabel: string;
  readonly betterLabel: string;
  /** Largest size of the whole chart. */
  readonly max: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    /** Length of the bar: the change's size in what the rows can be compared by. */
    readonly size: number;
    readonly display: string;
    /** The same in fewer words, where the chart has no room for both names and texts. */
    readonly short?: string;
    readonly effect: 'better' | 'worse';
  })[];
}

/** Events of a period at their start, with their length and a circle whose area is their size. */
export interface TimelineChart {
  readonly type: 'timeline';
  /** First day, and the day after the last, `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  readonly maxSize: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    /** `YYYY-MM-DD HH:MM` */
    readonly start: string;
    readonly hours: number | null;
    readonly size: number;
    readonly display: string;
    /** What the largest says besides; null for the others. */
    readonly remark: string | null;
  })[];
}

/** What has become of a day that was set: done, done after it, still to come, or past and open. */
export type ScheduleState = 'done' | 'late' | 'open' | 'overdue';

/** Days that people set themselves, on one axis of dates with the month's end as a line. */
export interface ScheduleChart {
  readonly type: 'schedule';
  /** First day, and the day after the last, `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  /** The last day of the month. */
  readonly monthEnd: { readonly day: string; readonly label: string };
  readonly items: readonly {
    readonly label: string;
    /** What stands at the row's end; empty where every mark has its own name. */
    readonly display: string;
    readonly marks: readonly {
      readonly day: string;
      /** Where a line leads from or to: the day that it was done, or the month's end. */
      readonly other: string | null;
      readonly state: ScheduleState;
      /** Stands under the mark. */
      readonly name: string;
    }[];
  }[];
}

/** Bars of parts that add up, each part with its own number. */
export interface StackedChart {
  readonly type: 'stacked';
  readonly parts: readonly string[];
  /** Largest total of the whole chart. */
  readonly max: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    /** One for each part, in their order. */
    readonly values: readonly (OfFigure & {
      readonly value: number;
      readonly display: string;
    })[];
    readonly total: string;
  })[];
}

/** Rows of two to four figures on one axis, each at its own mark and with its own number. */
export interface RangeChart {
  readonly type: 'range';
  /** `%`, or what is counted. */
  readonly unit: string;
  /** What the marks are called, in their order. */
  readonly marks: readonly string[];
  /** Least and largest value of the whole chart, limits included. */
  readonly min: number;
  readonly max: number;
  readonly items: readonly {
    readonly label: string;
    /** One for each mark; null where there is no value. */
    readonly values: readonly (OfFigure & {
      readonly value: number | null;
      readonly display: string;
    })[];
  }[];
  readonly limits: readonly ChartLimit[];
}

/** A count for each day of a period as columns, with what is known of single days. */
export interface DailyChart {
  readonly type: 'daily';
  /** What is counted. */
  readonly unit: string;
  /** The result that the days make up. */
  readonly key?: string;
  /** Every day of the period, `YYYY-MM-DD`. */
  readonly days: readonly {
    readonly day: string;
    readonly value: number;
    readonly display: string;
  }[];
  /** What comes to a day in this month and in the one before, as far as they are known. */
  readonly means?: readonly {
    readonly label: string;
    readonly value: number;
    readonly of: 'month' | 'before';
  }[];
  /** Beginnings of events, in their order. */
  readonly events: readonly { readonly day: string; readonly label: string }[];
  /** Days, inclusive, that a reader should know something of; never given as a cause. */
  readonly calendar: readonly {
    readonly from: string;
    readonly to: string;
    readonly note: string;
  }[];
}

/** Charts of rows one under the other, which can run on between rows. */
export type RowChart =
  | BulletChart
  | ParetoChart
  | IntervalChart
  | WaterfallChart
  | DivergingChart
  | TimelineChart
  | ScheduleChart
  | StackedChart
  | RangeChart;
