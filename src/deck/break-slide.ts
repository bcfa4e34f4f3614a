import { ACROSS, type Block, type Slide, type TableBlock } from '../document/model/types.ts';
import { blockHeight, columnsOf, type Measure, stackedHeight, widthState } from './block-size.ts';
import { chartHeight, chartMost } from './chart-rows.ts';
import {
  bodyRoom,
  columnWidths,
  denseScale,
  LEAST_FILL,
  type Sheet,
  sizes,
  smallestScale,
  sparseScale,
  usualScales,
} from './geometry.ts';
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
  /** Whether rows may stand wide apart on a page that else looks empty. */
  readonly isAiry?: boolean;
}

/**
 * Breaks a content slide into parts that hold by the font's metrics. It is grown where it is sparse,
 * set a little smaller where that saves a part, and else runs on; nothing is lost and nothing comes twice.
 */
export function breakSlide(given: Slide, wish: Wish, sheet: Sheet): readonly Part[] {
  const over = acrossOf(given);
  if (over.length === 0) return onPage(given, wish, sheet) ?? runningOn(given, wish, sheet);
  const whole = onPage(given, wish, sheet);
  if (whole) return whole;
  // What lies over the columns goes first, on pages of its own.
  const alone = { ...given, columns: [1], blocks: over.map((block) => ({ column: 0, block })) };
  const below = { ...given, blocks: given.blocks.filter(({ column }) => column !== ACROSS) };
  return [alone, below].flatMap((slide) => breakSlide(slide, wish, sheet));
}

/** The slide on one page in the largest scale that holds; null where none does. */
function onPage(given: Slide, wish: Wish, sheet: Sheet): readonly [Part] | null {
  if (wish.scale !== null || isFine(given)) return null;
  const height = roomFor(given, wish, sheet);
  const loose = shareWidth(given, sheet);
  const dense = shareWidth(withDensity(given), sheet);
  // Many rows first stand closer, then in smaller letters.
  for (const [slide, scales] of [
    [loose, usualScales.filter((scale) => scale >= 1)],
    [dense, usualScales.filter((scale) => scale <= 1)],
  ] as const) {
    const scale = scales.find((candidate) => holds(slide, height, candidate, sheet));
    if (scale !== undefined) return [partOf(slide, slide, scale, wish, sheet)];
  }
  return null;
}

/** The slide over as many pages as it takes. */
function runningOn(given: Slide, wish: Wish, sheet: Sheet): readonly Part[] {
  const height = roomFor(given, wish, sheet);
  const dense = shareWidth(withDensity(given), sheet);
  const scale =
    (isFine(given) ? smallestScale : wish.scale) ??
    [1, denseScale, 12 / 14].find((candidate) => isWide(dense, candidate, sheet)) ??
    1;
  const parts = sideBySide(dense, height, scale, sheet) ?? runOn(dense, height, scale, sheet);
  return parts.map((part) => partOf(part, dense, scale, wish, sheet));
}

/** What a column may take in CSS pixels. */
function roomFor(given: Slide, wish: Wish, sheet: Sheet): number {
  const free = wish.reserve + (hasText(given) ? TEXT_MARGIN : 0);
  const least = sizes.tableTitleLine + sizes.tableTitleGap;
  return Math.max(least, bodyRoom(given, sheet).height - free);
}

/** Whether all that a slide shows is set as small as may be printed. */
function isFine({ blocks }: Slide): boolean {
  return blocks.length > 0 && blocks.every(({ block }) => isTable(block) && block.look === 'fine');
}

/** Running text that stands on the foot's line is hard to read: what stays free under it, in CSS pixels. */
const TEXT_MARGIN = 20;

function hasText(slide: Slide): boolean {
  return slide.blocks.some(({ block }) => ['text', 'list', 'case'].includes(block.kind));
}

/** From so many rows on a table is set tighter. */
const MANY_ROWS = 12;

