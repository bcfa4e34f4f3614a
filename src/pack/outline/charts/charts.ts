import type { z } from 'zod';
import { typeOf } from '../../../calculators/parameters.ts';
import type { DatasetSpec } from '../../dataset/types.ts';
import type { Report } from '../../declare/problems.ts';
import { metricId } from '../../metric/metric-id.ts';
import type { MetricSpec } from '../../metric/types.ts';
import type { ChartKind, ChartTools, Look } from './chart-kind.ts';
import { daily } from './daily.ts';
import { diverging } from './diverging.ts';
import { heat } from './heat.ts';
import { pareto } from './pareto.ts';
import { range } from './range.ts';
import { bullet, dotInterval } from './rows.ts';
import { slope } from './slope.ts';
import { stacked } from './stacked.ts';
import { timeline } from './timeline.ts';
import { waterfall } from './waterfall.ts';

/** Every kind of chart that an outline can name. */
const ALL = {
  bullet,
  dot_interval: dotInterval,
  pareto,
  waterfall,
  diverging,
  slope,
  timeline,
  stacked,
  range,
  daily,
  heat,
} as const;

type Kinds = typeof ALL;
type ChartSchema = Kinds[keyof Kinds]['schema'];

/** A chart or shaded table with its metrics by id. */
export type ChartSpec = { [K in keyof Kinds]: ReturnType<Kinds[K]['resolve']> }[keyof Kinds];
export type RawChart = z.output<ChartSchema>;

/** How the outline writes them. */
export const chartSchemas = Object.values(ALL).map(({ schema }) => schema) as unknown as [
  ChartSchema,
  ...ChartSchema[],
];

type AnyKind = ChartKind<z.ZodObject, ChartSpec>;

/** Whether a block of an outline is a chart. */
export function isChart<Block extends { readonly kind: string }>(
  block: Block,
): block is Extract<Block, { kind: keyof Kinds }> {
  return block.kind in ALL;
}

/** Turns a checked chart into one whose metrics are named by id; reports metrics and dimensions that do not exist. */
export function resolveChart(
  raw: RawChart,
  {
    metrics,
    datasets,
  }: { readonly metrics: readonly MetricSpec[]; readonly datasets: readonly DatasetSpec[] },
  report: Report,
): ChartSpec {
  const tools: ChartTools = {
    metrics,
    report,
    find: (given, path, ...sets) => metricId(given, { metrics }, path, report, sets),
    typeOf: (id, column) => {
      const of = metrics.find((one) => one.id === id)?.scope.dataset;
      const dataset = datasets.find((one) => one.id === of);
      return dataset ? typeOf(column, dataset) : null;
    },
    mustBe: (id, fits, { zh, en }) => {
      const metric = metrics.find((one) => one.id === id);
      if (metric && !fits(metric)) report(['metric'], zh(id), en(id));
    },
  };
  return kindOf(raw).resolve(raw, tools);
}

/** What is left of a chart with the metrics whose exports the workspace names; null where nothing is. */
export function chartInUse(spec: ChartSpec, isUsed: (metric: string) => boolean): ChartSpec | null {
  return kindOf(spec).inUse(spec, isUsed);
}

/** What is left of a chart in a month before which there is none; null where nothing is. */
export function chartWithoutPast(spec: ChartSpec): ChartSpec | null {
  const { withoutPast } = kindOf(spec);
  return withoutPast ? withoutPast(spec) : spec;
}

/** The figures that a chart shows, totals that it starts or ends with included. */
export function chartFigures<F>(spec: ChartSpec, look: Look<F>): readonly F[] {
  return kindOf(spec).figures(spec, look);
}

/** A kind names the declaration whose chart this is, which the type of the table cannot say of a union. */
function kindOf({ kind }: { readonly kind: keyof Kinds }): AnyKind {
  return ALL[kind] as unknown as AnyKind;
}
