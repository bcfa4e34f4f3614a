import { urgencyOf } from '../document/model/cells.ts';
import type { Row, Slide, TableBlock } from '../document/model/types.ts';
import { breakSlide, type Wish } from './break-slide.ts';
import { denseScale, type Sheet } from './geometry.ts';

/** The slide with as many rows of a table that may be cut as hold on one page, and how many are elsewhere in its note. */
export function onOnePage(slide: Slide, wish: Wish, sheet: Sheet): Slide {
  const at = slide.blocks.findLastIndex(({ block }) => isCuttable(block));
  const table = slide.blocks[at]?.block;
  if (!table || !isCuttable(table)) return slide;
  const cut = (rows: number): Slide => ({
    ...slide,
    blocks: slide.blocks.map((placed, index) =>
      index === at ? { ...placed, block: firstRows(table, rows) } : placed,
    ),
  });
  // Rows go to the workbook before letters get smaller than those of other dense tables.
  const least = table.look === 'fine' ? 0 : denseScale;
  const holds = (rows: number) => {
    const [part, ...more] = breakSlide(cut(rows), wish, sheet);
    return part !== undefined && more.length === 0 && part.scale >= least;
  };
  const all = table.rows.filter(({ kind }) => kind === 'body').length;
  let [most, over] = [0, all + 1];
  while (over - most > 1) {
    const middle = Math.floor((most + over) / 2);
    if (holds(middle)) most = middle;
    else over = middle;
  }
  return most === 0 ? slide : cut(most);
}

type Cuttable = TableBlock & { readonly rest: string };

function isCuttable(block: Slide['blocks'][number]['block']): block is Cuttable {
  return block.kind === 'table' && block.rest !== undefined;
}

/** The rows with the verdicts that ask for most, in their own order, and totals. */
function firstRows(table: Cuttable, count: number): TableBlock {
  const body = table.rows.filter(({ kind }) => kind === 'body');
  const left = body.length - count;
  if (left <= 0) return table;
  const urgent = body.toSorted((a, b) => urgencyOfRow(a) - urgencyOfRow(b)).slice(0, count);
  const kept = new Set(urgent);
  const words = table.rest.replace('{count}', String(left));
  return {
    ...table,
    rows: table.rows.filter((row) => row.kind !== 'body' || kept.has(row)),
    note: `${words}${table.note ?? ''}`,
  };
}

function urgencyOfRow({ cells }: Row): number {
  const ranks = cells.flatMap((cell) =>
    cell.kind === 'rate' || cell.kind === 'status' ? [urgencyOf(cell.verdict)] : [],
  );
  return Math.min(...ranks, urgencyOf('none'));
}
