import type { Dash } from './line-look.ts';

/** Signs of points, by the names that charts have for them. */
export type Sign = 'none' | 'circle' | 'square' | 'triangle' | 'diamond' | 'dash' | 'x';

/** How bars, lines or points look; colours as `RRGGBB`. What is not named is not drawn. */
export interface Look {
  readonly fill?: string;
  /** Slanted lines of this colour over the fill, for what is no class of its own. */
  readonly hatch?: string;
  /** Width in CSS pixels. */
  readonly line?: { readonly color: string; readonly width: number; readonly dash?: Dash };
  readonly marker?: {
    readonly symbol: Sign;
    /** In CSS pixels. */
    readonly size: number;
    readonly fill: string;
    readonly line: string;
  };
}

/** Text at a point. `value` is the figure in it as it is shown, which follows the data sheet; null for words alone. */
export interface PointLabel {
  readonly before: string;
  readonly value: string | null;
  readonly after: string;
  /** The number format that shows the figure like this. */
  readonly format: string;
  readonly color: string;
  readonly isBold: boolean;
  /** Where it differs from the series'. */
  readonly place?: LabelPlace;
  /** Whether it stands on paper, so that it can be read over lines that cross it. */
  readonly isOnPaper?: boolean;
}

export type LabelPlace = 'outEnd' | 'inBase' | 'ctr' | 't' | 'b' | 'l' | 'r';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Of points in a plane: the row of each. */
  readonly rows?: readonly (number | null)[];
  readonly look: Look;
  /** Looks of single points, by their place; the series' where none is given. */
  readonly points?: readonly (Look | undefined)[];
  readonly labels?: readonly (PointLabel | null)[];
  /** The figures alone, at all points or at one, where there are no labels. */
  readonly figures?: { readonly format: string; readonly color: string; readonly only?: number };
  /** How far the whiskers of each point reach down and up from its figure. */
  readonly whiskers?: {
    readonly minus: readonly (number | null)[];
    readonly plus: readonly (number | null)[];
  };
  readonly place?: LabelPlace;
  /** Whether the key names it; what only holds a place is not named. */
  readonly isNamed: boolean;
}

/** Series that are drawn alike on the same axes. */
export interface Plot {
  readonly kind: 'bars' | 'columns' | 'lines' | 'points';
  readonly isStacked?: boolean;
  /** Whether it has the axis of figures at the other side. */
  readonly isBeside?: boolean;
  /** Whether a line joins the least and the largest figure of each category. */
  readonly isJoined?: boolean;
  /** Room between bars, in percent of their thickness. */
  readonly gap?: number;
  readonly series: readonly Series[];
}

export interface ValueAxis {
  /** Ends; what is not told is found by the program that draws. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly format: string;
  readonly isShown: boolean;
  /** Whether small figures stand on top, as ranks do. */
  readonly isReversed?: boolean;
}

/** The room of a plot in parts of its whole chart. */
export interface PlotRoom {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A chart as Office draws it, with the sheet of its figures; rows of `bars` and `points` run from top to bottom. */
export interface NativeChart {
  readonly categories: readonly (string | number)[];
  /** The number format of categories that are numbers, such as days. */
  readonly categoryFormat?: string;
  readonly plots: readonly Plot[];
  readonly axis: ValueAxis;
  /** The axis at the other side. */
  readonly beside?: ValueAxis;
  readonly hasKey: boolean;
  /** The room of the plot itself in parts of the whole chart; null leaves it to the program that draws. */
  readonly plot: PlotRoom | null;
  /** Size of the letters in CSS pixels. */
  readonly textSize: number;
}

/** Where the figures of a series stand, as formulas name their cells. */
export interface SeriesPlace {
  readonly head: string;
  readonly values: string;
  readonly rows?: string;
  readonly whiskers?: { readonly minus: string; readonly plus: string };
}

/** Where the figures of a chart stand. */
export interface ChartPlaces {
  readonly categories: string;
  readonly series: ReadonlyMap<Series, SeriesPlace>;
  /** The relationship to the sheet that the chart brings along; null in the workbook that holds its figures. */
  readonly book: string | null;
}

/** What charts are drawn in: colours as `RRGGBB`, the typeface. */
export interface ChartDress {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly neutral: string;
  readonly paper: string;
  readonly face: string;
  readonly lang: string;
}
