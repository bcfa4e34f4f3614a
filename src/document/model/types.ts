import type { RuleId } from '../../findings/types.ts';
import type { Edition, PageFormat } from '../../workspace/types.ts';
import type { TableBlock, Verdict } from './cell-types.ts';
import type { DailyChart, OfFigure, RowChart, SlopeChart } from './chart-types.ts';

export type {
  BranchRows,
  Cell,
  CellLimit,
  Column,
  HeatWords,
  Row,
  TableBlock,
  Verdict,
} from './cell-types.ts';
export type { Edition, PageFormat };

export interface ChartLimit {
  readonly label: string;
  readonly value: number;
  /** The place of who set it among the pack's setters, the most senior 0. */
  readonly rank: number;
}

export interface TrendPoint {
  readonly month: string;
  /** How its axis calls it, where it is no month: 一季度. */
  readonly label?: string;
  readonly value: number | null;
  readonly display: string;
  readonly state: 'current' | 'final' | 'draft' | 'imported' | 'missing';
  /** Whether it missed the limits that held then, or those of now where nobody knows them. */
  readonly isMissed?: boolean;
}

/** Values by month, oldest first; every series has the same months. */
export interface TrendChart {
  readonly type: 'trend';
  readonly unit: string;
  readonly decimals: number;
  readonly series: readonly (OfFigure & {
    readonly name: string;
    readonly points: readonly TrendPoint[];
  })[];
  readonly limits: readonly ChartLimit[];
  /** Where the last month of a single line was to be expected by the months before. */
  readonly usual?: { readonly low: number; readonly high: number };
  /** Ends of the axis that it shares with the other trends of its metric on the slide. */
  readonly domain?: { readonly min: number; readonly max: number };
  /** A month from which on values mean something else than before. */
  readonly breaks?: readonly { readonly month: string; readonly note: string }[];
  /** Months, inclusive, that a reader should know something of; never given as a cause. */
  readonly calendar?: readonly {
    readonly from: string;
    readonly to: string;
    readonly note: string;
  }[];
}

/** Horizontal bars in the order given, first on top; as dots where the values differ little. */
export interface BarsChart {
  readonly type: 'bars';
  /** On an axis that does not begin at zero, which bars must not have. */
  readonly look?: 'dots';
  /** Where the whole lies, for dots. */
  readonly mean?: { readonly label: string; readonly value: number };
  readonly unit: string;
  readonly decimals: number;
  readonly items: readonly (OfFigure & {
    readonly label: string;
    readonly value: number;
    /** Text at the bar's end, such as `49.03%（5,058单）`. */
    readonly display: string;
    readonly verdict: Verdict;
    /** The value of the month before, where the two compare. */
    readonly previous?: number | null;
    /** Whether it is no class but what is left of them, such as 其他. */
    readonly isResidual?: boolean;
  })[];
  readonly limits: readonly ChartLimit[];
  /** Ends of the axis where these are only some of the bars. */
  readonly domain?: { readonly min: number; readonly max: number };
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string | null;
  readonly chart: TrendChart | BarsChart | SlopeChart | DailyChart | RowChart;
  readonly note: string | null;
  /** The same for each branch, in their order, where the whole can be split so; what is printed shows the whole. */
  readonly branches?: readonly BranchChart[];
}

/** A chart of one branch instead of the whole. */
export interface BranchChart {
  readonly branch: string;
  readonly chart: ChartBlock['chart'];
  readonly note: string | null;
}

