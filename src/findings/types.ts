/** A fact that a rule found in results. */
export interface Finding {
  readonly rule:
    | 'error'
    | 'not_provided'
    | 'target_missed'
    | 'change'
    | 'all_met'
    | 'steady'
    | 'no_comparison';
  /** Keys of the results that it rests on. */
  readonly results: readonly string[];
  /** Sorts findings of one rule, larger first, in the unit of the rule. */
  readonly size: number;
  /** What the phrase of this rule takes. */
  readonly facts: Facts;
}

/** A text out of the data, or one of the pack's own words: `{ word: 'better' }` is its phrase `word.better`. */
export type Fact = string | { readonly word: string };
export type Facts = Readonly<Record<string, Fact>>;
