import type { Block, Slide } from '../document/model/types.ts';

/** Longest texts, in characters, by how often a slide had to be cut. */
export const cutLimits: readonly number[] = [1200, 600, 350, 200, 120, 72, 44, 26, 16, 10, 6];

/** The slide with every text cut to `limit` characters and …; figures are never cut. */
export function cutSlide(slide: Slide, limit: number): Slide {
  return {
    ...slide,
    title: cutText(slide.title, limit),
    headline: slide.headline === null ? null : cutText(slide.headline, Math.max(limit, 26)),
    footer:
      slide.footer === null
        ? null
        : {
            definition: cutText(slide.footer.definition, limit),
            period: cutText(slide.footer.period, limit),
            source: cutText(slide.footer.source, limit),
          },
    blocks: slide.blocks.map(({ column, block }) => ({ column, block: cutBlock(block, limit) })),
  };
}

function cutBlock(block: Block, limit: number): Block {
  switch (block.kind) {
    case 'title':
      return { ...block, text: cutText(block.text, limit), lines: cutTexts(block.lines, limit) };
    case 'text':
      return { ...block, paragraphs: cutTexts(block.paragraphs, limit) };
    case 'list':
      return { ...block, items: cutTexts(block.items, limit) };
    case 'note':
    case 'callout':
      return { ...block, text: cutText(block.text, limit) };
    case 'table':
    case 'kpi_board':
      return {
        ...block,
        title: block.title === null ? null : cutText(block.title, limit),
        note: block.note === null ? null : cutText(block.note, limit),
        columns: block.columns.map((column) => ({
          ...column,
          label: cutText(column.label, limit),
        })),
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            cell.kind === 'text' ? { ...cell, display: cutText(cell.display, limit) } : cell,
          ),
        })),
      };
    case 'tiles':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          label: cutText(item.label, limit),
          note: cutText(item.note, limit),
        })),
      };
    case 'case':
      return {
        ...block,
        parts: block.parts.map((part) => ({
          ...part,
          head: cutText(part.head, limit),
          paragraphs: cutTexts(part.paragraphs, limit),
        })),
      };
    case 'picture':
      return { ...block, caption: block.caption === null ? null : cutText(block.caption, limit) };
    case 'chart':
      return {
        ...block,
        title: block.title === null ? null : cutText(block.title, limit),
        note: block.note === null ? null : cutText(block.note, limit),
      };
  }
}

function cutTexts(texts: readonly string[], limit: number): readonly string[] {
  return texts.map((text) => cutText(text, limit));
}

/** The first `limit` characters, the last of them …, if it is longer. */
function cutText(text: string, limit: number): string {
  const chars = [...text];
  return chars.length <= limit ? text : `${chars.slice(0, limit - 1).join('')}…`;
}
