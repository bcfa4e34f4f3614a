import type { Unit } from '../../number/unit.ts';
import type { Comparator, SetBy } from '../../workspace/types.ts';
import type { OfChange, OfGap, OfLimit, OfResult, OfVerdict } from './cell-sources.ts';

/**
 * How a value stands against its limits. `edge`: all kept, one with little room; `remark`: over a limit that does not
 * judge this level.
 */
export type Verdict = 'met' | 'edge' | 'missed' | 'remark' | 'none';

export interface CellLimit {
  readonly setBy: SetBy;
  readonly comparator: Comparator;
  /** In percent for rates, else in the unit. */
  readonly limit: number;
  readonly judges: boolean;
}

/** `key` is the result's key that `explain` takes. A missing value has `value: null` and its own display. */
export type Cell =
  | {
      readonly kind: 'text';
      readonly display: string;
      /** A line in small letters under it, such as the id of a metric. */
      readonly small?: string;
      /** Parts of it that stand out: the figures that it tells. */
      readonly strong?: readonly string[];
      /** The id of the finding that it tells. */
      readonly finding?: string;
    }
  | {
      readonly kind: 'rate';
      readonly display: string;
      readonly numerator: number | null;
      readonly denominator: number | null;
      /** What the rate is in: percent, or so many of 100 or 10,000. */
      readonly unit: Unit;
      /** In its unit, unrounded; null unless ok. */
      readonly value: number | null;
      readonly verdict: Verdict;
      readonly limits: readonly CellLimit[];
      /** Whether a limit can be kept with little room: of users or tickets, not of hours or yuan. */
      readonly hasEdge?: boolean;
      /** null for a rate that is no result of its own, such as the rest beside a TOP n. */
      readonly key: string | null;
      /** What a heat table prints under the value. */
      readonly heat?: HeatWords;
      /** On so few that one record moves it much; it carries a sign. */
      readonly isSmallBase?: boolean;
    }
  | {
      readonly kind: 'count';
      readonly display: string;
      readonly value: number | null;
      readonly key: string | null;
      /** It is a rate's numerator or denominator, not the result's value. */
      readonly isPart?: true;
    }
  | {
      readonly kind: 'number';
      readonly display: string;
      /** In percent where `isPercent`. */
      readonly value: number | null;
      readonly isPercent: boolean;
      readonly decimals: number;
      readonly key: string | null;
      /** The result whose value of the month before it is. */
      readonly before?: OfResult;
      /** A sheet of earlier figures told it, which a sign behind it says. */
      readonly isImported?: boolean;
    }
  | {
      readonly kind: 'change';
      readonly display: string;
      /** Percentage points for `pp`, else in the unit. */
      readonly value: number | null;
      readonly unit: 'pp' | 'percent' | 'count';
      /** Of a rank `up` is a place won. */
      readonly direction: 'up' | 'down' | 'flat';
      /** `usual`: within the usual variation of the months before. */
      readonly effect: 'better' | 'worse' | 'usual' | 'neutral';
      readonly of?: OfChange;
    }
  | {
      readonly kind: 'limit';
      readonly display: string;
      readonly limit: number | null;
      readonly unit: 'percent' | 'other';
      readonly comparator: Comparator | null;
      readonly of?: OfLimit;
    }
  | {
      readonly kind: 'status';
      readonly display: string;
      readonly verdict: Verdict;
      readonly of?: OfVerdict;
    }
  /** Distance to the target in users or tickets: `room` while met, `short` when missed. */
  | {
      readonly kind: 'gap';
      readonly display: string;
      readonly value: number | null;
      readonly state: 'room' | 'short' | 'none';
      readonly of?: OfGap;
    };

/** Sign and words of a cell in a heat table; they say in grey what the shade says in colour. */
export interface HeatWords {
  readonly sign: Verdict;
  /** Such as 未达标; empty where nothing judges. */
  readonly word: string;
  /** The denominator with its measure, such as 1,072户; null where there is none. */
  readonly base: string | null;
}

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
  /** `heat`: cells are shaded and signed by their verdicts. `fine`: set as small as may be printed. */
  readonly look?: 'heat' | 'fine';
  readonly id: string;
  readonly title: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note: string | null;
  /** It takes no more than its page: what its note says of the `{count}` rows that stand elsewhere. */
  readonly rest?: string;
  /** The rows of one branch instead of the whole, in the same columns. */
  readonly branches?: readonly BranchRows[];
  /** What it comes to in a sentence, where its rows hardly differ: slides say that in its place. */
  readonly even?: string;
  /** Set by `deck/` where many rows stand on one slide. */
  readonly isDense?: boolean;
}

/** A table's rows of one branch instead of the whole. */
export interface BranchRows {
  readonly branch: string;
  readonly rows: readonly Row[];
}
