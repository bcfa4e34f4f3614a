/** A range of merged cells: rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Tells of one row after the other which of its empty cells are merged with a filled one above: they mean
 * something that the file does not say. Rows only go up; a row that is blank otherwise stays blank.
 */
export class MergedCells {
  readonly #coming: Merge[];
  #open: Merge[] = [];

  constructor(merges: readonly Merge[]) {
    this.#coming = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => b.top - a.top);
  }

  /** Columns of such cells in a row. */
  below(row: number, cells: readonly string[]): readonly number[] {
    if (this.#open.length > 0) this.#open = this.#open.filter(({ bottom }) => bottom >= row);
    const isEmpty = (column: number) => (cells[column] ?? '') === '';
    const columns: number[] = [];
    if (cells.length > 0) {
      for (const { left, right } of this.#open) {
        for (let column = left; column <= right; column += 1) {
          if (isEmpty(column)) columns.push(column);
        }
      }
    }
    for (let next = this.#coming.at(-1); next && next.top <= row; next = this.#coming.at(-1)) {
      this.#coming.pop();
      if (next.top === row && !isEmpty(next.left)) this.#open.push(next);
    }
    return columns;
  }
}
