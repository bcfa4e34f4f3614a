import type { Block, Slide, TableBlock } from '../document/types.ts';
import { blockHeight, columnsOf, type Measure, stackedHeight, widthState } from './block-size.ts';
import { bodyRoom, columnWidths, type Sheet, sizes, sparseScale, usualScales } from './geometry.ts';
import { shareWidth } from './share-width.ts';
import { splitBlock } from './split-block.ts';
import type { Box } from './types.ts';

/** One slide that holds: a part of the slide that was given, with the room of each block. */
export interface Part {
  readonly slide: Slide;
  readonly scale: number;
  readonly boxes: readonly Box[];
}

/** What was decided for a slide: room to keep free in CSS pixels, and a scale or null for the best. */
export interface Wish {
  readonly reserve: number;
  readonly scale: number | null;
}

/**
 * Breaks a content slide into parts that hold by the font's metrics. It is grown where it is sparse,
 * set a little smaller where that saves a part, and else runs on; nothing is lost and nothing comes twice.
 */
export function breakSlide(given: Slide, wish: Wish, sheet: Sheet): readonly Part[] {
  const slide = shareWidth(given, sheet);
  const height = Math.max(sizes.tableTitleLine, bodyRoom(slide, sheet).height - wish.reserve);
  if (wish.scale === null) {
    const scale = usualScales.find((candidate) => holds(slide, height, candidate, sheet));
    if (scale !== undefined) return [partOf(slide, slide, scale, sheet)];
  }
  const scale =
    wish.scale ?? [1, 12 / 13].find((candidate) => isWide(slide, candidate, sheet)) ?? 1;
  return runOn(slide, height, scale, sheet).map((part) => partOf(part, slide, scale, sheet));
}

/** Whether the figures of every table stand in its columns. */
function isWide(slide: Slide, scale: number, sheet: Sheet): boolean {
  return columnsOfSlide(slide, sheet).every((blocks, index) => {
    const measure = measureOf(slide, index, scale, sheet);
    return blocks.every((block) => widthState(block, measure) !== 'narrow');
  });
}

function holds(slide: Slide, height: number, scale: number, sheet: Sheet): boolean {
  const isGrown = scale > 1;
  // Running text that large would shout down the headline.
  const isOnlyFigures = slide.blocks.every(
    ({ block }) => block.kind === 'table' || block.kind === 'kpi_board',
  );
  if (scale >= sparseScale && !isOnlyFigures) return false;
  return columnsOfSlide(slide, sheet).every((blocks, index) => {
    const measure = measureOf(slide, index, scale, sheet);
    const most = scale >= sparseScale ? (height * 2) / 3 : height;
    if (stackedHeight(blocks, measure) > most) return false;
    const states = blocks.map((block) => widthState(block, measure));
    return states.every((state) => state === 'natural' || (!isGrown && state === 'wrapped'));
  });
}

function runOn(slide: Slide, height: number, scale: number, sheet: Sheet): readonly Slide[] {
  const columns = columnsOfSlide(slide, sheet).map((blocks, index) =>
    evenly(blocks, height, measureOf(slide, index, scale, sheet)),
  );
  const count = Math.max(1, ...columns.map((parts) => parts.length));
  return Array.from({ length: count }, (_, part) => {
    const filled = columns.flatMap((parts, column) =>
      (parts[part] ?? []).map((block) => ({ column, block })),
    );
    const only = filled[0]?.column;
    // A column that runs on alone gets the whole width.
    if (part > 0 && filled.every(({ column }) => column === only)) {
      return { ...slide, columns: [1], blocks: filled.map(({ block }) => ({ column: 0, block })) };
    }
    return { ...slide, blocks: filled };
  });
}

/** Parts of about the same height instead of full ones and a scanty last one. */
function evenly(
  blocks: readonly Block[],
  height: number,
  measure: Measure,
): readonly (readonly Block[])[] {
  const full = flow(blocks, height, measure);
  if (full.length === 1) return full;
  let best = full;
  let low = height / 3;
  let high = height;
  while (high - low > 8) {
    const middle = (low + high) / 2;
    const parts = flow(blocks, middle, measure);
    const isAsGood =
      parts.length === full.length && parts.every((part) => stackedHeight(part, measure) <= height);
    if (isAsGood) {
      best = parts;
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}

function flow(
  blocks: readonly Block[],
  height: number,
  measure: Measure,
): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  let left = height;
  for (const block of blocks) {
    let rest: Block | null = block;
    while (rest !== null) {
      const part = parts.at(-1) ?? [];
      const gap = part.length === 0 ? 0 : sizes.blockGap;
      const split = splitBlock(rest, left - gap, measure, part.length === 0);
      if (split.head !== null) {
        part.push(split.head);
        left -= gap + blockHeight(split.head, measure);
      }
      rest = split.rest;
      if (rest !== null) {
        parts.push([]);
        left = height;
      }
    }
  }
  return parts;
}

function partOf(part: Slide, whole: Slide, scale: number, sheet: Sheet): Part {
  const { height } = bodyRoom(part, sheet);
  const boxes: Box[] = part.blocks.map(() => ({ width: 0, height: 0, columns: [] }));
  for (const [index, blocks] of columnsOfSlide(part, sheet).entries()) {
    const measure = { ...measureOf(part, index, scale, sheet), whole: tablesOf(whole) };
    const charts = blocks.filter((block) => block.kind === 'chart').length;
    // Charts share what the other blocks of the column leave over.
    const spare = Math.max(0, height - stackedHeight(blocks, measure)) / Math.max(1, charts);
    for (const [at, { column, block }] of part.blocks.entries()) {
      if (column !== index) continue;
      const isTable = block.kind === 'table' || block.kind === 'kpi_board';
      boxes[at] = {
        width: measure.width,
        height: blockHeight(block, measure) + (block.kind === 'chart' ? spare : 0),
        columns: isTable ? columnsOf(block, measure).columns : [],
      };
    }
  }
  return { slide: part, scale, boxes };
}

function columnsOfSlide(slide: Slide, sheet: Sheet): readonly (readonly Block[])[] {
  return columnWidths(slide, sheet.page).map((_, index) =>
    slide.blocks.filter(({ column }) => column === index).map(({ block }) => block),
  );
}

function measureOf(slide: Slide, column: number, scale: number, sheet: Sheet): Measure {
  const width = columnWidths(slide, sheet.page)[column] ?? 0;
  return { width, scale, fonts: sheet.fonts, whole: tablesOf(slide) };
}

function tablesOf(slide: Slide): ReadonlyMap<string, TableBlock> {
  return new Map(
    slide.blocks.flatMap(({ block }) =>
      block.kind === 'table' || block.kind === 'kpi_board' ? [[block.id, block] as const] : [],
    ),
  );
}
