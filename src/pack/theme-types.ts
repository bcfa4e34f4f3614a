/** Colours, fonts and sizes; values land in CSS variables and in charts. */
export interface Theme {
  readonly colors: Readonly<Record<ThemeColor, string>>;
  readonly fonts: {
    readonly family: string;
    /** The typeface of files that are opened in Office, which embed none: one that every such machine has. */
    readonly office?: string | undefined;
    /** Files of another typeface, absolute; null prints with the program's own. */
    readonly files?: FontFiles | null;
  };
  /** `data:` URL of a PNG or JPEG. */
  readonly logo?: string | null;
  /** A presentation whose master, layouts, colours and typeface `report.pptx` has, by absolute path. */
  readonly presentation?: string | null;
}

/** A typeface as two static TrueType files, by absolute path. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

export type ThemeColor =
  | 'ink'
  | 'muted'
  | 'paper'
  | 'panel'
  | 'line'
  | 'brand'
  | 'accent'
  | 'good'
  | 'bad'
  | 'warn'
  | 'neutral'
  | 'series1'
  | 'series2'
  | 'series3'
  | 'series4';
