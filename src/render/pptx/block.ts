import { blockHeight, type Measure } from '../../deck/block-size.ts';
import type { Box } from '../../deck/types.ts';
import { blockName } from '../../document/model/block-name.ts';
import type { Block, Slide } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { writeChart } from './chart-block.ts';
import type { Area, Pen } from './pen.ts';
import { writeTable } from './table-block.ts';
import {
  writeCallout,
  writeCase,
  writeList,
  writeNoteBlock,
  writeParagraphs,
  writePicture,
  writeTiles,
  writeTitleBlock,
} from './text-blocks.ts';

/** How the blocks of a slide are written. */
export interface BlockLook {
  readonly measure: Measure;
  /** The colour of small words. */
  readonly notes: ThemeColor;
  readonly onFailed: (block: Block, slide: Slide, cause: unknown) => void;
  /** Whether a part of the block stood on a slide before. */
  readonly isContinued: (block: Block, slide: Slide) => boolean;
}

/** Writes a block; one that cannot be drawn costs itself: a callout stands in its place. */
export function writeBlock(
  pen: Pen,
  block: Block,
  slide: Slide,
  box: Box,
  area: Area,
  look: BlockLook,
): void {
  const isContinued = look.isContinued(block, slide);
  try {
    drawBlock(pen, block, box, area, look, isContinued);
  } catch (cause) {
    look.onFailed(block, slide, cause);
    const text = pen.dress.words('slide.left_out', { block: blockName(block) });
    const callout = { kind: 'callout', id: block.id, tone: 'bad', text } as const;
    const height = Math.min(area.height, blockHeight(callout, look.measure));
    writeCallout(pen, callout, { ...area, height }, look.measure.scale);
  }
}

function drawBlock(
  pen: Pen,
  block: Block,
  box: Box,
  area: Area,
  { measure, notes }: BlockLook,
  isContinued: boolean,
): void {
  const { scale } = measure;
  switch (block.kind) {
    case 'title':
      writeTitleBlock(pen, block, area, scale);
      return;
    case 'text':
      writeParagraphs(pen, block, area, scale);
      return;
    case 'list':
      writeList(pen, block, area, scale);
      return;
    case 'note':
      writeNoteBlock(pen, block, area, notes);
      return;
    case 'callout':
      writeCallout(pen, block, area, scale);
      return;
    case 'table':
    case 'kpi_board':
      writeTable(pen, block, box, area, scale, isContinued);
      return;
    case 'chart':
      writeChart(pen, block, area);
      return;
    case 'picture':
      writePicture(pen, block, area);
      return;
    case 'tiles':
      writeTiles(pen, block, area);
      return;
    case 'case':
      writeCase(pen, block, area, measure);
      return;
  }
}
