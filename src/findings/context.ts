import type { CheckResult } from '../checks/types.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { PastMonth } from '../metrics/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { FindingsConfig } from '../pack/rules/findings-config.ts';
import type { Movement } from './movement.ts';
import type { Finding } from './types.ts';
import type { WrittenContext } from './written/context.ts';

/** The figures of one slide, by key. */
export interface SlideFigures {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** `figures`, or what it sums up: all targets, findings, checks, the branches, the changes. */
  readonly shows: 'board' | 'overview' | 'checks' | 'branches' | 'changes' | 'figures';
  /** Whether it sets one member's figures beside the others', which are not among `figures`. */
  readonly comparesMembers?: boolean;
  /** Ids of the checks whose outcome stands on it; their findings head it before any other slide. */
  readonly checks: readonly string[];
  /** Ids of the datasets whose absence it tells of; none unless told. */
  readonly missing?: readonly string[];
  /** The kinds of its blocks that show what people wrote; none unless told. */
  readonly notes?: readonly string[];
  /** Whether it lists the exports that did not come. */
  readonly tellsGaps?: boolean;
}

/** What rules look at. Order of figures and months never matters to what they find. */
export interface FindingContext {
  readonly month: string;
  /** Months before it, the latest first, whether there is a file or not. */
  readonly earlier: readonly string[];
  readonly past: readonly PastMonth[];
  readonly lookup: Lookup;
  readonly figures: readonly Figure[];
  /** What people wrote for the month. */
  readonly written: WrittenContext;
  /** How each figure moved since the month before, by the key of its result. */
  readonly movements: ReadonlyMap<string, Movement>;
  readonly slides: readonly SlideFigures[];
  readonly checks: readonly CheckResult[];
  readonly config: FindingsConfig;
  /** Who sets limits, by id, the most senior first. */
  readonly setters: readonly string[];
  /** Branches in the order of tables. */
  readonly branches: readonly string[];
  readonly datasets: readonly DatasetSpec[];
  /** Whether a metric's figures of an earlier month mean the same as now, as far as people know. */
  readonly isComparable: (metricId: string, month: string) => boolean;
  /** Changes of definition or system that people told. */
  readonly breaks: readonly {
    readonly month: string;
    readonly metrics: readonly string[];
    readonly reason: string;
  }[];
  /** Days that a metric's figures of a month cover. */
  readonly days: (metric: MetricSpec, month: string) => number;
  /** Days of the month that people or events mark, with what they are called, for a metric that is shown by day. */
  readonly markedDays: (metricId: string) => ReadonlyMap<string, string>;
  /** The unit that answers for a figure, or null. */
  readonly ownerOf: (figure: Figure) => string | null;
  /** Who supplies a dataset, and when. */
  readonly supplierOf: (dataset: string) => {
    readonly owner: string | null;
    readonly due: string | null;
  };
}

/** A rule: a pure function that finds facts. */
export type Rule = (context: FindingContext) => readonly Finding[];

/** The keys of all figures that stand on a slide. */
export function shownKeys({ slides }: Pick<FindingContext, 'slides'>): ReadonlySet<string> {
  return new Set(slides.flatMap(({ figures }) => figures.map(({ result }) => result.key)));
}
