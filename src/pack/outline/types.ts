import type { PictureFile } from '../../process/picture-file.ts';
import type { MemberFilter } from '../declare/schema-parts.ts';
import type { ChartSpec } from './charts/charts.ts';
import type { NoteBlockSpec } from './note-blocks.ts';
import type { RecordBlockSpec } from './record-blocks.ts';
import type { CalendarNote, TrendBreak } from './trend-marks.ts';

/** One block of a slide as the outline names it; `document/` turns it into a block with figures. */
export type BlockSpec =
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** `picture`: what stands in the file, which is read with the configuration that names it. */
  | {
      readonly kind: 'picture';
      readonly file: string;
      readonly caption: string | null;
      readonly picture: PictureFile | null;
    }
  /** The overview's findings that ask for attention, or the good ones. */
  | { readonly kind: 'findings'; readonly tone: 'bad' | 'good' }
  /** What the findings of some rules ask somebody to decide, a row each, the weightiest first. */
  | { readonly kind: 'decisions'; readonly rules: readonly string[]; readonly top: number }
  /** The overview as tiles and a table: what it is, who answers, what is done about it. */
  | { readonly kind: 'overview' }
  /** As a table: comparisons between figures; what the deck's metrics mean; the exports behind them; what an earlier draft said. */
  | {
      readonly kind: 'checks' | 'definitions' | 'sources' | 'draft_changes';
      readonly title: string | null;
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'callout'; readonly tone: 'info' | 'good' | 'bad'; readonly text: string }
  /** How the member of a report for one member stands in every metric; no outline names it. */
  | { readonly kind: 'standing'; readonly title: string | null }
  /** Listed results as rows, with value, limits, verdicts, gap and change; `board` is the large form. */
  | {
      readonly kind: 'kpi_board' | 'indicators';
      readonly title: string | null;
      readonly rows: readonly { readonly metric: string; readonly of: readonly MemberFilter[] }[];
    }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      /** The dimensions whose combinations are the rows; the last may be turned into columns by `across`. */
      readonly rows: readonly string[];
      readonly across: string | null;
      readonly total: boolean;
      /** Whether a last group of columns totals over `across`. */
      readonly acrossTotal: boolean;
      readonly top: number | null;
      /** The check that says which members are no class; a row that it doubts is marked. */
      readonly weak?: string | null;
      readonly columns: readonly TableColumnSpec[];
    }
  | {
      readonly kind: 'trend';
      readonly title: string | null;
      readonly series: readonly { readonly metric: string; readonly only: MemberFilter }[];
      readonly breaks: readonly TrendBreak[];
      readonly calendar: readonly CalendarNote[];
    }
  | {
      readonly kind: 'bars';
      readonly title: string | null;
      readonly metric: string;
      readonly by: string;
      readonly only: MemberFilter;
      readonly top: number | null;
      /** Bad to good by value, or the configured order. */
      readonly order: 'worst' | 'value' | 'configured';
      /** Members that are no class, such as 其他; they stand last. */
      readonly apart?: readonly string[];
    }
  /** Paragraphs under heads. */
  | {
      readonly kind: 'case';
      readonly parts: readonly { readonly head: string; readonly paragraphs: readonly string[] }[];
    }
  | RecordBlockSpec
  | NoteBlockSpec
  | ChartSpec;

export interface TableColumnSpec {
  readonly metric: string;
  readonly only: MemberFilter;
  readonly show:
    | 'value'
    | 'numerator'
    | 'denominator'
    | 'previous'
    | 'change'
    | 'target'
    | 'status'
    | 'gap'
    /** Units above what the whole's rate would give: numerator − rate of the whole × denominator. */
    | 'excess'
    /** The numerator's share of the whole's numerator. */
    | 'part';
  /** The id of a setter of the pack. */
  readonly setBy: string | null;
  readonly label: string | null;
  /** Shown once, in the total over `across`, not for each of its members. */
  readonly totalOnly?: boolean;
}

/** A block and the column that it stands in. */
export interface PlacedSpec {
  readonly column: number;
  readonly block: BlockSpec;
  /** Shown only where it finds room on the page of the others. */
  readonly isSpare?: boolean;
}

export interface SlideSpec {
  readonly id: string;
  readonly section: string;
  readonly number: string | null;
  readonly title: string;
  /** Relative widths of the slide's columns; one entry is one column. */
  readonly columns: readonly number[];
  readonly blocks: readonly PlacedSpec[];
  /** `content`, or the cover, the contents, a divider. */
  readonly layout: 'cover' | 'contents' | 'section' | 'content';
  /** Whether the slide belongs to the short edition for the management. */
  readonly isBrief: boolean;
  /**
   * `notes`: left out of a month for which nobody wrote what it would show. `events`: of one without anything to
   * count on it. `missed`: of one in which no limit on it is missed. `not_provided`: stands once for each dataset that
   * nobody sent, in place of the slides that show nothing without it. `redrafted`: left out while no figure is another
   * one than in an earlier draft.
   */
  readonly when: 'always' | 'notes' | 'events' | 'missed' | 'not_provided' | 'redrafted';
  /** Slides in whose place this one stands, alone, in a month of which the rule holds for all of them. */
  readonly replaces?: {
    readonly slides: readonly string[];
    /** Every limit on them is met; `all_met_unchanged`: and each value judged is printed as it was the month before. */
    readonly when: 'all_met' | 'all_met_unchanged';
  } | null;
}

export interface SectionSpec {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}
