import type { InputSource } from '../../caveats/types.ts';
import type { CheckResult } from '../../checks/types.ts';
import type { MetricDefinition } from '../../definitions/types.ts';
import type { Findings } from '../../findings/find-all.ts';
import type { Draft } from '../../history/drafts.ts';
import type { MonthState } from '../../history/read-history.ts';
import type { Standing } from '../../member/standing.ts';
import type { Message } from '../../messages/catalogue.ts';
import type { Lookup } from '../../metrics/lookup.ts';
import type { PastMonth } from '../../metrics/types.ts';
import type { Notes } from '../../notes/types.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import type { Pack } from '../../pack/types.ts';
import type { PhraseBook } from '../../phrases/phrase-book.ts';
import type { RecordList } from '../../records/types.ts';
import type { Period, Workspace } from '../../workspace/types.ts';

/** What the blocks of a document are built from. */
export interface DocumentContext {
  readonly pack: Pack;
  readonly workspace: Workspace;
  readonly month: Period;
  readonly lookup: Lookup;
  /** Earlier months, oldest first; those without a file are absent. */
  readonly past: readonly PastMonth[];
  /** The months of a longer period that were reported by themselves, oldest first; absent where nobody asked for them. */
  readonly inside?: readonly PastMonth[];
  /** The months of a trend, oldest first, the report's month last. */
  readonly trendMonths: readonly Period[];
  readonly say: PhraseBook;
  /** What people wrote for this month. */
  readonly notes: Notes;
  /** What the results tell, ranked and placed. */
  readonly findings: Findings;
  /** Comparisons between figures. */
  readonly checks: readonly CheckResult[];
  /** Records that slides show, by the id of their block; masked. */
  readonly records: ReadonlyMap<string, RecordList>;
  readonly state: MonthState;
  /** Which draft of the month this is. */
  readonly draft: Draft;
  /** What the metrics mean in words. */
  readonly definitions: readonly MetricDefinition[];
  /** The exports that the report rests on. */
  readonly sources: readonly InputSource[];
  /** Numbers and titles of slides that only compare, where no earlier month is known. */
  readonly comparing?: readonly string[];
  readonly warn: (warning: Message) => void;
  /** Of a report for one member of the organisation; absent in that of the whole. */
  readonly member?: MemberView | undefined;
}

/** What a report for one member shows beside its own figures. */
export interface MemberView {
  readonly name: string;
  /** What the others are called: 分公司. */
  readonly others: string;
  /** Figures of all members and of the whole, as far as the member may read them. */
  readonly lookup: Lookup;
  readonly standings: readonly Standing[];
  /** Whether a block sets members beside one another. */
  readonly compares: (block: BlockSpec) => boolean;
}
