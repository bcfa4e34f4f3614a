import type { Shape, Unit } from '../number/unit.ts';
import type { CalendarNote, ChartSpec, TrendBreak } from './chart-specs.ts';
import type { CheckSpec } from './checks-config.ts';
import type { FindingsConfig } from './findings-config.ts';
import type { ListSpec } from './lists-config.ts';
import type { NoteBlockSpec } from './note-blocks.ts';
import type { RecordBlockSpec } from './record-blocks.ts';
import type { Theme } from './theme-types.ts';

export type { Shape, Unit } from '../number/unit.ts';
export type { FontFiles, Theme, ThemeColor } from './theme-types.ts';

/**
 * How a column's text is read. `flag` is yes/no with polarity; `hours` and `amount` are exact decimals; `percent` is
 * a fraction, however the column writes it; `month` is the first moment of a month; `rank` is a place from 1,
 * written `8`, `第8名` or `8/21`.
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'datetime'
  | 'month'
  | 'hours'
  | 'number'
  | 'rank'
  | 'amount'
  | 'percent'
  | 'enum'
  | 'flag'
  | 'branch'
  | 'department';

export interface EnumValue {
  readonly value: string;
  readonly aliases: readonly string[];
}

/** A header that may mean this column or something near it: never matched unless the workspace says so. */
export interface AskedHeader {
  readonly header: string;
  /** Why it may mean something else, for people. */
  readonly because: string;
  /** It would ask the opposite of a flag. */
  readonly inverse: boolean;
}

/** One canonical column of a dataset. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  /** The header as the systems print it, used for people too. */
  readonly header: string;
  readonly aliases: readonly string[];
  /** Headers of the same flag with the opposite meaning (是否及时 for 是否超时). */
  readonly inverse: readonly string[];
  readonly ask: readonly AskedHeader[];
  /** Headers of cells that hold a span of time (7月3日 14:00-16:00), of which this date-time is the start or the end. */
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  /** Words of a flag that answer by themselves, whichever way round the header asks: 超时, 及时. */
  readonly yesWords: readonly string[];
  readonly noWords: readonly string[];
  /** `value`: each record needs one; `column`: the column must be there, values may be empty; `no`. */
  readonly required: 'value' | 'column' | 'no';
  /** The members of an enum, in the order of tables. */
  readonly values: readonly EnumValue[];
  /** Values that could mean several members: quarantined. */
  readonly ambiguous: readonly string[];
  /** Whom its cells hold and nothing else: a person's name, a customer's number. Masked wherever it is printed. */
  readonly personal: 'name' | 'number' | null;
  /**
   * What an empty cell says: `nothing` (of no brand, never suspended), or that it is `unknown`, so that whoever asks for
   * its value leaves the record out and says so. Unless declared, texts say nothing, and dates, numbers and flags are unknown.
   */
  readonly blank: 'unknown' | 'nothing';
  /** Whether a word that is none of `values` is a member of its own, which the run tells of, or the record unusable. */
  readonly open: boolean;
  /** How the bare numbers of a percent column are meant, where the export cannot tell: 105 or 1.05. */
  readonly as: 'percent' | 'fraction' | null;
}

/** A column computed from others. `needs`: alternatives of columns, one of which must be present. */
export interface DerivedSpec {
  readonly name: string;
  readonly label: string;
  readonly sql: string;
  /** `day`: `YYYY-MM-DD`; findings tell nothing of single days. */
  readonly type: 'text' | 'flag' | 'hours' | 'number' | 'day';
  readonly needs: readonly (readonly string[])[];
  readonly values: readonly string[];
}

/**
 * What cannot be in one record, such as restored before accepted. Where `when` holds, `voided` columns and all
 * derived columns that read them are null, so that only the figures resting on them leave the record out.
 */
export interface ImpossibleRule {
  readonly id: string;
  readonly name: string;
  readonly when: string;
  readonly voided: readonly string[];
}

