import type { ChartSpec } from '../pack/outline/charts/charts.ts';
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

type Builder<Spec> = (spec: Spec, id: string, context: DocumentContext) => Block | null;

const BUILDERS: {
  readonly [K in ChartSpec['kind']]: Builder<Extract<ChartSpec, { kind: K }>>;
} = {
  bullet: bulletBlock,
  dot_interval: intervalBlock,
  pareto: paretoBlock,
  waterfall: waterfallBlock,
  diverging: divergingBlock,
  slope: slopeBlock,
  timeline: timelineBlock,
  stacked: stackedBlock,
  range: rangeBlock,
  daily: dailyBlock,
  heat: heatBlock,
};

/** Builds a chart or shaded table that the outline names; null where none of its figures was computed. */
export function specialBlock(spec: ChartSpec, id: string, context: DocumentContext): Block | null {
  const build = BUILDERS[spec.kind] as Builder<ChartSpec>;
  return build(spec, id, context);
}