function withDensity(slide: Slide): Slide {
  const blocks = slide.blocks.map(({ column, block }) => ({
    column,
    block:
      isTable(block) &&
      block.look !== 'heat' &&
      (block.look === 'fine' || block.rows.length >= MANY_ROWS)
        ? { ...block, isDense: true }
        : block,
  }));
  return { ...slide, blocks };
}

/** Whether a block is a table or a board. */
export function isTable(block: Block): block is TableBlock {
  return block.kind === 'table' || block.kind === 'kpi_board';
}

/** A table of more columns stands alone in its width. */
const FEW_COLUMNS = 4;

/** A lone table of few narrow columns that would run on, in column groups side by side; null for all else. */
function sideBySide(
  slide: Slide,
  height: number,
  scale: number,
  sheet: Sheet,
): readonly Slide[] | null {
  const [only, ...others] = slide.blocks;
  if (only === undefined || others.length > 0 || !isTable(only.block)) return null;
  if (only.block.columns.length > FEW_COLUMNS) return null;
  const { block } = only;
  for (const columns of [
    [1, 1, 1],
    [1, 1],
  ]) {
    const measure = measureOf({ ...slide, columns }, 0, scale, sheet);
    if (widthState(block, measure) !== 'natural') continue;
    const parts = evenly([block], height, measure);
    return Array.from({ length: Math.ceil(parts.length / columns.length) }, (_, page) => ({
      ...slide,
      columns,
      blocks: parts
        .slice(page * columns.length, (page + 1) * columns.length)
        .flatMap((blocks, column) => blocks.map((part) => ({ column, block: part }))),
    }));
  }
  return null;
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
  const isOnlyFigures = slide.blocks.every(({ block }) => isTable(block));
  const wide = acrossMeasure(slide, scale, sheet);
  const isEased = acrossOf(slide).some((block) => widthState(block, wide) !== 'natural');
  if (isEased && isGrown) return false;
  if (scale >= sparseScale && !isOnlyFigures) return false;
  const over = acrossHeight(slide, scale, sheet);
  return columnsOfSlide(slide, sheet).every((blocks, index) => {
    const measure = measureOf(slide, index, scale, sheet);
    const needs = stackedHeight(blocks, measure) + over;
    const isSparse = needs <= (height * 2) / 3;
    if (needs > height || (scale >= sparseScale && !isSparse)) return false;
    return blocks.every((block) => {
      const state = widthState(block, measure);
      // Names on a board stand in one line, if need be in smaller letters.
      const mayWrap = block.kind !== 'kpi_board' || scale <= smallestScale;
      return (
        state === 'natural' ||
        (state === 'eased' && mayWrap && (!isGrown || (isSparse && scale < sparseScale))) ||
        // Short words are broken only where letters are a little smaller, too.
        (state === 'wrapped' && mayWrap && scale <= denseScale)
      );
    });
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

function partOf(
  part: Slide,
  whole: Slide,
  scale: number,
  { isAiry = false }: Wish,
  sheet: Sheet,
): Part {
  const { height } = bodyRoom(part, sheet);
  const over = acrossHeight(part, scale, sheet);
  const wide = { ...acrossMeasure(part, scale, sheet), whole: tablesOf(whole) };
  const boxes: Box[] = part.blocks.map(({ block, column }) =>
    column === ACROSS
      ? {
          width: wide.width,
          height: blockHeight(block, wide),
          columns: isTable(block) ? columnsOf(block, wide).columns : [],
        }
      : { width: 0, height: 0, columns: [] },
  );
  for (const [index, blocks] of columnsOfSlide(part, sheet).entries()) {
    const measure = { ...measureOf(part, index, scale, sheet), whole: tablesOf(whole) };
    const free = Math.max(0, height - over - stackedHeight(blocks, measure));
    const spare = shareOut(free, blocks, isAiry, measure);
    for (const [at, { column, block }] of part.blocks.entries()) {
      if (column !== index) continue;
      const more = spare.get(block) ?? 0;
      boxes[at] = {
        width: measure.width,
        height: blockHeight(block, measure) + more,
        columns: isTable(block) ? columnsOf(block, measure).columns : [],
        ...(isTable(block) && more > 0 ? { air: more / linesOf(block) / 2 } : {}),
      };
    }
  }
  return { slide: part, scale, boxes };
}

/**
 * Charts share what the other blocks of the column leave over, each up to the height that it can use; what they leave
 * makes the rows of tables airy, more so where the page else looks empty.
 */
function shareOut(
  free: number,
  blocks: readonly Block[],
  isAiry: boolean,
  measure: Measure,
): ReadonlyMap<Block, number> {
  const given = new Map<Block, number>();
  let left = free;
  const share = (wishes: readonly { readonly block: Block; readonly wish: number }[]): void => {
    const ordered = wishes.toSorted((a, b) => a.wish - b.wish);
    for (const [index, { block, wish }] of ordered.entries()) {
      const part = Math.min(wish, left / (ordered.length - index));
      given.set(block, (given.get(block) ?? 0) + part);
      left -= part;
    }
  };
  const airOf = (most: number) =>
    blocks.flatMap((block) =>
      isTable(block) && block.look !== 'fine'
        ? [{ block, wish: linesOf(block) * 2 * most * measure.scale }]
        : [],
    );
  share(
    blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [
            {
              block,
              wish: Math.max(
                0,
                chartMost(block.chart, measure) - chartHeight(block.chart, measure),
              ),
            },
          ]
        : [],
    ),
  );
  // The browser rounds the height of each row.
  left = Math.max(0, left - ROUNDING);
  share(airOf(sizes.mostAir));
  if (!isAiry) return given;
  const beyond = left + ROUNDING - (1 - LEAST_FILL) * (free + stackedHeight(blocks, measure));
  left = Math.max(0, beyond);
  share(airOf(sizes.sparseAir - sizes.mostAir));
  return given;
}

/** CSS pixels that a column's rows may come to more than was counted. */
const ROUNDING = 14;

/** Rows of a table with its head. */
function linesOf(table: TableBlock): number {
  return table.rows.length + (table.columns.some(({ group }) => group !== null) ? 2 : 1);
}

/** The blocks of a slide by column. */
export function columnsOfSlide(slide: Slide, sheet: Sheet): readonly (readonly Block[])[] {
  return columnWidths(slide, sheet.page).map((_, index) =>
    slide.blocks.filter(({ column }) => column === index).map(({ block }) => block),
  );
}

/** The blocks that lie over all columns. */
export function acrossOf(slide: Slide): readonly Block[] {
  return slide.blocks.flatMap(({ column, block }) => (column === ACROSS ? [block] : []));
}

/** The height in CSS pixels that they take, with the gap below them. */
export function acrossHeight(slide: Slide, scale: number, sheet: Sheet): number {
  const blocks = acrossOf(slide);
  if (blocks.length === 0) return 0;
  return stackedHeight(blocks, acrossMeasure(slide, scale, sheet)) + sizes.blockGap;
}

function acrossMeasure(slide: Slide, scale: number, sheet: Sheet): Measure {
  return measureOf({ ...slide, columns: [1] }, 0, scale, sheet);
}

/** What the blocks of a column are measured with. */
export function measureOf(slide: Slide, column: number, scale: number, sheet: Sheet): Measure {
  const width = columnWidths(slide, sheet.page)[column] ?? 0;
  return { width, scale, fonts: sheet.fonts, whole: tablesOf(slide) };
}

function tablesOf(slide: Slide): ReadonlyMap<string, TableBlock> {
  return new Map(
    slide.blocks.flatMap(({ block }) => (isTable(block) ? [[block.id, block] as const] : [])),
  );
}