/** How records that look like one another are told apart. */
export interface RepeatsSpec {
  /** Columns by which a record is known again; the key, unless a running number is part of that. */
  readonly by: readonly string[];
  /**
   * `record`: they name one record, whose latest state counts. `parts`: records of one export that share them are
   * parts of a whole (an outage by branch, users by class of customer), and all count.
   */
  readonly as: 'record' | 'parts';
  /** Columns that never change in a record's life: where all of them differ, two records only share a number. */
  readonly fixed: readonly string[];
  /** Running numbers, which tell nothing of what a record is. */
  readonly running: readonly string[];
  /** Where records are counted, those that share these are one: an outage in three rows is one outage. */
  readonly whole: readonly string[];
}

export interface DatasetSpec {
  readonly id: string;
  readonly name: string;
  /** The date-time column that says which month a record counts for, unless a metric names another. */
  readonly cohort: string | null;
  /** The column that says whose a record is, where exports hold those of other organisations too. */
  readonly own: string | null;
  readonly key: readonly string[];
  /** Of two records with one key the one with the latest of these wins. */
  readonly latestBy: readonly string[];
  /** By its key each record is one, unless this says more. */
  readonly repeats?: RepeatsSpec | undefined;
  readonly columns: readonly ColumnSpec[];
  readonly derived: readonly DerivedSpec[];
  readonly impossible: readonly ImpossibleRule[];
}

/** A named condition on a dataset. */
export interface ScopeSpec {
  /** Columns by which several records are counted as one; each record is one where there are none. */
  readonly whole?: readonly string[] | undefined;
  /** The dataset's table in SQL, where it is read otherwise than as it stands. */
  readonly from?: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly dataset: string;
  /** One SQL condition over canonical and derived columns; null counts every record. */
  readonly where: string | null;
}

export type Better = 'lower' | 'higher' | 'none';
export type Population = 'census' | 'sample';

export type CalculatorSpec =
  | { readonly kind: 'count' }
  | { readonly kind: 'ratio'; readonly numerator: string }
  | {
      readonly kind: 'share';
      readonly of: string;
      /** Only records of users who have at least so many with the same values in `same`. */
      readonly among?: {
        readonly user: string;
        readonly atLeast: number;
        readonly same: readonly string[];
      };
    }
  | {
      readonly kind: 'repeat_rate';
      readonly user: string;
      readonly atLeast: number;
      readonly same: readonly string[];
      /** null: within the month; else within so many days after the previous restoration. */
      readonly withinDays: number | null;
      /** Only records that meet this condition can make a repeat; all count as users. */
      readonly counted: string | null;
    }
  | { readonly kind: 'sum'; readonly of: string }
  /** `percent`: above 0, at most 100. */
  | { readonly kind: 'percentile'; readonly of: string; readonly percent: number }
  | { readonly kind: 'value'; readonly of: string }
  | {
      readonly kind: 'per_base';
      readonly per: 100 | 10_000;
      /** The numeric column of the base whose sum is divided by. */
      readonly of: string;
      readonly base: BaseSpec;
    };

/** The records of another dataset that a figure is divided by; all that they mean, so that it is part of the definition. */
export interface BaseSpec {
  readonly dataset: string;
  readonly where: string | null;
  readonly cohort: string | null;
  /** Columns of that dataset which the base needs. */
  readonly reads: readonly string[];
  /** The derived columns among and behind them. */
  readonly derived: readonly { readonly name: string; readonly sql: string }[];
}

