import type { Better, Population } from '../pack/metric/types.ts';
import type { ListValue, RecordList } from '../records/types.ts';
import type { SqlValue } from '../store/store.ts';
import type { FigureTold, Part, PartCounts } from './facts/types.ts';

/** A query as it was run, with the values bound to its `$1`, `$2` …; names and numbers in them are masked. */
export interface SaidQuery {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A record behind a figure: its file, its place in it, and what it says. */
export interface ExplainedRecord {
  readonly part: Part;
  readonly file: string;
  readonly record: number;
  readonly cells: readonly ListValue[];
}

/** Records of one dataset behind a figure. */
export interface ExplainedRecords {
  readonly dataset: string;
  readonly count: number;
  readonly columns: readonly string[];
  /** The first of them, those of the numerator before the others. */
  readonly rows: readonly ExplainedRecord[];
}

/** Where one result comes from, down to its records. */
export interface Explanation extends Omit<FigureTold, 'counts' | 'isDivided'> {
  readonly key: string;
  readonly by: Readonly<Record<string, string>>;
  readonly metric: FigureTold['metric'] & {
    readonly id: string;
    readonly name: string;
    readonly better: Better;
    readonly population: Population;
    readonly hash: string;
  };
  readonly counts: PartCounts | null;
  readonly records: ExplainedRecords | null;
  /** Of the dataset that is divided by. */
  readonly units: ExplainedRecords | null;
  readonly sql: {
    readonly figure: SaidQuery;
    readonly records: SaidQuery;
    readonly units: SaidQuery | null;
  };
}

/** An explanation, and all its records where these were asked for. */
export interface Explained {
  readonly explanation: Explanation;
  readonly lists: readonly RecordList[];
}
