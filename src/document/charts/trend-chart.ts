import { figureName } from '../../findings/figure-name.ts';
import { exactValue } from '../../metrics/exact-value.ts';
import { keeps } from '../../metrics/judge.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { continuedIn, redefinedFrom } from '../../metrics/same-meaning.ts';
import { decimalsOf, displayValue, NO_VALUE } from '../../number/display.ts';
import { decimalOf, type Fraction } from '../../number/fraction.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { kindOf, partsOf, yearOf } from '../../workspace/periods.ts';
import { overallVerdict } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import { sayLong, sayShort } from '../model/period-names.ts';
import type { Block, ChartBlock, TrendChart, TrendPoint } from '../model/types.ts';
import { chartBlock, limitsOf, unitOf } from './chart-blocks.ts';
import { trendPanels } from './trend-panels.ts';
import { trendValues } from './trend-values.ts';

type TrendSpec = Extract<BlockSpec, { kind: 'trend' }>;

/**
 * A trend over the last months; a month whose metric meant something else is a gap. That of a longer period runs over its
 * own months where more of them are known than of periods of its kind.
 */
export function trendBlock(spec: TrendSpec, id: string, given: DocumentContext): ChartBlock | null {
  const figures = spec.series.map((series) => given.lookup.figure(series.metric, series.only));
  const own = courseInside(figures, given);
  const context = own ?? given;
  const [first] = figures;
  if (!first || figures.every((figure) => figure.result.status !== 'ok')) return null;
  // Kept for its months, none of which has the figure; periods of its kind there are none.
  if (!own && (given.inside ?? []).length > 1 && given.past.length === 0) return null;
  const months = own ? own.trendMonths : monthsKnown(context);
  const block = chartBlock(spec.title, id, {
    type: 'trend',
    unit: unitOf(first),
    decimals: decimalsOf(first.metric.unit),
    series: figures.map((figure) => ({
      key: figure.result.key,
      name: Object.values(figure.result.by).join('') || figureName(figure),
      points: months.map((month) => ({
        ...pointOf(figure, month, context),
        ...labelled(month, months, context),
      })),
    })),
    // What judges a quarter judges none of its months.
    limits: own ? [] : limitsOf(figures, context),
    ...(own ? {} : usualOf(figures, context)),
    breaks: breaksOf(spec, figures, months, context),
    calendar: [...spec.calendar, ...continuedMarks(figures, months, context)],
  });
  return own ? { ...block, note: given.say('chart.inside', {}) } : block;
}

/**
 * The same report, looking back at the months of its own period, up to the last that has one of the figures; null where
 * these have values in no more of them than in periods of its kind.
 */
function courseInside(
  figures: readonly Figure[],
  context: DocumentContext,
): DocumentContext | null {
  const { inside = [], month, trendMonths } = context;
  if (inside.length < 2) return null;
  const own = { ...context, past: inside };
  const valued = (periods: readonly string[], of: DocumentContext) =>
    periods.filter((one) => figures.some((figure) => pointOf(figure, one, of).value !== null));
  const months = partsOf(month, 'month');
  const known = valued(months, own);
  if (known.length < 2 || known.length <= valued(trendMonths, context).length) return null;
  return { ...own, trendMonths: months.slice(0, months.indexOf(known.at(-1) ?? month) + 1) };
}

/** The months of a trend from the first of which there is a file, or the report's own. */
function monthsKnown({ trendMonths, past }: DocumentContext): readonly string[] {
  const filed = past.map(({ month }) => month);
  const first = trendMonths.findIndex((month) => filed.includes(month));
  return first === -1 ? trendMonths : trendMonths.slice(first);
}

/** What a period that is no month is called, with its year where one begins. */
function labelled(
  period: string,
  all: readonly string[],
  context: DocumentContext,
): Pick<TrendPoint, 'label'> {
  if (kindOf(period) === 'month') return {};
  const at = all.indexOf(period);
  const isNew = at === 0 || yearOf(all[at - 1] ?? period) !== yearOf(period);
  const isSeveral = new Set(all.map(yearOf)).size > 1;
  return { label: isNew && isSeveral ? sayLong(period, context) : sayShort(period, context) };
}

