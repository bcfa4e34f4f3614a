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
  /** Headers that most likely mean it: a new workspace takes them up as its own, reading by itself does not. */
  readonly likely?: readonly string[] | undefined;
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
  /** Exports often lack it and say it in their title or the sheet's name. */
  readonly titled?: boolean | undefined;
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
  /** What was decided where its records may be read in two ways; printed with the definitions, and no part of any hash. */
  readonly reading?: string | undefined;
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
  /** Columns each of which alone tells records apart where it is filled in both and differs; times by their day. */
  readonly distinct: readonly string[];
  /** Running numbers, which tell nothing of what a record is. */
  readonly running: readonly string[];
  /** Where records are counted, those that share these are one: an outage in three rows is one outage. */
  readonly whole: readonly string[];
  /** Lengths of time of which a whole has the longest of its parts: an outage lasts until its last branch is back. */
  readonly longest: readonly string[];
}

export interface DatasetSpec {
  readonly id: string;
  readonly name: string;
  /** Words in names of files, sheets and titles by which its exports are known. */
  readonly words?: readonly string[] | undefined;
  /** The date-time column that says which month a record counts for, unless a metric names another. */
  readonly cohort: string | null;
  /** Whether its records come every day, by a `cohort` that has days: those without one are told. */
  readonly everyDay?: boolean | undefined;
  /** The column that says whose a record is, where exports hold those of other organisations too. */
  readonly own: string | null;
  readonly key: readonly string[];
  /** Of two records with one key the one with the latest of these wins. */
  readonly latestBy: readonly string[];
  /** By its key each record is one, unless this says more. */
  readonly repeats?: RepeatsSpec | undefined;
  /** Records that share `by` must have the same `on`, or they cannot be taken together. */
  readonly agree?: readonly { readonly by: string; readonly on: string }[];
  readonly columns: readonly ColumnSpec[];
  readonly derived: readonly DerivedSpec[];
  readonly impossible: readonly ImpossibleRule[];
  /** What the pack calls the whole organisation: in a column of branches or departments it is the total of all. */
  readonly wholeNames?: readonly string[] | undefined;
}

/** A named condition on a dataset. */
export interface ScopeSpec {
  /** Columns by which several records are counted as one; each record is one where there are none. */
  readonly whole?: readonly string[] | undefined;
  /** Columns of which such a whole has the longest of its parts. */
  readonly longest?: readonly string[] | undefined;
  /** The dataset's table in SQL, where it is read otherwise than as it stands. */
  readonly from?: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly dataset: string;
  /** One SQL condition over canonical and derived columns; null counts every record. */
  readonly where: string | null;
}
