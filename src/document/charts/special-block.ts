import type { ChartSpec } from '../../pack/outline/chart-specs.ts';
import { bulletBlock } from './bullet-chart.ts';
import type { DocumentContext } from '../context.ts';
import { dailyBlock } from './daily-chart.ts';
import { divergingBlock } from './diverging-chart.ts';
import { heatBlock } from '../tables/heat-block.ts';
import { intervalBlock } from './interval-chart.ts';
import { paretoBlock } from './pareto-chart.ts';
import { rangeBlock } from './range-chart.ts';
import { slopeBlock } from './slope-chart.ts';
import { stackedBlock } from './stacked-chart.ts';
import { timelineBlock } from './timeline-chart.ts';
import type { Block } from '../types.ts';
import { waterfallBlock } from './waterfall-chart.ts';

/** Builds a chart or shaded table that the outline names; null where none of its figures was computed. */
export function specialBlock(spec: ChartSpec, id: string, context: DocumentContext): Block | null {
  switch (spec.kind) {
    case 'bullet':
      return bulletBlock(spec, id, context);
    case 'dot_interval':
      return intervalBlock(spec, id, context);
    case 'pareto':
      return paretoBlock(spec, id, context);
    case 'waterfall':
      return waterfallBlock(spec, id, context);
    case 'diverging':
      return divergingBlock(spec, id, context);
    case 'slope':
      return slopeBlock(spec, id, context);
    case 'timeline':
      return timelineBlock(spec, id, context);
    case 'stacked':
      return stackedBlock(spec, id, context);
    case 'range':
      return rangeBlock(spec, id, context);
    case 'daily':
      return dailyBlock(spec, id, context);
    case 'heat':
      return heatBlock(spec, id, context);
  }
}