export type Block =
  | {
      readonly kind: 'title';
      readonly id: string;
      readonly text: string;
      readonly lines: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly paragraphs: readonly string[];
      /** `lead`: the headline of a part of a slide. */
      readonly look?: 'lead';
    }
  | {
      readonly kind: 'list';
      readonly id: string;
      readonly items: readonly string[];
      /** How the items are marked; plain unless told. */
      readonly tone?: 'good' | 'bad';
    }
  | { readonly kind: 'note'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'callout';
      readonly id: string;
      readonly tone: 'info' | 'good' | 'bad' | 'missing';
      readonly text: string;
    }
  /** A picture in its own proportions, with its size in pixels. */
  | {
      readonly kind: 'picture';
      readonly id: string;
      /** PNG or JPEG. */
      readonly dataUrl: string;
      readonly width: number;
      readonly height: number;
      readonly caption: string | null;
    }
  /** Paragraphs under heads, such as 经过, 问题, 处理 and 改进 of a case. */
  | {
      readonly kind: 'case';
      readonly id: string;
      readonly parts: readonly CasePart[];
    }
  /** The figures that matter most, each large in a field of its own. */
  | { readonly kind: 'tiles'; readonly id: string; readonly items: readonly Tile[] }
  | TableBlock
  | ChartBlock;

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly verdict: Verdict;
  /** The id of the finding that it stands for. */
  readonly finding?: string;
}

export interface CasePart {
  readonly head: string;
  /** Whether its head stands before an earlier part of it already. */
  readonly isContinued?: boolean;
  readonly paragraphs: readonly string[];
}

/** Definition, period and source of a slide's figures. */
export interface Footer {
  readonly definition: string;
  /** The definition in fewer words, for a foot that it is too long for; the shortest last. */
  readonly shorter?: readonly string[];
  /** What stands for words that point at the appendix, in an edition that is printed without it. */
  readonly alone?: Pick<Footer, 'definition' | 'shorter'>;
  readonly period: string;
  readonly source: string;
}

/** Where a block stands that lies over all columns of its slide. */
export const ACROSS = -1;

export interface Slide {
  readonly id: string;
  readonly layout: 'cover' | 'contents' | 'section' | 'content';
  readonly section: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly headline: string | null;
  /** Relative widths of the columns that blocks stand in. */
  readonly columns: readonly number[];
  /** `column` is an index of `columns`, or {@link ACROSS}: over all of them. */
  readonly blocks: readonly { readonly column: number; readonly block: Block }[];
  readonly footer: Footer | null;
  /** Whether it belongs to the short edition too. */
  readonly isBrief?: boolean;
  /** Sentences on its figures that it says where it has room. */
  readonly spare?: readonly string[];
  /** Blocks that it shows where it has room. */
  readonly spareBlocks?: Slide['blocks'];
  /** Ids of the slides that `deck/` put on this one; none unless it did. */
  readonly joins?: readonly string[];
  /** Of such a slide: the column in which the blocks begin that its headline tells of. */
  readonly headColumn?: number;
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
  /** 16:9 unless told otherwise. */
  readonly page?: PageFormat;
  /** `brief`: only the slides of the short edition are there. */
  readonly edition?: Edition;
  readonly sections: readonly Section[];
  readonly slides: readonly Slide[];
  /** Everything the results tell, by rank, said or not. */
  readonly findings?: readonly DocumentFinding[];
  /** Comparisons between figures, in the pack's order. */
  readonly checks?: readonly DocumentCheck[];
}

/** A finding in words, with where it is said. */
export interface DocumentFinding {
  readonly id: string;
  /** From 1. */
  readonly rank: number;
  readonly rule: RuleId;
  readonly text: string;
  readonly tone: 'bad' | 'warn' | 'good' | 'info';
  /** The configured weight of its rule. */
  readonly weight: number;
  readonly score: number;
  /** Keys of the results that it rests on. */
  readonly results: readonly string[];
  /** The slide that it heads, else the first that shows its figures. */
  readonly slide: string | null;
  readonly headline: boolean;
  readonly overview: boolean;
}

/** A comparison between figures in words. */
export interface DocumentCheck {
  readonly id: string;
  readonly name: string;
  readonly status: 'agrees' | 'differs' | 'doubtful' | 'not_applicable' | 'error';
  readonly word: string;
  readonly detail: string;
  /** Its cases are records drawn for somebody to look at. */
  readonly isDraw?: true;
  /** Records or units to look at; ids are masked. */
  readonly cases: readonly {
    readonly id: string;
    readonly unit: string;
    readonly matter: string;
  }[];
}
