import { type FileHandle, open, rm } from 'node:fs/promises';
import { quoteText } from './quoted.ts';
import { toFileError } from './store-error.ts';

/** In bytes: by as many the file is read. Of the usual 32 MB a text of some MB would touch as much memory as there is. */
const BUFFER = 1 << 23;

/** What {@link TextLoad.statement} needs to know of the lines. */
export interface TextShape {
  readonly delimiter: string;
  /** Cells of each line; they are named c0, c1 … */
  readonly width: number;
}

/** Lines of delimited UTF-8 text that are gathered in a private file, to be loaded by one statement. */
export class TextLoad implements AsyncDisposable {
  readonly file: string;
  readonly #handle: FileHandle;
  #lines = 0;

  private constructor(file: string, handle: FileHandle) {
    this.file = file;
    this.#handle = handle;
  }

  /** Makes the file; throws where there is one of this name. */
  static async create(file: string): Promise<TextLoad> {
    return new TextLoad(file, await open(file, 'wx', 0o600));
  }

  /** Lines added so far. */
  get lines(): number {
    return this.#lines;
  }

  /** Writes so many lines, each with its LF, as UTF-8; the bytes may be used again when that is done. */
  async add(bytes: Uint8Array, lines: number): Promise<void> {
    await this.#handle.writeFile(bytes).catch((cause: unknown) => {
      throw toFileError(cause);
    });
    this.#lines += lines;
  }

  /**
   * The `read_csv(…)` that reads the lines, with nothing left to guess: all cells are text, an empty one is
   * NULL, and a line of another width is an error.
   */
  source({ delimiter, width }: TextShape): string {
    const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`).join(', ');
    const options = [
      'auto_detect = false',
      'header = false',
      `delim = ${quoteText(delimiter)}`,
      `quote = '"'`,
      `escape = '"'`,
      `new_line = '\\n'`,
      'strict_mode = true',
      'null_padding = false',
      'ignore_errors = false',
      `buffer_size = ${BUFFER}`,
      `columns = {${columns}}`,
    ];
    return `read_csv(${quoteText(literalGlob(this.file))}, ${options.join(', ')})`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
    await rm(this.file, { force: true });
  }
}

/** DuckDB takes a path for a pattern; in brackets each of its signs stands for itself. */
function literalGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
