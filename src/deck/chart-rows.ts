import { trendPanels } from '../document/charts/trend-panels.ts';
import type { DailyChart } from '../document/model/chart-types.ts';
import type { ChartBlock, TrendChart } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { sizes } from './geometry.ts';

type Chart = ChartBlock['chart'];

type RowsChart = Exclude<Chart, TrendChart | DailyChart>;

/** The column that a chart stands in: width in CSS pixels, and the typeface. */
export interface ChartRoom {
  readonly width: number;
  readonly fonts: Fonts;
}

/** Height in CSS pixels that one row of a chart needs, and what the chart takes besides its rows. */
interface RowNeeds {
  readonly row: number;
  readonly frame: number;
}

/** Letters of charts in CSS pixels, and the share of the width that names may take in one line. */
const NAME = { sizePx: 18, weight: 400 } as const;
const NAMES = 0.34;

/** What the rows of a chart need to be read; more where a name takes two lines. */
function needsOf(chart: RowsChart, { width, fonts }: ChartRoom): RowNeeds {
  const usual = usualNeeds(chart);
  const isLong = chart.items.some(({ label }) => fonts.measure(label, NAME) > width * NAMES);
  // The names of a slope stand at its end, in one line.
  return isLong && chart.type !== 'slope'
    ? { ...usual, row: Math.max(usual.row, sizes.twoLineRow) }
    : usual;
}

function usualNeeds(chart: RowsChart): RowNeeds {
  if (isDots(chart)) return DOTS;
  // Marks without names under them stand closer.
  return chart.type === 'schedule' && chart.items.every(({ marks }) => marks.every(isNameless))
    ? { ...NEEDS.schedule, row: sizes.barRow }
    : NEEDS[chart.type];
}

function isNameless({ name }: { readonly name: string }): boolean {
  return name === '';
}

/** What a row of each kind of chart needs, and its frame. */
const NEEDS: Readonly<Record<RowsChart['type'], RowNeeds>> = {
  bars: { row: sizes.barRow, frame: sizes.barFrame },
  pareto: { row: sizes.barRow, frame: sizes.barFrame },
  diverging: { row: sizes.barRow, frame: sizes.barFrame },
  bullet: { row: sizes.bulletRow, frame: sizes.chartFrame },
  dot_interval: { row: sizes.intervalRow, frame: sizes.barFrame },
  waterfall: { row: sizes.barRow, frame: sizes.chartFrame },
  stacked: { row: sizes.stackRow, frame: sizes.barFrame },
  timeline: { row: sizes.eventRow, frame: sizes.barFrame },
  schedule: { row: sizes.eventRow, frame: sizes.barFrame },
  range: { row: sizes.rangeRow, frame: sizes.barFrame },
  slope: { row: sizes.slopeRow, frame: sizes.barFrame },
};

/** Dots have an axis under them. */
const DOTS: RowNeeds = { row: sizes.barRow, frame: sizes.barFrame + sizes.axis };

function isDots(chart: RowsChart): boolean {
  return chart.type === 'bars' && chart.look === 'dots';
}

/** Rows that hold more than a bar may stand further apart than {@link sizes.highestRow}. */
const HIGHEST: Partial<Readonly<Record<RowsChart['type'], number>>> = {
  bullet: sizes.highestBullet,
  range: sizes.highestRange,
  timeline: sizes.highestEvent,
  schedule: sizes.highestEvent,
};

/** The height in CSS pixels over which a row of a chart is not easier to read. */
export function highestRow(type: RowsChart['type']): number {
  return HIGHEST[type] ?? sizes.highestRow;
}

/** How many rows a chart can be cut between; 1 for one that is one whole. */
export function chartUnits(chart: Chart): number {
  return chart.type === 'trend' || chart.type === 'daily' ? 1 : itemsOf(chart).length;
}

/** The least height in CSS pixels that a chart can be read in, with its title and notes. */
export function chartHeight(chart: Chart, room: ChartRoom): number {
  if (chart.type === 'daily') return sizes.chartMin + sizes.chartFrame;
  if (chart.type === 'trend') {
    const panels = trendPanels(chart).length;
    return panels === 1 ? sizes.chartMin : panels * sizes.trendPanel + sizes.chartFrame;
  }
  const { row, frame } = needsOf(chart, room);
  return Math.max(leastFrame(chart), itemsOf(chart).length * row + frame);
}

/** The height in CSS pixels over which a chart's rows do not grow; none for a trend, which fills what it is given. */
export function chartMost(chart: Chart, room: ChartRoom): number {
  if (chart.type === 'trend' || chart.type === 'daily' || chart.type === 'slope')
    return Number.POSITIVE_INFINITY;
  const { row, frame } = needsOf(chart, room);
  return itemsOf(chart).length * Math.max(row, highestRow(chart.type)) + frame;
}

/** How many of a chart's rows hold in a height of CSS pixels; none where not even an axis does. */
export function rowsThatHold(chart: Chart, height: number, room: ChartRoom): number {
  if (chart.type === 'trend' || chart.type === 'daily') return 0;
  if (height < leastFrame(chart)) return 0;
  const { row, frame } = needsOf(chart, room);
  return Math.floor((height - frame) / row);
}

/** A chart of a few rows needs less than others. */
function leastFrame(chart: RowsChart): number {
  const frame = isDots(chart) ? DOTS.frame : sizes.barFrame;
  return Math.min(sizes.chartMin, itemsOf(chart).length * highestRow(chart.type) + frame);
}

/** Some rows of a chart, drawn on the axis of the whole; a drawing that is one whole stays as it is. */
export function chartPart(chart: Chart, from: number, to?: number): Chart {
  if (chart.type === 'trend' || chart.type === 'daily') return chart;
  const items = itemsOf(chart).slice(from, to);
  // Bars have no axis of their own until they are cut.
  const domain = chart.type === 'bars' ? { domain: domainOf(chart) } : {};
  return { ...chart, items, ...domain } as RowsChart;
}

function itemsOf(chart: RowsChart): readonly unknown[] {
  return chart.items;
}

function domainOf(chart: Extract<Chart, { type: 'bars' }>) {
  if (chart.domain) return chart.domain;
  const values = chart.items.flatMap(({ value, previous }) => [value, previous ?? value]);
  const limits = chart.limits.map(({ value }) => value);
  return { min: Math.min(0, ...values), max: Math.max(0, ...values, ...limits) };
}
