import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { displayValue } from '../../number/display.ts';
import { add, type Fraction, fraction, subtract, toNumber } from '../../number/fraction.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { DailyEvents } from '../../pack/outline/charts/daily.ts';
import { daysOf, periodOf } from '../../workspace/period.ts';
import { numberOf } from '../../workspace/periods.ts';
import type { Period } from '../../workspace/types.ts';
import type { DailyChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import { sayShort } from '../model/period-names.ts';
import type { ChartBlock } from '../model/types.ts';

type DailySpec = Extract<ChartSpec, { kind: 'daily' }>;

const DAY = 86_400_000;
const NOTHING = fraction(0n);

/**
 * A count for every day of the month's period, with the events that began in it and what the workspace's
 * calendar says of its days. A day without a record counts nothing; what lies on no day of the period is told below.
 * Null where the whole has no value.
 */
export function dailyBlock(
  spec: DailySpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const { lookup, workspace, month } = context;
  const total = lookup.figure(spec.metric, spec.only);
  const figures = lookup.figures(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only);
  if (total.result.status !== 'ok' || figures.length === 0) return null;
  const byDay = daySums(figures, spec.by);
  const { periods, defaultPeriod } = workspace;
  const days = daysBetween(periodOf(month, periods[total.metric.scope.dataset] ?? defaultPeriod));
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const { unit, measure } = total.metric;
  const sizeOn = (day: string) => byDay.get(day) ?? NOTHING;
  const shown = days.map(sizeOn).reduce(add, NOTHING);
  const rest = subtract(exactValue(total.result, unit) ?? shown, shown);
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'daily',
      unit: measure,
      key: total.result.key,
      days: days.map((day) => ({
        day,
        value: toNumber(sizeOn(day)),
        display: displayValue(sizeOn(day), unit),
      })),
      means: meansOf(total, context),
      events: spec.events === null ? [] : eventsOf(spec.events, days, context),
      calendar: workspace.calendar
        .filter(({ from, to }) => from <= last && to >= first)
        .map(({ from, to, note }) => ({
          from: from < first ? first : from,
          to: to > last ? last : to,
          note,
        })),
    },
    note:
      rest.n > 0n
        ? context.say('chart.other_days', { amount: `${displayValue(rest, unit)}${measure}` })
        : null,
  };
}

/** The daily averages of this month and of the one before, where the two compare. */
function meansOf(
  { metric, result }: Figure,
  context: DocumentContext,
): NonNullable<DailyChart['means']> {
  const { periods, defaultPeriod } = context.workspace;
  const period = periods[metric.scope.dataset] ?? defaultPeriod;
  const { value, previous } = result;
  const mean = (amount: number, month: Period, of: 'month' | 'before') => {
    const size = amount / daysOf(month, period);
    const facts = {
      month: String(numberOf(month)),
      period: sayShort(month, context),
      size: `${size.toFixed(1)}${metric.measure}`,
    };
    return { label: context.say('chart.daily_mean', facts), value: size, of };
  };
  return [
    ...(value === null ? [] : [mean(value, context.month, 'month')]),
    ...(previous === null ? [] : [mean(previous.value, previous.month, 'before')]),
  ];
}

/** What falls to each day, `YYYY-MM-DD`: the sum of its moments where the members are such. */
function daySums(figures: readonly Figure[], by: string): ReadonlyMap<string, Fraction> {
  const sums = new Map<string, Fraction>();
  for (const { metric, result } of figures) {
    const day = (result.by[by] ?? '').slice(0, 10);
    const size = exactValue(result, metric.unit) ?? NOTHING;
    sums.set(day, add(sums.get(day) ?? NOTHING, size));
  }
  return sums;
}

/** Events by their first day; those that began outside of the period are none of it. */
function eventsOf(
  { metric, by, start, label }: DailyEvents,
  days: readonly string[],
  { lookup }: DocumentContext,
): DailyChart['events'] {
  return lookup
    .figures(metric, by, {})
    .map(({ result }) => ({
      at: result.by[start] ?? '',
      day: (result.by[start] ?? '').slice(0, 10),
      label: label.map((name) => result.by[name] ?? '').join(' '),
    }))
    .filter(({ day }) => days.includes(day))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ day, label: text }) => ({ day, label: text }));
}

function daysBetween({ start, end }: ReturnType<typeof periodOf>): readonly string[] {
  const [from, to] = [start, end].map((text) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: Math.round((to - from) / DAY) }, (_, index) =>
    new Date(from + index * DAY).toISOString().slice(0, 10),
  );
}
