import type { CheckKind } from '../pack/rules/checks-config.ts';

/** A record that a check names, so that a person can look at it. Numbers in it are masked. */
export interface CheckCase {
  readonly id: string;
  /** The unit that answers for it, or empty. */
  readonly unit: string;
  /** What is the matter, as a word of the pack: `no_entry` is the phrase `word.no_entry`. */
  readonly matter: string;
}

/** What one comparison gave. It never changes a number. */
export interface CheckResult {
  /** The check's id; a check of several metrics adds the metric's. */
  readonly id: string;
  readonly name: string;
  readonly kind: CheckKind;
  /** `doubtful`: nothing contradicts, but a person should look; `not_applicable`: what it compares was not provided this month; `error`: it could not be run. */
  readonly status: 'agrees' | 'differs' | 'doubtful' | 'not_applicable' | 'error';
  /** What the phrase `check.<kind>.<status>` takes. */
  readonly facts: Readonly<Record<string, string>>;
  /** Keys of the results that it touches. */
  readonly keys: readonly string[];
  /** How many records or units differ. */
  readonly size: number;
  /** By how many records the two sides are apart in all, where that is another number than `size`. */
  readonly apart?: number;
  readonly cases: readonly CheckCase[];
  /** Of two lists of cases: how many each has of every unit, in the order of the organisation. */
  readonly units?: readonly CheckUnit[];
}

/** Cases and their entries of one unit. */
export interface CheckUnit {
  readonly unit: string;
  readonly cases: number;
  readonly entries: number;
}
