import type { ConfigChange } from '../config-edit/changes.ts';
import type {
  CorrectedRecord,
  HeaderHint,
  InputFile,
  MatchedColumn,
  UnusedFile,
} from '../ingest/model/types.ts';
import type { Message } from '../messages/catalogue.ts';
import type { AbsentReason, FigureReason } from '../metrics/reason.ts';
import type { Period } from '../workspace/types.ts';

/** Records of a file that cannot be used for one reason. */
export interface RecordProblem {
  /** Null where it is the record as a whole. */
  readonly column: string | null;
  readonly reason: string;
  readonly english: string;
  readonly count: number;
  /** The first of them; `text` is the cell, masked. */
  readonly examples: readonly { readonly record: number; readonly text: string | null }[];
}

/** What one export is, and what became of its records. */
export interface FileCheck
  extends Pick<InputFile, 'path' | 'format' | 'encoding' | 'headerRow' | 'account'> {
  readonly dataset: { readonly id: string; readonly name: string };
  /** Headers with the column that each is taken for; `name` is that column's own header. */
  readonly columns: readonly (MatchedColumn & { readonly name: string })[];
  readonly ignored: readonly { readonly header: string; readonly hints: readonly HeaderHint[] }[];
  /** Optional columns that it lacks. */
  readonly missing: readonly string[];
  /** More records are unusable than the workspace allows. */
  readonly isOverLimit: boolean;
  /** The most frequent first. */
  readonly problems: readonly RecordProblem[];
}

/** A column that holds words which are no members of it. Personal data is masked. */
export interface UnknownColumn {
  readonly dataset: { readonly id: string; readonly name: string };
  /** Its own header, and that of the export. */
  readonly column: string;
  readonly header: string;
  /** The most frequent first. */
  readonly words: readonly {
    readonly text: string;
    readonly count: number;
    readonly nearest: string | null;
  }[];
  /** Members that it has; empty for yes-or-no columns. */
  readonly allowed: readonly string[];
  /** What the configuration would have to know for the words to be members. */
  readonly changes: readonly ConfigChange[];
}

/** A dataset that the configuration names and of which nothing could be read. */
export interface MissingInput {
  readonly dataset: string;
  readonly name: string;
  readonly patterns: readonly string[];
  readonly owner: string | null;
  readonly due: string | null;
  readonly required: boolean;
  /** Files of it that came and cannot be used. */
  readonly unread: readonly string[];
}

/** A metric that will have no figure. */
export interface LackingMetric {
  readonly id: string;
  readonly name: string;
  /** `not_provided`: export or column did not come; `unusable`: no record can be used; `error`: it cannot be computed. */
  readonly state: 'not_provided' | 'unusable' | 'error';
  /** Whose figure could not be computed; empty where it is the total's. */
  readonly members: readonly string[];
  readonly reason: FigureReason | AbsentReason;
}

/** A slide that will show less than it could: figures without a value, or nobody's text. */
export interface LackingSlide {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  /** `empty`: none of its figures has a value; `part`; `no_notes`: left out, nobody wrote for it. */
  readonly state: 'empty' | 'part' | 'no_notes';
  /** Names of the metrics without a figure. */
  readonly metrics: readonly string[];
}

/** What `report check` tells of a month. Personal data is masked. */
export interface MonthCheck {
  readonly month: Period;
  readonly files: readonly FileCheck[];
  /** Why files or datasets cannot be used; with any of these no report can be made. */
  readonly faults: readonly Message[];
  readonly missing: readonly MissingInput[];
  readonly unknown: readonly UnknownColumn[];
  readonly unused: readonly UnusedFile[];
  readonly corrected: readonly CorrectedRecord[];
  readonly lacks: {
    readonly metrics: readonly LackingMetric[];
    readonly slides: readonly LackingSlide[];
  };
  /** What was warned of on the way: about the inputs, and about the texts that people wrote. */
  readonly warnings: readonly Message[];
  readonly notes: readonly Message[];
  /** The file in which records can be corrected: absolute path, null where there is nothing to correct. */
  readonly corrections: string | null;
}
