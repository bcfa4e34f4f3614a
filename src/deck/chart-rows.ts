import type { ChartBlock } from '../document/types.ts';
import { sizes } from './geometry.ts';

type Chart = ChartBlock['chart'];

/** Height in CSS pixels that one row of a chart needs, and what the chart takes besides its rows. */
interface RowNeeds {
  readonly row: number;
  readonly frame: number;
}

/** What the rows of a chart need to be read; null for a drawing that is one whole. */
function needsOf(chart: Chart): RowNeeds | null {
  switch (chart.type) {
    case 'bars':
    case 'pareto':
      return { row: sizes.barRow, frame: sizes.barFrame };
    case 'bullet':
      return { row: sizes.bulletRow, frame: sizes.chartFrame };
    case 'dot_interval':
      return { row: sizes.intervalRow, frame: sizes.barFrame };
    case 'diverging':
      return { row: sizes.barRow, frame: sizes.barFrame };
    case 'waterfall':
      return { row: sizes.barRow, frame: sizes.chartFrame };
    case 'stacked':
      return { row: sizes.stackRow, frame: sizes.barFrame };
    case 'timeline':
      return { row: sizes.eventRow, frame: sizes.barFrame };
    case 'trend':
    case 'slope':
      return null;
  }
}

/** How many rows a chart can be cut between; 1 for one that is one whole. */
export function chartUnits(chart: Chart): number {
  if (chart.type === 'trend' || chart.type === 'slope') return 1;
  return itemsOf(chart).length;
}

/** The least height in CSS pixels that a chart can be read in, with its title and notes. */
export function chartHeight(chart: Chart): number {
  const needs = needsOf(chart);
  if (needs === null || chart.type === 'trend') {
    const labels = chart.type === 'slope' ? chart.items.length * sizes.slopeRow : 0;
    return Math.max(sizes.chartMin, labels + sizes.barFrame);
  }
  return Math.max(sizes.chartMin, itemsOf(chart).length * needs.row + needs.frame);
}

/** How many of a chart's rows hold in a height of CSS pixels; none where not even an axis does. */
export function rowsThatHold(chart: Chart, height: number): number {
  const needs = needsOf(chart);
  if (needs === null || height < sizes.chartMin) return 0;
  return Math.floor((height - needs.frame) / needs.row);
}

/** Some rows of a chart, drawn on the axis of the whole; a drawing that is one whole stays as it is. */
export function chartPart(chart: Chart, from: number, to?: number): Chart {
  switch (chart.type) {
    case 'trend':
    case 'slope':
      return chart;
    case 'bars':
      return { ...chart, items: chart.items.slice(from, to), domain: domainOf(chart) };
    case 'bullet':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'pareto':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'dot_interval':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'waterfall':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'diverging':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'timeline':
      return { ...chart, items: chart.items.slice(from, to) };
    case 'stacked':
      return { ...chart, items: chart.items.slice(from, to) };
  }
}

function itemsOf(chart: Exclude<Chart, { type: 'trend' }>): readonly unknown[] {
  return chart.items;
}

function domainOf(chart: Extract<Chart, { type: 'bars' }>) {
  if (chart.domain) return chart.domain;
  const values = chart.items.map(({ value }) => value);
  const limits = chart.limits.map(({ value }) => value);
  return { min: Math.min(0, ...values), max: Math.max(0, ...values, ...limits) };
}
