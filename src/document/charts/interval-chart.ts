import type { Figure } from '../../metrics/lookup.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { overallVerdict } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock, ChartLimit } from '../model/types.ts';
import { barText, limitOf, limitsOf } from './chart-blocks.ts';
import { listedFigures, stateText } from './listed-figures.ts';

type IntervalSpec = Extract<ChartSpec, { kind: 'bullet' | 'dot_interval' }>;

/** Listed rates as points with the 95 % intervals of those that are samples; null where none was computed. */
export function intervalBlock(
  spec: IntervalSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const rows = listedFigures(spec.rows, context);
  if (rows.length === 0) return null;
  const figures = rows.map(({ figure }) => figure);
  const limits = limitsOf(figures, context);
  const shown = figures.flatMap(({ result: { value, interval } }) =>
    value === null ? [] : [value, ...(interval ? [interval.low, interval.high] : [])],
  );
  const own = figures.flatMap(({ result }) => result.targets.map(({ limit }) => limit));
  const all = [...shown, ...own];
  const low = all.length === 0 ? 0 : Math.min(...all);
  const high = all.length === 0 ? 100 : Math.max(...all);
  const air = Math.max(1, (high - low) * 0.1);
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'dot_interval',
      min: Math.max(0, Math.floor((low - air) / 5) * 5),
      max: Math.min(100, Math.ceil((high + air) / 5) * 5),
      items: rows.map(({ figure, label }) => ({
        key: figure.result.key,
        label,
        value: figure.result.value,
        display: figure.result.status === 'ok' ? barText(figure) : stateText(figure, context),
        low: figure.result.interval?.low ?? null,
        high: figure.result.interval?.high ?? null,
        limits: ownLimits(figure, limits, context),
        range: rangeText(figure, context),
        verdict: overallVerdict(figure.result.targets),
      })),
      limits,
    },
    note: null,
  };
}

function rangeText({ result: { interval } }: Figure, { say }: DocumentContext): string | null {
  if (interval === null) return null;
  return say('chart.interval', { low: interval.low.toFixed(1), high: interval.high.toFixed(1) });
}

/** What judges this row alone; limits of all rows are drawn once, across them. */
function ownLimits(
  figure: Figure,
  shared: readonly ChartLimit[],
  context: DocumentContext,
): readonly ChartLimit[] {
  return figure.result.targets
    .map((target) => limitOf(target, figure, context))
    .filter(({ label }) => !shared.some((one) => one.label === label));
}
