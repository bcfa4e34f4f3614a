/** A fact that a rule found in the results. */
export interface Finding {
  readonly rule: 'target_missed' | 'change' | 'all_met' | 'definition_changed' | 'not_provided';
  /** Keys of the results it rests on. */
  readonly results: readonly string[];
  /** Sorts findings of one rule, larger first. */
  readonly size: number;
  /** What the phrase of this rule takes. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}
