import type { ChartBlock } from '../../../document/model/types.ts';

type Chart = ChartBlock['chart'];

/** From the first to the last month or day that is shown, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many months or days a chart can be narrowed to; none for charts of rows. */
export function stepsOf(chart: Chart): readonly string[] {
  if (chart.type === 'trend') return (chart.series[0]?.points ?? []).map(({ month }) => month);
  if (chart.type === 'daily') return chart.days.map(({ day }) => day);
  return [];
}

/** A chart of some of its months or days, on an axis of their own. */
export function within(chart: Chart, range: Range | null): Chart {
  if (range === null) return chart;
  const { from, to } = range;
  const steps = stepsOf(chart).slice(from, to + 1);
  const [first = '', last = ''] = [steps[0], steps.at(-1)];
  const isIn = (step: string): boolean => first <= step && step <= last;
  const overlaps = (one: { readonly from: string; readonly to: string }): boolean =>
    one.from <= last && first <= one.to;
  if (chart.type === 'daily')
    return {
      ...chart,
      days: chart.days.slice(from, to + 1),
      events: chart.events.filter(({ day }) => isIn(day)),
      calendar: chart.calendar.filter(overlaps).map((one) => ({
        ...one,
        from: one.from < first ? first : one.from,
        to: one.to > last ? last : one.to,
      })),
    };
  if (chart.type !== 'trend') return chart;
  const { domain: _, ...rest } = chart;
  return {
    ...rest,
    series: chart.series.map((one) => ({ ...one, points: one.points.slice(from, to + 1) })),
    breaks: (chart.breaks ?? []).filter(({ month }) => isIn(month) && month !== first),
    calendar: (chart.calendar ?? []).filter(overlaps),
  };
}
