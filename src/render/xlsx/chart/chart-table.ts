import type { Theme, ThemeColor } from '../../../pack/theme-types.ts';
import type { WordBook } from '../../../words/word-book.ts';
import type { Look, Plot, Series, ValueAxis } from '../../office/native-chart.ts';
import { hex } from '../../office/xml-text.ts';
import type { GridCell } from '../grid.ts';

/** How the figures of a column are drawn. */
export interface Drawn {
  readonly look: Look;
  /** Looks of single rows. */
  readonly points?: readonly (Look | undefined)[];
  readonly figures?: Series['figures'];
  readonly place?: Series['place'];
  /** The columns, from 0, that say how far whiskers reach down and up. */
  readonly whiskers?: { readonly minus: number; readonly plus: number };
  /** What only holds a place is not named in the key. */
  readonly isHidden?: boolean;
}

/** A column of a chart's figures. */
export interface ChartColumn {
  readonly head: string;
  readonly cells: readonly GridCell[];
  /** None for what stands in the table only. */
  readonly drawn?: Drawn;
  /** Whether its figures may stand in a table over it, which they are read from then. */
  readonly isFigure?: boolean;
}

/** Columns that are drawn alike, by their places from 0. */
export type PlotColumns = Omit<Plot, 'series'> & { readonly columns: readonly number[] };

/** One chart over the columns of a table. */
export interface ChartOver {
  readonly plots: readonly PlotColumns[];
  readonly axis: ValueAxis;
  readonly beside?: ValueAxis;
}

/** The figures of a chart as a table, names first, and what is drawn of them. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly charts: readonly ChartOver[];
  /** The number format of names that are days or months. */
  readonly nameFormat?: string;
  /** What the chart of the pages says beside its figures. */
  readonly remarks?: readonly string[];
}

/** What charts of the workbook are made with. */
export interface ChartMaking {
  readonly theme: Theme;
  readonly words: WordBook;
}

export function colorIn({ theme }: Pick<ChartMaking, 'theme'>, name: ThemeColor): string {
  return hex(theme.colors[name]);
}

/** More rows than these are not told at every point. */
const MOST_FIGURES = 16;

/** The figures at all points where there is room for them. */
export function figuresOf(
  count: number,
  format: string,
  making: ChartMaking,
): Pick<Drawn, 'figures'> {
  if (count > MOST_FIGURES) return {};
  return { figures: { format, color: colorIn(making, 'ink') } };
}
