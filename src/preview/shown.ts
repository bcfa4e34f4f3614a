/** What the browser is told: which page to show, and what is wrong. */
export interface Shown {
  /** Counts the pages; 0 while there is none. */
  readonly version: number;
  readonly isWorking: boolean;
  /** What keeps the files from making a page, one line each; none where the page is of the files as they are. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** Words of the bar over the page. */
export interface ShellWords {
  readonly title: string;
  readonly working: string;
  readonly fault: string;
  readonly nothing: string;
  readonly warnings: string;
  readonly ended: string;
}
