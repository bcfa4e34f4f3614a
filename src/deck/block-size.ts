import type { Block, CasePart, TableBlock } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { chartHeight } from './chart-rows.ts';
import { sizes } from './geometry.ts';
import { headHeight, rowHeight, type TableWidths, tableFrame, tableWidths } from './table-size.ts';
import { lineCount } from './text-lines.ts';

/** The column that a block stands in: width in CSS pixels, scale of its text, and the typeface. */
export interface Measure {
  readonly width: number;
  readonly scale: number;
  readonly fonts: Fonts;
  /** Tables by id before they were cut, so that the parts of one have the same columns. */
  readonly whole: ReadonlyMap<string, TableBlock>;
}

/** Widths of a table's columns in CSS pixels. */
export function columnsOf(table: TableBlock, { width, scale, fonts, whole }: Measure): TableWidths {
  const own = whole.get(table.id) ?? table;
  const isDense = table.isDense ?? false;
  const all = (own.isDense ?? false) === isDense ? own : { ...own, isDense };
  return tableWidths(all, width, scale, fonts);
}

/** Height of a block in CSS pixels; of a chart the least that it can be drawn in. */
export function blockHeight(block: Block, measure: Measure): number {
  const { width, scale, fonts } = measure;
  switch (block.kind) {
    case 'title': {
      const style = { sizePx: sizes.title * scale, weight: 700 } as const;
      return (
        lineCount(block.text, width, style, fonts) * sizes.titleLine * scale +
        block.lines.reduce((total, line) => total + paragraphHeight(line, measure, 0), 0)
      );
    }
    case 'text':
      return block.look === 'lead'
        ? leadHeight(block.paragraphs.join(''), measure)
        : stack(block.paragraphs.map((text) => paragraphHeight(text, measure, 0)));
    case 'list':
      return stack(
        block.items.map((text) => paragraphHeight(text, measure, sizes.listIndent * scale)),
      );
    case 'note':
      return linesHeight(block.text, width, sizes.note, fonts);
    case 'callout': {
      const inner = width - 2 * sizes.calloutPadX - sizes.calloutMark * scale - 6;
      const style = { sizePx: sizes.callout * scale, weight: 700 } as const;
      const lines = lineCount(block.text, inner, style, fonts);
      return lines * style.sizePx * 1.45 + 2 * sizes.calloutPadY;
    }
    case 'table':
    case 'kpi_board': {
      const { columns } = columnsOf(block, measure);
      return (
        tableFrame(block, width, fonts) +
        headHeight(block, columns, scale, fonts) +
        block.rows.reduce((total, row) => total + rowHeight(block, row, columns, scale, fonts), 0)
      );
    }
    case 'chart':
      return chartHeight(block.chart, measure);
    case 'picture':
      return (
        pictureSize(block, width).height +
        (block.caption === null
          ? 0
          : lineCount(block.caption, width, { sizePx: sizes.note, weight: 400 }, fonts) *
              sizes.captionLine +
            4)
      );
    case 'tiles':
      return sizes.tile;
    case 'case':
      return block.parts.reduce((total, part) => total + casePartHeight(part, measure), 0);
  }
}

function leadHeight(text: string, { width, scale, fonts }: Measure): number {
  const style = { sizePx: sizes.text * scale, weight: 700 } as const;
  return lineCount(text, width, style, fonts) * style.sizePx * sizes.leadLine;
}

/** A small picture is enlarged so far and no further, or it is all blur. */
const MOST_ENLARGED = 2;

/** Width and height of a picture in CSS pixels: as large as its room and twice its own pixels allow, in its proportions. */
export function pictureSize(
  picture: { readonly width: number; readonly height: number },
  room: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(MOST_ENLARGED, room / picture.width, sizes.pictureMax / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Height of paragraphs under a head, which stands left of them, in CSS pixels. */
export function casePartHeight(part: CasePart, measure: Measure): number {
  const head = sizes.caseHead * measure.scale;
  const texts = stack(part.paragraphs.map((text) => paragraphHeight(text, measure, head)));
  const lines = lineCount(
    caseHeadText(part),
    head - sizes.casePad * measure.scale,
    { sizePx: sizes.text * measure.scale, weight: 700 },
    measure.fonts,
  );
  const heads = lines * sizes.text * measure.scale * sizes.textLine;
  return Math.max(texts, heads) + 2 * sizes.casePad + 1;
}

/** A head as it is printed: with （续） where the part began on the slide before. */
export function caseHeadText({ head, isContinued }: CasePart): string {
  return isContinued === true ? `${head}（续）` : head;
}

/** How a block stands in its width: only a table can have to wrap its words, or be too wide. */
export function widthState(block: Block, measure: Measure): TableWidths['state'] {
  if (block.kind !== 'table' && block.kind !== 'kpi_board') return 'natural';
  return columnsOf(block, measure).state;
}

/** Heights one under the other with the gap between blocks. */
export function stackedHeight(blocks: readonly Block[], measure: Measure): number {
  const heights = blocks.map((block) => blockHeight(block, measure));
  return heights.reduce((total, height) => total + height, 0) + gaps(blocks.length, sizes.blockGap);
}

/** Height of one paragraph in CSS pixels, without the gap behind it. */
export function paragraphHeight(
  text: string,
  { width, scale, fonts }: Measure,
  indent: number,
): number {
  const style = { sizePx: sizes.text * scale, weight: 400 } as const;
  return lineCount(text, width - indent, style, fonts) * style.sizePx * sizes.textLine;
}

function linesHeight(text: string, width: number, sizePx: number, fonts: Fonts): number {
  return lineCount(text, width, { sizePx, weight: 400 }, fonts) * sizePx * 1.5;
}

function stack(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0) + gaps(heights.length, sizes.textGap);
}

function gaps(count: number, gap: number): number {
  return Math.max(0, count - 1) * gap;
}
