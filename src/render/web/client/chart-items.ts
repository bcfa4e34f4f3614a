import type { ChartBlock } from '../../../document/model/types.ts';
import type { Page } from './page.ts';

type Chart = ChartBlock['chart'];

/** What one item of a chart says to a pointer, and the results that it shows. */
export interface ChartItem {
  readonly title: string;
  readonly lines: readonly string[];
  readonly keys: readonly string[];
  /** Whose it is, where its name is that of a branch. */
  readonly label: string;
}

type Sayer<C> = (chart: C, page: Page) => readonly ChartItem[];

/** The items of a chart in the order in which they are drawn; of trends the months, of days the days. */
export function chartItems(chart: Chart, page: Page): readonly ChartItem[] {
  const say = SAYERS[chart.type] as Sayer<Chart>;
  return say(chart, page);
}

const SAYERS: { readonly [T in Chart['type']]: Sayer<Extract<Chart, { type: T }>> } = {
  trend: ({ series, limits, breaks = [], calendar = [] }, page) =>
    (series[0]?.points ?? []).map(({ month, label }, at) => ({
      title: label ?? monthName(month, page),
      label: '',
      keys: series.flatMap(({ key }) => key ?? []),
      lines: [
        ...series.map(({ name, points }) => {
          const point = points[at];
          const isTold = point?.state === 'draft' || point?.state === 'imported';
          const state = isTold ? page.say(`workbook.month_state.${point.state}`) : '';
          const missed = point?.isMissed === true ? page.say('slide.missed') : '';
          return line(series.length > 1 ? name : '', point?.display, missed, state);
        }),
        ...limits.map(({ label }) => label),
        ...breaks.filter((one) => one.month === month).map(({ note }) => note),
        ...calendar.filter(({ from, to }) => from <= month && month <= to).map(({ note }) => note),
      ],
    })),
  daily: ({ days, unit, key, events, calendar }, page) =>
    days.map(({ day, display }) => ({
      title: dayName(day, page),
      label: '',
      keys: key === undefined ? [] : [key],
      lines: [
        `${display}${unit}`,
        ...events.filter((one) => one.day === day).map(({ label }) => label),
        ...calendar.filter(({ from, to }) => from <= day && day <= to).map(({ note }) => note),
      ],
    })),
  bars: ({ items, limits }, page) =>
    items.map(({ label, display, verdict, key }) =>
      item(label, key, [line(display, verdictWord(verdict, page)), ...labels(limits)]),
    ),
  bullet: ({ items }, page) =>
    items.map(({ label, display, verdict, limits, key }) =>
      item(label, key, [line(display, verdictWord(verdict, page)), ...labels(limits)]),
    ),
  pareto: ({ items }) =>
    items.map(({ label, display, cumulative, key }) => item(label, key, [display, cumulative])),
  dot_interval: ({ items, limits: shared }, page) =>
    items.map(({ label, display, range, verdict, limits, key }) =>
      item(label, key, [
        line(display, verdictWord(verdict, page)),
        range,
        ...labels([...limits, ...shared]),
      ]),
    ),
  waterfall: ({ items }) => items.map(({ label, display, key }) => item(label, key, [display])),
  slope: ({ items, startLabel, endLabel }) =>
    items.map(({ label, from, to, display, key }) =>
      item(label, key, [
        line(startLabel, String(from ?? '—')),
        line(endLabel, String(to)),
        display,
      ]),
    ),
  diverging: ({ items }) => items.map(({ label, display, key }) => item(label, key, [display])),
  timeline: ({ items }) =>
    items.map(({ label, start, display, remark, key }) =>
      item(label, key, [start, display, remark]),
    ),
  schedule: ({ items }) =>
    items.map(({ label, display, marks }) =>
      item(label, undefined, [display, ...marks.map(({ day, name }) => line(day, name))]),
    ),
  stacked: ({ items, parts }) =>
    items.map(({ label, values, total, key }) =>
      item(label, key, [total, ...values.map(({ display }, at) => line(parts[at] ?? '', display))]),
    ),
  range: ({ items, marks, limits }) =>
    items.map(({ label, values }) => ({
      title: label,
      label,
      keys: values.flatMap(({ key }) => key ?? []),
      lines: [
        ...values.map(({ display }, at) => line(marks[at] ?? '', display)),
        ...labels(limits),
      ],
    })),
};

function item(
  label: string,
  key: string | undefined,
  lines: readonly (string | null)[],
): ChartItem {
  return {
    title: label,
    label,
    keys: key === undefined ? [] : [key],
    lines: lines.filter((one) => one !== null && one !== '') as readonly string[],
  };
}

function line(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function labels(limits: readonly { readonly label: string }[]): readonly string[] {
  return limits.map(({ label }) => label);
}

function verdictWord(verdict: string, { say }: Page): string {
  return verdict === 'none' ? '' : say(verdict === 'met' ? 'page.met' : `slide.${verdict}`);
}

function monthName(month: string, { data }: Page): string {
  const format = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(data.lang, format).format(new Date(`${month}-01T00:00:00Z`));
}

function dayName(day: string, { data }: Page): string {
  const format = { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(data.lang, format).format(new Date(`${day}T00:00:00Z`));
}
