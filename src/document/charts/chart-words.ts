import type { ChartBlock } from '../model/types.ts';

type Chart = ChartBlock['chart'];

/** The figures of a chart in words, for readers who do not see it. */
export function chartWords({ title, chart }: ChartBlock): string {
  const limits = 'limits' in chart ? chart.limits.map(({ label }) => label) : [];
  const words = WORDS[chart.type] as (chart: Chart) => readonly string[];
  return [...(title === null ? [] : [title]), ...words(chart), ...limits].join('；');
}

const WORDS: {
  readonly [T in Chart['type']]: (chart: Extract<Chart, { type: T }>) => readonly string[];
} = {
  trend: ({ series, breaks = [], calendar = [] }) => [
    ...series.map(({ name, points }) =>
      line(name, ...points.map(({ month, display }) => `${month} ${display}`)),
    ),
    ...breaks.map(({ month, note }) => line(month, note)),
    ...calendar.map(({ from, to, note }) => line(`${from}–${to}`, note)),
  ],
  daily: ({ days, events, calendar, means = [] }) => [
    ...days.map(({ day, display }) => line(day, display)),
    ...means.map(({ label }) => label),
    ...events.map(({ day, label }) => line(day, label)),
    ...calendar.map(({ from, to, note }) => line(`${from}–${to}`, note)),
  ],
  range: ({ items, marks }) =>
    items.map(({ label, values }) =>
      line(label, ...values.map(({ display }, index) => `${marks[index] ?? ''} ${display}`)),
    ),
  stacked: ({ items, parts }) =>
    items.map(({ label, values, total }) =>
      line(label, total, ...values.map(({ display }, index) => `${parts[index] ?? ''} ${display}`)),
    ),
  slope: ({ items }) =>
    items.map(({ label, from, to, display }) => line(label, `${from ?? ''}→${to}`, display)),
  bullet: ({ items }) =>
    items.map(({ label, display, limits }) => line(label, display, ...labels(limits))),
  pareto: ({ items }) =>
    items.map(({ label, display, cumulative }) => line(label, display, cumulative)),
  dot_interval: ({ items }) =>
    items.map(({ label, display, range, limits }) =>
      line(label, display, range, ...labels(limits)),
    ),
  bars: ({ items }) => items.map(({ label, display }) => line(label, display)),
  waterfall: ({ items }) => items.map(({ label, display }) => line(label, display)),
  diverging: ({ items }) => items.map(({ label, display }) => line(label, display)),
  schedule: ({ items }) =>
    items.map(({ label, display, marks }) =>
      line(label, display, ...marks.map(({ day, name }) => `${day} ${name}`)),
    ),
  timeline: ({ items }) => items.map(({ label, display, remark }) => line(label, display, remark)),
};

function line(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

function labels(limits: readonly { readonly label: string }[]): readonly string[] {
  return limits.map(({ label }) => label);
}
