import type { Comparator, SetBy } from '../workspace/types.ts';

/** How a value stands against its target. `remark`: over a limit that does not judge this level. */
export type Verdict = 'met' | 'missed' | 'remark' | 'none';

export interface CellLimit {
  readonly setBy: SetBy;
  readonly comparator: Comparator;
  /** In percent for rates, else in the unit. */
  readonly limit: number;
  readonly judges: boolean;
}

/** `key` is the result's key that `explain` takes. A missing value has `value: null` and its own display. */
export type Cell =
  | { readonly kind: 'text'; readonly display: string }
  | {
      readonly kind: 'rate';
      readonly display: string;
      readonly numerator: number | null;
      readonly denominator: number | null;
      /** In percent, unrounded; null unless ok. */
      readonly value: number | null;
      readonly verdict: Verdict;
      readonly limits: readonly CellLimit[];
      /** null for a rate that is no result of its own, such as the rest beside a TOP n. */
      readonly key: string | null;
    }
  | {
      readonly kind: 'count';
      readonly display: string;
      readonly value: number | null;
      readonly key: string | null;
    }
  | {
      readonly kind: 'number';
      readonly display: string;
      /** In percent where `isPercent`. */
      readonly value: number | null;
      readonly isPercent: boolean;
      readonly decimals: number;
      readonly key: string | null;
    }
  | {
      readonly kind: 'change';
      readonly display: string;
      /** Percentage points for `pp`, else in the unit. */
      readonly value: number | null;
      readonly unit: 'pp' | 'percent' | 'count';
      readonly direction: 'up' | 'down' | 'flat';
      readonly effect: 'better' | 'worse' | 'neutral';
    }
  | {
      readonly kind: 'limit';
      readonly display: string;
      readonly limit: number | null;
      readonly unit: 'percent' | 'other';
      readonly comparator: Comparator | null;
    }
  | { readonly kind: 'status'; readonly display: string; readonly verdict: Verdict }
  /** Distance to the target in users or tickets: `room` while met, `short` when missed. */
  | {
      readonly kind: 'gap';
      readonly display: string;
      readonly value: number | null;
      readonly state: 'room' | 'short' | 'none';
    };

export interface Column {
  readonly id: string;
  readonly label: string;
  /** Head over several columns. */
  readonly group: string | null;
  readonly align: 'start' | 'end' | 'center';
  /** Shown on slides only: the workbook derives it (the parts of a rate stand beside the rate there). */
  readonly deckOnly: boolean;
}

export interface Row {
  readonly kind: 'body' | 'total' | 'rest';
  readonly cells: readonly Cell[];
}

export interface TableBlock {
  readonly kind: 'table' | 'kpi_board';
  readonly id: string;
  readonly title: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note: string | null;
}

export interface ChartLimit {
  readonly label: string;
  readonly value: number;
  readonly setBy: SetBy;
}

export interface TrendPoint {
  readonly month: string;
  readonly value: number | null;
  readonly display: string;
  readonly state: 'current' | 'final' | 'draft' | 'missing';
}

/** Values by month, oldest first; every series has the same months. */
export interface TrendChart {
  readonly type: 'trend';
  readonly unit: string;
  readonly decimals: number;
  readonly series: readonly { readonly name: string; readonly points: readonly TrendPoint[] }[];
  readonly limits: readonly ChartLimit[];
}

/** Horizontal bars in the order given, first on top. */
export interface BarsChart {
  readonly type: 'bars';
  readonly unit: string;
  readonly decimals: number;
  readonly items: readonly {
    readonly label: string;
    readonly value: number;
    /** Text at the bar's end, such as `49.03%（5,058单）`. */
    readonly display: string;
    readonly verdict: Verdict;
  }[];
  readonly limits: readonly ChartLimit[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string | null;
  readonly chart: TrendChart | BarsChart;
  readonly note: string | null;
}

export type Block =
  | {
      readonly kind: 'title';
      readonly id: string;
      readonly text: string;
      readonly lines: readonly string[];
    }
  | { readonly kind: 'text'; readonly id: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'list'; readonly id: string; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'callout';
      readonly id: string;
      readonly tone: 'info' | 'good' | 'bad' | 'missing';
      readonly text: string;
    }
  | TableBlock
  | ChartBlock;

/** Definition, period and source of a slide's figures. */
export interface Footer {
  readonly definition: string;
  readonly period: string;
  readonly source: string;
}

export interface Slide {
  readonly id: string;
  readonly layout: 'cover' | 'contents' | 'section' | 'content';
  readonly section: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly headline: string | null;
  /** Relative widths of the columns that blocks stand in. */
  readonly columns: readonly number[];
  readonly blocks: readonly { readonly column: number; readonly block: Block }[];
  readonly footer: Footer | null;
}

export interface Section {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** The format-neutral report that every renderer reads. */
export interface Document {
  readonly title: string;
  /** 2009年7月 */
  readonly monthLabel: string;
  readonly month: string;
  readonly organization: string;
  readonly department: string;
  readonly lang: 'zh-CN';
  readonly sections: readonly Section[];
  readonly slides: readonly Slide[];
}
