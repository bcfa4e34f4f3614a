import type { Dash } from './line-look.ts';

/** Signs of points, by the names that charts have for them. */
export type Sign = 'none' | 'circle' | 'square' | 'triangle' | 'diamond';

/** How bars, lines or points look; colours as `RRGGBB`. What is not named is not drawn. */
export interface Look {
  readonly fill?: string;
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
  readonly place?: LabelPlace;
  /** Whether the key names it; what only holds a place is not named. */
  readonly isNamed: boolean;
}

/** Series that are drawn alike on the same axes. */
export interface Plot {
  readonly kind: 'bars' | 'columns' | 'lines' | 'points';
  readonly isStacked?: boolean;
  /** Room between bars, in percent of their thickness. */
  readonly gap?: number;
  readonly series: readonly Series[];
}

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly format: string;
  readonly isShown: boolean;
  /** Whether small figures stand on top, as ranks do. */
  readonly isReversed?: boolean;
}

/** A chart as Office draws it, with the sheet of its figures; rows of `bars` and `points` run from top to bottom. */
export interface NativeChart {
  readonly categories: readonly string[];
  readonly plots: readonly Plot[];
  readonly axis: ValueAxis;
  readonly hasKey: boolean;
  /** The room of the plot itself in parts of the whole chart. */
  readonly plot: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Size of the letters in CSS pixels. */
  readonly textSize: number;
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
