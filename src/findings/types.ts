import type { WeightName } from '../pack/rules/findings-config.ts';
import type { Fact } from '../words/word-book.ts';

/** Kinds of blocks that show what people wrote and that findings speak of. */
export type NoteBlockKind = 'measures' | 'plans' | 'plan_checklist' | 'hot_issues' | 'cases';

/** The rules that find facts in results; each has its phrases. */
export type RuleId =
  | 'error'
  | 'missing_data'
  | 'target_missed'
  | 'branch_missed'
  | 'branch_over'
  | 'all_over'
  | 'branch_remark'
  | 'met_again'
  | 'edge'
  | 'branch_edge'
  | 'streak_missed'
  | 'streak_worse'
  | 'streak_better'
  | 'signal'
  | 'change'
  | 'noise'
  | 'contribution'
  | 'change_by'
  | 'to_save'
  | 'year_to_date'
  | 'level_shift'
  | 'plan_gap'
  | 'no_measure'
  | 'overdue_item'
  | 'promise_unplanned'
  | 'note_contradicts'
  | 'concentration'
  | 'new_in_top'
  | 'small_sample'
  | 'small_parts'
  | 'small_base'
  | 'same_name'
  | 'check_failed'
  | 'grave_case'
  | 'grave_undecided'
  | 'room'
  | 'ranks'
  | 'largest'
  | 'event'
  | 'estimated'
  | 'exclusion'
  | 'spread'
  | 'extremes'
  | 'break'
  | 'peak_day'
  /* What a slide says where no finding is left for it. */
  | 'all_met'
  | 'level'
  | 'most'
  | 'no_value'
  | 'targets_summary'
  | 'targets_by_setter'
  | 'checks_summary'
  | 'branches_summary'
  | 'changes_summary';

export type { Fact };

/** How a fact is taken: `bad` and `warn` ask for attention, `info` only tells. */
export type Tone = 'bad' | 'warn' | 'good' | 'info';

/** A fact that a rule found in results. */
export interface Finding {
  /** Stable over runs and months, such as `target_missed/ehome.repeat_rate?brand=E8/city`. */
  readonly id: string;
  readonly rule: RuleId;
  /** A rule with several phrases says which one; else the rule's own. */
  readonly phrase: string;
  readonly weight: WeightName;
  readonly tone: Tone;
  /** What the overview tells at most once of: a metric's id or a check's. */
  readonly topic: string;
  /** Keys of the figures it speaks of; it may head a slide on which all of them stand. */
  readonly about: readonly string[];
  /** Kinds of written blocks that it stands beside, where it speaks of what people wrote; it may head their slide. */
  readonly notes?: readonly NoteBlockKind[];
  /** Keys of all results that it rests on. */
  readonly results: readonly string[];
  /** In users or tickets where the rule can tell; orders findings of one weight, larger first. */
  readonly size: number;
  /** Position of the branch it tells of, for ties; 0 where it tells of none. */
  readonly branch: number;
  /** What the phrase of this rule takes. */
  readonly facts: Readonly<Record<string, Fact>>;
}

/** A finding with its place among all. */
export interface RankedFinding extends Finding {
  /** From 1. */
  readonly rank: number;
  /** Weight plus a part below 1 that grows with the size. */
  readonly score: number;
  /** The slides on which all the figures it speaks of stand, in the report's order. */
  readonly slides: readonly string[];
}
