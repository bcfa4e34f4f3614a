/** Why a calculator gives no value, as a code with parameters; the phrase `reason.<code>` says it. */
export type CalculatorReason =
  /** Nobody gave what the figure is divided by, for these members. */
  | { readonly code: 'base_unknown'; readonly params: Readonly<Record<never, never>> }
  /** Records give different values where one is expected. */
  | { readonly code: 'several_values'; readonly params: { readonly count: number } };
