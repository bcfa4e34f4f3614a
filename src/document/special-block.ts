import type { ChartSpec } from '../pack/outline/chart-specs.ts';
import { bulletBlock } from './charts/bullet-chart.ts';
import { dailyBlock } from './charts/daily-chart.ts';
import { divergingBlock } from './charts/diverging-chart.ts';
import { intervalBlock } from './charts/interval-chart.ts';
import { paretoBlock } from './charts/pareto-chart.ts';
import { rangeBlock } from './charts/range-chart.ts';
import { slopeBlock } from './charts/slope-chart.ts';
import { stackedBlock } from './charts/stacked-chart.ts';
import { timelineBlock } from './charts/timeline-chart.ts';
import { waterfallBlock } from './charts/waterfall-chart.ts';
import type { DocumentContext } from './model/context.ts';
import type { Block } from './model/types.ts';
import { heatBlock } from './tables/heat-block.ts';

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
