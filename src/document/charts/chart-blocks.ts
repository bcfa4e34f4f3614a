import { isShare } from '../../calculators/parts.ts';
import { barFigures } from '../../findings/bar-figures.ts';
import { figureName } from '../../findings/figure-name.ts';
import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { TargetVerdict } from '../../metrics/types.ts';
import { valueWords } from '../../metrics/value-words.ts';
import { countText, decimalsOf, displayValue, NO_VALUE } from '../../number/display.ts';
import { signOf } from '../../number/unit.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { limitText, overallVerdict } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock, ChartLimit, TrendPoint } from '../model/types.ts';
import { differLittle, dotsOf } from './close-rates.ts';
import { limitsNote } from './limits-note.ts';

type TrendSpec = Extract<BlockSpec, { kind: 'trend' }>;
type BarsSpec = Extract<BlockSpec, { kind: 'bars' }>;

/** A trend over the last months; a month whose metric meant something else is a gap. */
export function trendBlock(
  spec: TrendSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const figures = spec.series.map((series) => context.lookup.figure(series.metric, series.only));
  const [first] = figures;
  if (!first || figures.every((figure) => figure.result.status !== 'ok')) return null;
  const months = monthsKnown(context);
  return chartBlock(spec.title, id, {
    type: 'trend',
    unit: unitOf(first),
    decimals: decimalsOf(first.metric.unit),
    series: figures.map((figure) => ({
      name: Object.values(figure.result.by).join('') || figureName(figure),
      points: months.map((month) => pointOf(figure, month, context)),
    })),
    limits: limitsOf(figures, context),
    breaks: breaksOf(spec, months, context),
    calendar: spec.calendar,
  });
}

/** The months of a trend from the first of which there is a file, or the report's own. */
function monthsKnown({ trendMonths, past }: DocumentContext): readonly string[] {
  const filed = past.map(({ month }) => month);
  const first = trendMonths.findIndex((month) => filed.includes(month));
  return first === -1 ? trendMonths : trendMonths.slice(first);
}

/** A chart under its title, without a note. */
export function chartBlock(
  title: string | null,
  id: string,
  chart: ChartBlock['chart'],
): ChartBlock {
  return { kind: 'chart', id, title, chart, note: null };
}

/** The breaks that the outline names and those that the workspace declares for its metrics, each once. */
function breaksOf(spec: TrendSpec, months: readonly string[], { workspace }: DocumentContext) {
  const ids = spec.series.map(({ metric }) => metric);
  const declared = workspace.breaks
    .filter(({ metrics }) => ids.some((id) => metrics.includes(id)))
    .map(({ month, reason }) => ({ month, note: reason }));
  const all = [...spec.breaks, ...declared].filter(({ month }) => months.slice(1).includes(month));
  return [...new Map(all.map((one) => [`${one.month} ${one.note}`, one])).values()];
}

function pointOf(figure: Figure, month: string, context: DocumentContext): TrendPoint {
  if (month === context.month) {
    const { value, display } = figure.result;
    return { month, value, display, state: value === null ? 'missing' : 'current' };
  }
  const past = context.past.find((one) => one.month === month);
  const metric = past?.file.metrics.find((one) => one.id === figure.metric.id);
  const result = metric?.results.find((one) => one.key === figure.result.key);
  const exact = result ? exactValue(result, figure.metric.unit) : null;
  if (
    !past ||
    !metric ||
    !result ||
    exact === null ||
    metric.definition !== figure.outcome.definition
  ) {
    return { month, value: null, display: NO_VALUE, state: 'missing' };
  }
  return {
    month,
    value: result.value,
    display: displayValue(exact, figure.metric.unit),
    state: past.state,
  };
}

/** Bars of one metric over the members of one dimension; dots for rates that differ little. */
export function barsBlock(spec: BarsSpec, id: string, context: DocumentContext): ChartBlock | null {
  const shown = barFigures(spec, context.lookup);
  const [first] = shown;
  if (!first) return null;
  const block = chartBlock(spec.title, id, {
    type: 'bars',
    unit: unitOf(first),
    decimals: decimalsOf(first.metric.unit),
    items: shown.map((figure) => ({
      label: figure.result.by[spec.by] ?? '',
      value: figure.result.value ?? 0,
      display: barText(figure),
      verdict: overallVerdict(figure.result.targets),
      previous: figure.result.previous?.value ?? null,
      isResidual: (spec.apart ?? []).includes(figure.result.by[spec.by] ?? ''),
    })),
    limits: limitsOf(shown, context),
    ...(differLittle(shown) ? dotsOf(spec, shown, context) : {}),
  });
  return { ...block, note: limitsNote(shown, spec.by, context) };
}

/** What stands at a bar's end: the value with its parts, `9.14%（98/1,072）`, or with what it counts. */
export function barText({ metric, result }: Figure): string {
  const { numerator, denominator } = result;
  const value = valueWords(metric, result.display);
  if (numerator === null || denominator === null) return value;
  const count = countText(numerator);
  return isShare(metric)
    ? `${value}（${count}${metric.counted}）`
    : `${value}（${count}/${countText(denominator)}）`;
}

/** What a chart's axis is in: % or what is counted. */
export function unitOf({ metric }: Figure): string {
  return signOf(metric.unit) || metric.measure;
}

/** The limits that every figure of the chart has. */
export function limitsOf(
  figures: readonly Figure[],
  context: DocumentContext,
): readonly ChartLimit[] {
  const [first, ...others] = figures.filter((figure) => figure.result.status === 'ok');
  if (!first) return [];
  return first.result.targets
    .filter((target) =>
      others.every(({ result }) =>
        result.targets.some((one) => one.setBy === target.setBy && one.limit === target.limit),
      ),
    )
    .map((target) => limitOf(target, first, context));
}

/** One limit as a chart draws it, named by who set it: `省考核 ≤8%`. */
export function limitOf(
  target: TargetVerdict,
  { metric }: Figure,
  context: DocumentContext,
): ChartLimit {
  return {
    label: context.say('limit.setter', {
      setter: { word: `setter.${target.setBy}` },
      limit: limitText(target, metric.unit),
    }),
    value: target.limit,
    rank: Math.max(
      0,
      context.pack.levels.setters.findIndex(({ id }) => id === target.setBy),
    ),
  };
}
