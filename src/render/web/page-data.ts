import type { BranchChart, ChartBlock } from '../../document/model/types.ts';
import type { Theme } from '../../pack/theme-types.ts';

/** One thing that is said of a figure: what it is called, and the lines that say it. */
export interface PageFact {
  readonly label: string;
  readonly texts: readonly string[];
}

/** A metric of which figures stand on the page. */
export interface PageMetric {
  readonly name: string;
  /** What it means whatever the month holds. */
  readonly facts: readonly PageFact[];
}

/** A result that stands on the page. */
export interface PageFigure {
  /** Its key, which `report explain` takes. */
  readonly key: string;
  /** Metric and members, as people say them. */
  readonly name: string;
  /** The place of its metric in the page's list. */
  readonly metric: number;
  readonly facts: readonly PageFact[];
  /** Pages that show it, in their order. */
  readonly pages: readonly number[];
}

/** A finding with the page that it heads or that first shows its figures. */
export interface PageFinding {
  readonly text: string;
  readonly tone: 'bad' | 'warn' | 'good' | 'info';
  /** null where no page shows its figures. */
  readonly page: number | null;
  /** Whether it is the headline of that page. */
  readonly headline: boolean;
  /** The places of its figures in the page's list. */
  readonly figures: readonly number[];
}

/** A chart that the page draws again: for a phone, in the dark, for a branch, for a part of its months. */
export interface PageChart {
  readonly block: Omit<ChartBlock, 'branches'>;
  readonly branches: readonly BranchChart[];
}

/** What the script of a page knows besides what stands in it. */
export interface PageData {
  readonly lang: string;
  readonly family: string;
  readonly colors: { readonly light: Theme['colors']; readonly dark: Theme['colors'] };
  /** The names of the branches, in the order of tables. */
  readonly branches: readonly string[];
  /** `YYYY-MM` */
  readonly month: string;
  readonly metrics: readonly PageMetric[];
  /** Those that a cell is marked with by their place stand here. */
  readonly figures: readonly PageFigure[];
  readonly findings: readonly PageFinding[];
  /** By the name that the chart's element carries. */
  readonly charts: Readonly<Record<string, PageChart>>;
  /** What the script prints, by the name of the phrase. */
  readonly words: Readonly<Record<string, string>>;
}
