import type { Slide, TableBlock } from '../document/model/types.ts';
import { breakSlide, type Wish } from './break-slide.ts';
import type { Sheet } from './geometry.ts';

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
  const holds = (rows: number) => breakSlide(cut(rows), wish, sheet).length === 1;
  let [most, over] = [0, table.rows.length + 1];
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

function firstRows(table: Cuttable, rows: number): TableBlock {
  const left = table.rows.length - rows;
  if (left <= 0) return table;
  const words = table.rest.replace('{count}', String(left));
  return { ...table, rows: table.rows.slice(0, rows), note: `${words}${table.note ?? ''}` };
}
