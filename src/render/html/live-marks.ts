/**
 * What tells a page that answers to its reader which result, finding or drawing it shows where. Paper has none: then every mark is
 * null, and templates print nothing of it.
 */
export interface LiveMarks {
  /** The number by which the page knows a result; null for one that it says nothing of. */
  readonly figure: (key: string | null) => string | null;
  /** The number of a finding. */
  readonly finding: (id: string | undefined) => string | null;
  /** A name that is the block's own, the same for all its parts. */
  readonly block: (slide: string, block: string) => string | null;
  /** Whether charts are drawn again by the page. */
  readonly hasCharts: boolean;
  /** Whether tables are sorted by the page. */
  readonly hasSorting: boolean;
}

/** The marks of paper. */
export const PAPER: LiveMarks = {
  figure: () => null,
  finding: () => null,
  block: () => null,
  hasCharts: false,
  hasSorting: false,
};
