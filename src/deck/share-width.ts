import { ACROSS, type Block, type Slide } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { columnWidths, type Sheet, sizes } from './geometry.ts';
import { tableNeeds } from './table-size.ts';

/** Widths in CSS pixels under which a chart or running text is hard to read. */
const CHART_NEEDS = { short: 400, smallest: 360 } as const;
/** Of charts that have names or figures on both sides. */
const WIDE_CHART_NEEDS = { short: 500, smallest: 420 } as const;
const TEXT_NEEDS = { short: 280, smallest: 220 } as const;

/**
 * The slide with wider columns where a table's figures or words would not stand in theirs, taken from
 * columns that have more than they need. Where all is well the outline's widths stay as they are.
 */
export function shareWidth(slide: Slide, { page, fonts }: Sheet): Slide {
  const widths = columnWidths(slide, page);
  if (widths.length < 2) return slide;
  const needs = (comfort: Comfort): readonly number[] =>
    widths.map((_, index) => needOf(slide, index, comfort, fonts));
  const short = needs('short');
  if (widths.every((width, index) => width >= (short[index] ?? 0))) return slide;
  // What is over all needs goes where the outline gave more than is needed.
  const surplus = widths.map((width, index) => Math.max(0, width - (short[index] ?? 0)));
  const comfortable = shared(short, surplus, sum(widths));
  if (comfortable !== null) return { ...slide, columns: comfortable };
  // Else it goes where words would be broken; and where even that is too little, all give alike.
  const smallest = needs('smallest');
  const broken = smallest.map((need, index) => (short[index] ?? 0) - need);
  return { ...slide, columns: shared(smallest, broken, sum(widths)) ?? smallest };
}

/** Whether every column of a slide, shared out at its best, has the width in which its blocks are easy to read. */
export function isRoomy(slide: Slide, sheet: Sheet): boolean {
  const widths = columnWidths(shareWidth(slide, sheet), sheet.page);
  const whole = sheet.page.width - 2 * sizes.marginX;
  return (
    widths.every((width, index) => width + 1 >= needOf(slide, index, 'short', sheet.fonts)) &&
    needOf(slide, ACROSS, 'short', sheet.fonts) <= whole
  );
}

const WIDE_CHARTS: readonly string[] = [
  'slope',
  'bullet',
  'pareto',
  'dot_interval',
  'diverging',
  'timeline',
  'range',
  'daily',
];

type Comfort = 'short' | 'smallest';

/** Needs and a part of what is left of the room, by weights; null where the needs take more than all. */
function shared(
  needs: readonly number[],
  weights: readonly number[],
  room: number,
): readonly number[] | null {
  const spare = room - sum(needs);
  const all = sum(weights);
  if (spare < 0 || all === 0) return null;
  return needs.map((need, index) => need + (spare * (weights[index] ?? 0)) / all);
}

function needOf(slide: Slide, index: number, comfort: Comfort, fonts: Fonts): number {
  const needs = slide.blocks
    .filter(({ column }) => column === index)
    .map(({ block }) => blockNeeds(block, comfort, fonts));
  return Math.ceil(Math.max(0, ...needs));
}

function blockNeeds(block: Block, comfort: Comfort, fonts: Fonts): number {
  switch (block.kind) {
    case 'table':
    case 'kpi_board':
      return tableNeeds(block, fonts)[comfort];
    case 'chart':
      return WIDE_CHARTS.includes(block.chart.type)
        ? WIDE_CHART_NEEDS[comfort]
        : CHART_NEEDS[comfort];
    case 'title':
    case 'text':
    case 'list':
    case 'note':
    case 'callout':
    case 'tiles':
    case 'picture':
    case 'case':
      return TEXT_NEEDS[comfort];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
