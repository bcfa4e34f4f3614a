import { NO_VALUE } from '../../number/display.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Cell, TableBlock } from '../model/types.ts';

/** A column of a table of written things: its id, which names its heading in the phrases, and its cells. */
export interface WrittenColumn<T> {
  readonly id: string;
  readonly cell: (row: T) => Cell | string | null;
  readonly align?: 'start' | 'end' | 'center';
}

/** Builds a table of written things; columns without a word in any row are left out. */
export function textTable<T>(
  frame: Pick<TableBlock, 'id' | 'title' | 'note'>,
  columns: readonly WrittenColumn<T>[],
  rows: readonly T[],
  context: DocumentContext,
): TableBlock {
  const filled = columns
    .map((column) => ({ column, cells: rows.map((row) => asCell(column.cell(row))) }))
    .filter(({ cells }) => cells.some((cell) => cell.display !== NO_VALUE));
  return {
    kind: 'table',
    ...frame,
    columns: filled.map(({ column: { id, align = 'start' } }) => ({
      id,
      label: context.say(`notes.column.${id}`, {}),
      group: null,
      align,
      deckOnly: false,
    })),
    rows: rows.map((_, at) => ({
      kind: 'body',
      cells: filled.map(({ cells }) => cells[at] ?? asCell(null)),
    })),
  };
}

function asCell(given: Cell | string | null): Cell {
  if (given !== null && typeof given !== 'string') return given;
  return { kind: 'text', display: given === null || given === '' ? NO_VALUE : given };
}
