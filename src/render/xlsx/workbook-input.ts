import type { ExclusionEntry } from '../../caveats/types.ts';
import type { MetricDefinition } from '../../definitions/types.ts';
import type { Block, Document, Slide } from '../../document/model/types.ts';
import type { InputFile, QuarantinedRecord } from '../../ingest/model/types.ts';
import type { DraftChange } from '../../metrics/draft-changes.ts';
import type { MetricsFile } from '../../metrics/types.ts';
import type { Theme } from '../../pack/theme-types.ts';
import type { RecordList } from '../../records/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import type { NamedDataset } from './account-grid.ts';
import type { ContentsLine } from './contents-grid.ts';
import type { SheetPlan } from './grid.ts';
import type { EdgeThresholds } from './judging.ts';
import type { Setter } from './metrics-grid.ts';

/** What a workbook is made of. */
export interface WorkbookInput {
  readonly document: Document;
  readonly files: readonly InputFile[];
  /** The datasets of the pack, for their names. */
  readonly datasets: readonly NamedDataset[];
  readonly quarantine: readonly QuarantinedRecord[];
  /** What was left out of figures; its sheet is there when anything was. */
  readonly exclusions?: readonly ExclusionEntry[];
  /** What changed against an earlier draft of the month; its sheet is there when anything did. */
  readonly draft?: { readonly against: number | null; readonly changes: readonly DraftChange[] };
  readonly metrics: MetricsFile;
  /** What the metrics mean, in words. */
  readonly definitions: readonly MetricDefinition[];
  /** Who sets limits, the most senior first. */
  readonly setters: readonly Setter[];
  /** How little room is on the edge. */
  readonly thresholds: EdgeThresholds;
  /** Colours and typeface of the charts. */
  readonly theme: Theme;
  /** Records to look through, one sheet each. */
  readonly lists: readonly RecordList[];
  /** What the sheets say beside the report's own texts. */
  readonly words: WordBook;
  /** Told of each table that could not be set out; without it the error is thrown. */
  readonly onFailed?: ((block: Block, slide: Slide, cause: unknown) => void) | undefined;
}

/** A sheet with what the contents say of each of its tables. */
export interface Sheet {
  readonly plan: SheetPlan;
  readonly lines: readonly Omit<ContentsLine, 'sheet' | 'row'>[];
}

/** Gives a sheet a name that no other has. */
export type Namer = (wanted: string) => string;
