import type { Block, CasePart, ChartBlock, TableBlock } from '../document/model/types.ts';
import {
  blockHeight,
  casePartHeight,
  columnsOf,
  type Measure,
  paragraphHeight,
} from './block-size.ts';
import { chartPart, chartUnits, rowsThatHold } from './chart-rows.ts';
import { sizes } from './geometry.ts';
import { headHeight, rowHeight, tableFrame } from './table-size.ts';

/** What of a block holds in some room, and what is left; `head` is null when nothing holds. */
export interface Split {
  readonly head: Block | null;
  readonly rest: Block | null;
}

/**
 * Cuts a block at a height of CSS pixels, between rows, paragraphs, items or, where one of them is
 * alone too long, between sentences. With `force` the head gets one unit even if it does not hold.
 */
export function splitBlock(block: Block, height: number, measure: Measure, force: boolean): Split {
  if (blockHeight(block, measure) <= height) return { head: block, rest: null };
  switch (block.kind) {
    case 'table':
    case 'kpi_board':
      return splitTable(block, height, measure, force);
    case 'text': {
      const { head, rest } = splitTexts(block.paragraphs, height, measure, 0, force);
      return {
        head: head.length === 0 ? null : { ...block, paragraphs: head },
        rest: rest.length === 0 ? null : { ...block, paragraphs: rest },
      };
    }
    case 'list': {
      const indent = sizes.listIndent * measure.scale;
      const { head, rest } = splitTexts(block.items, height, measure, indent, force);
      return {
        head: head.length === 0 ? null : { ...block, items: head },
        rest: rest.length === 0 ? null : { ...block, items: rest },
      };
    }
    case 'chart':
      return splitChart(block, height, measure, force);
    case 'case':
      return splitCase(block, height, measure, force);
    case 'title':
    case 'note':
    case 'callout':
    case 'tiles':
    case 'picture':
      return force ? { head: block, rest: null } : { head: null, rest: block };
  }
}

/** In how many pieces a block can be cut at rows, paragraphs or items. */
export function unitsOf(block: Block): number {
  switch (block.kind) {
    case 'table':
    case 'kpi_board':
      return block.rows.length;
    case 'text':
      return unitsOfTexts(block.paragraphs);
    case 'list':
      return unitsOfTexts(block.items);
    case 'chart':
      return chartUnits(block.chart);
    case 'case':
      return block.parts.reduce((total, part) => total + unitsOfTexts(part.paragraphs), 0);
    case 'title':
    case 'note':
    case 'callout':
    case 'tiles':
    case 'picture':
      return 1;
  }
}

function splitTable(table: TableBlock, height: number, measure: Measure, force: boolean): Split {
  const { width, scale, fonts } = measure;
  const { columns } = columnsOf(table, measure);
  const frame = tableFrame({ ...table, note: null }, width, fonts);
  let left = height - frame - headHeight(table, columns, scale, fonts);
  let fitting = 0;
  for (const row of table.rows) {
    left -= rowHeight(table, row, columns, scale, fonts);
    if (left < 0) break;
    fitting += 1;
  }
  // The note, which stands under the last row, needs room as well.
  if (fitting === table.rows.length) fitting -= 1;
  // A total stays with a row that it totals, and one row alone is no beginning of a table.
  const beforeTotal = table.rows[fitting]?.kind === 'total' && fitting === table.rows.length - 1;
  if (beforeTotal && fitting > 1) fitting -= 1;
  if (fitting < 2 && !force) fitting = 0;
  if (force) fitting = Math.max(1, fitting);
  if (fitting === 0) return { head: null, rest: table };
  const rest = table.rows.slice(fitting);
  return {
    // A note is said once, under the table's end.
    head: {
      ...table,
      rows: table.rows.slice(0, fitting),
      note: rest.length === 0 ? table.note : null,
    },
    rest: rest.length === 0 ? null : { ...table, rows: rest },
  };
}

/** Charts of rows run on between them; a trend is one drawing. */
function splitChart(block: ChartBlock, height: number, measure: Measure, force: boolean): Split {
  const fitting = rowsThatHold(block.chart, height, measure);
  if (fitting < 1) return force ? { head: block, rest: null } : { head: null, rest: block };
  return {
    head: { ...block, note: null, chart: chartPart(block.chart, 0, fitting) },
    rest: { ...block, chart: chartPart(block.chart, fitting) },
  };
}

/** Cuts between heads, and inside of one between paragraphs; its head then comes again. */
function splitCase(
  block: Extract<Block, { kind: 'case' }>,
  height: number,
  measure: Measure,
  force: boolean,
): Split {
  let left = height;
  const whole = (head: readonly CasePart[], rest: readonly CasePart[]): Split => ({
    head: head.length === 0 ? null : { ...block, parts: head },
    rest: rest.length === 0 ? null : { ...block, parts: rest },
  });
  for (const [index, part] of block.parts.entries()) {
    const needs = casePartHeight(part, measure);
    if (needs > left) {
      const before = block.parts.slice(0, index);
      const after = block.parts.slice(index + 1);
      const indent = sizes.caseHead * measure.scale;
      const room = left - 2 * sizes.casePad - 1;
      const texts = splitTexts(part.paragraphs, room, measure, indent, force && index === 0);
      const rest = { ...part, isContinued: true, paragraphs: texts.rest };
      if (texts.head.length === 0) return whole(before, [part, ...after]);
      const head = { ...part, paragraphs: texts.head };
      return whole([...before, head], [...(texts.rest.length === 0 ? [] : [rest]), ...after]);
    }
    left -= needs;
  }
  return { head: block, rest: null };
}

interface SplitTexts {
  readonly head: readonly string[];
  readonly rest: readonly string[];
}

function splitTexts(
  texts: readonly string[],
  height: number,
  measure: Measure,
  indent: number,
  force: boolean,
): SplitTexts {
  let left = height;
  for (const [index, text] of texts.entries()) {
    const needs = paragraphHeight(text, measure, indent);
    if (needs > left) {
      if (index > 0) return { head: texts.slice(0, index), rest: texts.slice(index) };
      if (!force) return { head: [], rest: texts };
      const [first, second] = splitSentences(text, left, measure, indent);
      return { head: [first], rest: [...(second === '' ? [] : [second]), ...texts.slice(1)] };
    }
    left -= needs + sizes.textGap;
  }
  return { head: texts, rest: [] };
}

function splitSentences(
  text: string,
  height: number,
  measure: Measure,
  indent: number,
): readonly [string, string] {
  let units = sentences(text);
  if (units.length === 1) units = [...text];
  let low = 1;
  let high = units.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const holds = paragraphHeight(units.slice(0, middle).join(''), measure, indent) <= height;
    if (holds) low = middle;
    else high = middle - 1;
  }
  return [units.slice(0, low).join(''), units.slice(low).join('')];
}

function unitsOfTexts(texts: readonly string[]): number {
  return texts.reduce(
    (total, text) => total + Math.max(sentences(text).length, Math.ceil(text.length / 60)),
    0,
  );
}

function sentences(text: string): readonly string[] {
  return text.match(/[^。；！？]*[。；！？]+[」』）]*|[^。；！？]+/gu) ?? [text];
}