export interface MetricSpec {
  readonly id: string;
  readonly name: string;
  /** The name after a member's: E6 + 故障数. */
  readonly shortName: string;
  readonly description: string;
  /** What the records of a rate's denominator that are not in its numerator are: 未填有效原因; null where nobody says. */
  readonly rest?: string | null;
  readonly scope: ScopeSpec;
  readonly calculator: CalculatorSpec;
  /** Sets of dimensions; the total (no dimension) is always computed and not listed here. */
  readonly by: readonly (readonly string[])[];
  readonly unit: Unit;
  /** What kind of value it is, as its calculator declares; the unit fits it. */
  readonly shape: Shape;
  readonly better: Better;
  readonly population: Population;
  /** What a value is in: 户, 小时, 张/百户. */
  readonly measure: string;
  /** What one record or user of a numerator is called: the 张 of 张/百户. */
  readonly counted: string;
  /** What one unit of the denominator is called. */
  readonly base: string;
  readonly cohort: string | null;
  /** Dimensions whose configured members get a zero where they have no record. */
  readonly fillZero: readonly string[];
  /** A level at one time, such as users in service: it has no daily average and does not add up over months. */
  readonly stock: boolean;
}

/** One block of a slide as the outline names it; `document/` turns it into a block with figures. */
export type BlockSpec =
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The overview's findings that ask for attention, or the good ones. */
  | { readonly kind: 'findings'; readonly tone: 'bad' | 'good' }
  /** As a table: comparisons between figures; what the deck's metrics mean; the exports behind them. */
  | {
      readonly kind: 'checks' | 'definitions' | 'sources';
      readonly title: string | null;
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'callout'; readonly tone: 'info' | 'good' | 'bad'; readonly text: string }
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
    }
  /** Paragraphs under heads. */
  | {
      readonly kind: 'case';
      readonly parts: readonly { readonly head: string; readonly paragraphs: readonly string[] }[];
    }
  | RecordBlockSpec
  | NoteBlockSpec
  | ChartSpec;

export type MemberFilter = Readonly<Record<string, string>>;

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
  readonly setBy: 'province' | 'city' | null;
  readonly label: string | null;
  /** Shown once, in the total over `across`, not for each of its members. */
  readonly totalOnly?: boolean;
}

export interface SlideSpec {
  readonly id: string;
  readonly section: string;
  readonly number: string | null;
  readonly title: string;
  /** Relative widths of the slide's columns; one entry is one column. */
  readonly columns: readonly number[];
  /** The block and the column that it stands in. */
  readonly blocks: readonly { readonly column: number; readonly block: BlockSpec }[];
  /** `content`, or the cover, the contents, a divider. */
  readonly layout: 'cover' | 'contents' | 'section' | 'content';
  /** Whether the slide belongs to the short edition for the management. */
  readonly isBrief: boolean;
  /**
   * `notes`: left out of a month for which nobody wrote what it would show. `events`: of one without anything to
   * count on it. `missed`: of one in which no limit on it is missed. `not_provided`: stands once for each dataset that
   * nobody sent, in place of the slides that show nothing without it.
   */
  readonly when: 'always' | 'notes' | 'events' | 'missed' | 'not_provided';
  /** Slides in whose place this one stands, alone, in a month of which the rule holds for all of them. */
  readonly replaces?: {
    readonly slides: readonly string[];
    /** Every limit on them is met, and each value judged is printed as it was the month before. */
    readonly when: 'all_met_unchanged';
  } | null;
}

export interface SectionSpec {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** A report definition, every reference checked at load. */
export interface Pack {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** The report's title, such as 服务质量分析报告. */
  readonly reportTitle: string;
  readonly datasets: readonly DatasetSpec[];
  readonly scopes: readonly ScopeSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly sections: readonly SectionSpec[];
  readonly slides: readonly SlideSpec[];
  readonly phrases: Readonly<Record<string, string>>;
  /** What must agree with what, out of `checks.yaml`. */
  readonly checks: readonly CheckSpec[];
  /** How findings are found and ranked, out of `findings.yaml`. */
  readonly findings: FindingsConfig;
  /** Records that the workbook lists, out of `lists.yaml`. */
  readonly lists: readonly ListSpec[];
  readonly theme: Theme;
  /** Handlebars templates by name (`deck`, `block-table` …). */
  readonly templates: Readonly<Record<string, string>>;
  /** CSS text of the deck. */
  readonly styles: string;
}
