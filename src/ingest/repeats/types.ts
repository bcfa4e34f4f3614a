/** Records taken out of one file's readable ones. */
export interface Removed {
  readonly duplicate: number;
  readonly superseded: number;
}

/** A record that gave way to another with its key, by file number; `differs` names columns. */
export interface Superseded {
  readonly key: string;
  readonly file: number;
  readonly record: number;
  readonly keptFile: number;
  readonly keptRecord: number;
  readonly differs: readonly string[];
}

/** Where a record stands, by file number. */
export interface RecordPlace {
  readonly file: number;
  readonly record: number;
}

/** Two exports of one dataset that have most of their records in common. */
export interface Overlap {
  readonly file: number;
  readonly other: number;
  /** Records that both have, those that are alike too. */
  readonly shared: number;
  /** How many the one with fewer has. */
  readonly records: number;
  /** Records that differ in one column; all count. */
  readonly alike: Told;
  /** First records that only one of them has, where each has some. */
  readonly apart: readonly RecordPlace[];
}

/** Two records that people should look at, by file number; `differs` are names of columns, or headers of no column. */
export interface Pair {
  readonly key: string;
  readonly file: number;
  readonly record: number;
  readonly otherFile: number;
  readonly otherRecord: number;
  readonly differs: readonly string[];
}

/** How many there are, and the first few. */
export interface Told {
  readonly count: number;
  readonly examples: readonly Pair[];
}

/** What was found of records whose key comes more than once. */
export interface Repeated {
  readonly removed: ReadonlyMap<number, Removed>;
  /** The first {@link MOST_LISTED}, in the order of files and records. */
  readonly superseded: readonly Superseded[];
  readonly overlaps: readonly Overlap[];
  /** Records that gave way though no column says which of the two is later. */
  readonly undecided: Told;
  /** Keys whose records are so unlike that they only share a number; all are kept. */
  readonly namesakes: Told;
  /** Keys with several records that are kept as parts of one whole. */
  readonly parts: Told;
  /** Records left out as copies of another of their export, from which only their running number differs. */
  readonly renumbered: Told;
}

/** So many records that gave way are listed of one dataset. */
export const MOST_LISTED = 1_000;
/** So many pairs are shown to people. */
export const MOST_SHOWN = 3;
export const NONE_TOLD: Told = { count: 0, examples: [] };

/** Headers that no column of the dataset holds, by file number and position: they may tell two records apart. */
export type TellingHeaders = ReadonlyMap<number, ReadonlyMap<number, string>>;
