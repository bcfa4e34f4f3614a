import type { ChartBlock, Verdict } from '../model/types.ts';

type Chart = ChartBlock['chart'];

/** Each sign of charts that has to be explained, with whether a chart has it; in the order in which pages tell them. */
const SIGNS = {
  draft: (chart: Chart) => statesOf(chart).includes('draft'),
  imported: (chart: Chart) => statesOf(chart).includes('imported'),
  /** A month without a figure. */
  missing: (chart: Chart) => statesOf(sinceBreak(chart)).includes('missing'),
  /** A month from which on a figure means something else. */
  broken: (chart: Chart) => chart.type === 'trend' && (chart.breaks ?? []).length > 0,
  missed: (chart: Chart) => verdictsOf(chart).includes('missed'),
  edge: (chart: Chart) => verdictsOf(chart).includes('edge'),
  remark: (chart: Chart) => verdictsOf(chart).includes('remark'),
  usual: (chart: Chart) => chart.type === 'trend' && chart.usual !== undefined,
  weekend: (chart: Chart) => chart.type === 'daily',
  interval: (chart: Chart) =>
    chart.type === 'dot_interval' && chart.items.some(({ low }) => low !== null),
  schedule: (chart: Chart) => chart.type === 'schedule',
  /** How large an event was, and how long. */
  sizes: (chart: Chart) => chart.type === 'timeline',
  /** The month before beside a bar. */
  previous: (chart: Chart) =>
    (chart.type === 'bars' || chart.type === 'pareto') &&
    chart.items.some(({ previous }) => previous != null),
  /** Bars of what is no class of its own. */
  rest: (chart: Chart) =>
    chart.type === 'pareto'
      ? chart.items.some(({ kind }) => kind !== 'member')
      : chart.type === 'bars' && chart.items.some(({ isResidual }) => isResidual === true),
  /** An axis that does not begin at zero. */
  cut: (chart: Chart) => chart.type === 'bars' && chart.look === 'dots',
  /** Changes for the better as hollow bars. */
  hollow: (chart: Chart) =>
    chart.type === 'waterfall' && chart.items.some(({ effect }) => effect === 'better'),
} as const;

/** A sign of charts that has to be explained. */
export type ChartKey = keyof typeof SIGNS;

/** The signs of a chart that have to be explained, the same for every format; how one draws and words them is its own. */
export function chartKeys({ chart }: Pick<ChartBlock, 'chart'>): ReadonlySet<ChartKey> {
  const all = Object.keys(SIGNS) as ChartKey[];
  return new Set(all.filter((key) => SIGNS[key](chart)));
}

/** A trend from its last break on: before it figures may be left out because they mean something else. */
function sinceBreak(chart: Chart): Chart {
  if (chart.type !== 'trend') return chart;
  const last = (chart.breaks ?? [])
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  if (last === undefined) return chart;
  const series = chart.series.map((one) => ({
    ...one,
    points: one.points.slice(one.points.findIndex(({ month }) => month === last)),
  }));
  return { ...chart, series };
}

function statesOf(chart: Chart) {
  return chart.type === 'trend'
    ? chart.series.flatMap(({ points }) => points.map(({ state }) => state))
    : [];
}

function verdictsOf(chart: Chart): readonly Verdict[] {
  switch (chart.type) {
    case 'trend':
      return chart.series.some(({ points }) => points.some(({ isMissed }) => isMissed))
        ? ['missed']
        : [];
    case 'bars':
    case 'bullet':
    case 'dot_interval':
      return chart.items.map(({ verdict }) => verdict);
    default:
      return [];
  }
}
