import type { ExclusionReason } from '../metrics/reason.ts';

/** One export as the deck names it, or a dataset of which none came. */
export interface InputSource {
  readonly dataset: string;
  /** File name, with `#sheet` for one of several sheets; null where no export came. */
  readonly file: string | null;
  readonly records: number | null;
  readonly accepted: number | null;
  readonly quarantined: number | null;
  /** Who supplies it; empty where nobody is named. */
  readonly supplier: string;
  /** When it was made, as the export itself prints it; null where it does not. */
  readonly madeAt: string | null;
}

/** Records left out of a figure, how many, why, and what that is worth. */
export interface ExclusionEntry {
  readonly metric: string;
  /** The result that would have counted them. */
  readonly key: string;
  /** What the figure is called. */
  readonly name: string;
  readonly count: number;
  readonly reason: ExclusionReason;
  /**
   * The rate as printed, and with the records counted: one value, or the lowest and the highest where nobody knows
   * what they would have been. null for what is no rate.
   */
  readonly effect: { readonly printed: string; readonly counted: readonly string[] } | null;
}
