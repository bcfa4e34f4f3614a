import type { ChartBlock } from '../../../document/model/types.ts';
import {
  barsTable,
  divergingTable,
  paretoTable,
  stackedTable,
  waterfallTable,
} from './bar-kinds.ts';
import type { ChartMaking, ChartTable } from './chart-table.ts';
import { dailyTable, slopeTable, trendTable } from './line-kinds.ts';
import {
  bulletTable,
  intervalTable,
  rangeTable,
  scheduleTable,
  timelineTable,
} from './mark-kinds.ts';

type Chart = ChartBlock['chart'];
type Make<C> = (chart: C, making: ChartMaking) => ChartTable;

const KINDS: { readonly [T in Chart['type']]: Make<Extract<Chart, { type: T }>> } = {
  trend: trendTable,
  daily: dailyTable,
  slope: slopeTable,
  bars: barsTable,
  pareto: paretoTable,
  diverging: divergingTable,
  waterfall: waterfallTable,
  stacked: stackedTable,
  bullet: bulletTable,
  dot_interval: intervalTable,
  range: rangeTable,
  timeline: timelineTable,
  schedule: scheduleTable,
};

/** The figures of a chart as a table, and what a workbook draws of them. */
export function chartTable(chart: Chart, making: ChartMaking): ChartTable {
  const make = KINDS[chart.type] as Make<Chart>;
  return make(chart, making);
}
