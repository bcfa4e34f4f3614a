/** A line of a text that is one record, looked at without making its cells. */
export interface Line {
  /** How many cells it has. */
  readonly cells: number;
  /** How many of them surely say something: they hold a digit, a letter or a Han character. */
  readonly filled: number;
  /** The text of a cell by position; empty where there is none. */
  cell(at: number): string;
}

/** Tells a line that is nothing but a record; only sure ones. */
export type IsOrdinary = (line: Line) => boolean;

/** Takes ordinary lines in place of the records that they are. */
export interface LineTaker {
  isOrdinary(line: Line): boolean;
  /** `text` is the line without its end. */
  take(record: number, text: string, line: Line): void;
  /** Resolves when there is room for more lines. */
  settled(): Promise<void>;
}

/**
 * The short way of a text's ordinary lines from the reader to the raw table, around everything between that looks at
 * records one by one. Whoever would do more with a record than pass it on says so by a guard, or closes the way.
 * The reader sends no line by it before one that was ordinary went the long way, so that nothing in between waits for more.
 */
export class Bypass {
  readonly #guards = new Map<string, IsOrdinary>();
  #taker: LineTaker | null = null;

  /** Whom ordinary lines are given to; null while the way is closed. */
  get taker(): LineTaker | null {
    return this.#taker;
  }

  /** Opens the way for the rest of a table. */
  open(taker: LineTaker): void {
    this.#taker = taker;
  }

  /** Closes it until it is opened again; the guards stay. */
  pause(): void {
    this.#taker = null;
  }

  /** Closes it; the guards are those of a table and go, too. */
  close(): void {
    this.#taker = null;
    this.#guards.clear();
  }

  /** Adds what has to hold for each line; guards of the same name are the same. */
  guard(name: string, isOrdinary: IsOrdinary): void {
    this.#guards.set(name, isOrdinary);
  }

  /** Whether a line may go the short way. */
  lets(line: Line): boolean {
    if (this.#taker === null || !this.#taker.isOrdinary(line)) return false;
    for (const isOrdinary of this.#guards.values()) if (!isOrdinary(line)) return false;
    return true;
  }
}