/** Where definitions changed and figures are compared all the same, with the reason. */
function continuedMarks(
  figures: readonly Figure[],
  months: readonly string[],
  { past, say }: DocumentContext,
) {
  const ids = new Set(figures.map(({ metric }) => metric.id));
  const said = continuedIn(past).filter(
    ({ metric, month }) => ids.has(metric) && months.slice(1).includes(month),
  );
  const all = said.map(({ month, reason }) => ({
    from: month,
    to: month,
    note: say('chart.continued', { reason }),
  }));
  return [...new Map(all.map((one) => [`${one.from} ${one.note}`, one])).values()];
}

/**
 * The breaks that the outline names, those that the workspace declares for its metrics, and changes of definition that
 * nobody spoke of, each once.
 */
function breaksOf(
  spec: TrendSpec,
  figures: readonly Figure[],
  months: readonly string[],
  { workspace, past, month, say }: DocumentContext,
) {
  const ids = spec.series.map(({ metric }) => metric);
  const declared = workspace.breaks
    .filter(({ metrics }) => ids.some((id) => metrics.includes(id)))
    .map(({ month, reason }) => ({ month, note: reason }));
  const redefined = figures.flatMap(({ metric, outcome }) => {
    const from = redefinedFrom(metric.id, outcome.definition, past, month);
    const isTold = from === null || declared.some((one) => one.month === from);
    return isTold ? [] : [{ month: from, note: say('chart.redefined', {}) }];
  });
  const all = [...spec.breaks, ...declared, ...redefined].filter(({ month }) =>
    months.slice(1).includes(month),
  );
  return [...new Map(all.map((one) => [`${one.month} ${one.note}`, one])).values()];
}

function pointOf(figure: Figure, month: string, context: DocumentContext): TrendPoint {
  if (month === context.month) {
    const { value, display } = figure.result;
    const isMissed = overallVerdict(figure.result.targets) === 'missed';
    return { month, value, display, state: value === null ? 'missing' : 'current', isMissed };
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
    isMissed: wasMissed(result, exact, figure, kindOf(month) === kindOf(context.month)),
  };
}

/**
 * Whether an earlier value missed what judged it then; where nobody judged it then, what judges now, unless that is a
 * period of another kind (`isAlike`).
 */
function wasMissed(
  then: Figure['result'],
  exact: Fraction,
  { result }: Figure,
  isAlike: boolean,
): boolean {
  if (then.targets.some(({ judges, met }) => judges && met !== null))
    return overallVerdict(then.targets) === 'missed';
  if (!isAlike) return false;
  return result.targets.some(
    ({ judges, comparator, limit }) => judges && !keeps(exact, comparator, decimalOf(limit)),
  );
}

/** The usual range of a single line, where enough months are known. */
function usualOf(
  figures: readonly Figure[],
  { findings }: DocumentContext,
): Pick<TrendChart, 'usual'> {
  const [first, second] = figures;
  if (first === undefined || second !== undefined) return {};
  const movement = findings.movements.get(first.result.key);
  // Months that all went one way are no usual course, though each stays within its range.
  return movement?.usual && movement.by !== 'run' ? { usual: movement.usual } : {};
}

/**
 * The blocks of a slide, trends of the same metric on a common axis where their sizes are alike, so that they can be
 * compared. `specs` are what the blocks were built from, in their order.
 */
export function withSharedAxes(
  blocks: readonly Block[],
  specs: readonly BlockSpec[],
): readonly Block[] {
  const metricOf = (index: number): string | null => {
    const spec = specs[index];
    if (spec?.kind !== 'trend') return null;
    const metrics = [...new Set(spec.series.map(({ metric }) => metric))];
    return metrics.length === 1 ? (metrics[0] ?? null) : null;
  };
  return blocks.map((block, index) => {
    const metric = metricOf(index);
    if (metric === null || block.kind !== 'chart' || block.chart.type !== 'trend') return block;
    const alike = blocks.flatMap((one, at) =>
      metricOf(at) === metric && one.kind === 'chart' && one.chart.type === 'trend'
        ? [one.chart]
        : [],
    );
    const series = alike.flatMap((one) => one.series);
    // Lines of very different size would lie flat on one axis.
    if (alike.length < 2 || trendPanels({ ...block.chart, series }).length > 1) return block;
    const values = alike.flatMap(trendValues);
    if (values.length === 0) return block;
    const domain = { min: Math.min(...values), max: Math.max(...values) };
    return { ...block, chart: { ...block.chart, domain } };
  });
}
