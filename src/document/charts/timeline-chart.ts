import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { grouped } from '../../number/display.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { periodOf } from '../../workspace/period.ts';
import type { TimelineChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock } from '../model/types.ts';

type TimelineSpec = Extract<ChartSpec, { kind: 'timeline' }>;
type Item = TimelineChart['items'][number];

const DATE_TIME = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?/;
const YES = ['是', 'true', '约', '估计'];

/**
 * Events of the month in the order of their starts, out of the results of a size metric over events.
 * An event without a start is not drawn, but counted in the note. Null where nothing was computed.
 */
export function timelineBlock(
  spec: TimelineSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const figures = context.lookup
    .figures(spec.metric, spec.by, {})
    .filter((figure) => figure.result.status === 'ok');
  const items = figures
    .filter(({ result }) => DATE_TIME.test(result.by[spec.start] ?? ''))
    .map((figure) => itemOf(figure, spec, context))
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  if (items.length === 0) return null;
  const maxSize = Math.max(...items.map(({ size }) => size));
  const shown = largestOf(items);
  const total = figures.reduce((sum, { result }) => sum + (result.value ?? 0), 0);
  const { periods, defaultPeriod } = context.workspace;
  const dataset = context.lookup.metric(spec.metric).scope.dataset;
  const period = periodOf(context.month, periods[dataset] ?? defaultPeriod);
  const undated = figures.length - items.length;
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'timeline',
      start: period.start.slice(0, 10),
      end: period.end.slice(0, 10),
      maxSize,
      items: shown.map((item) => {
        const isLargest = items.length > 1 && maxSize > 0 && item.size === maxSize;
        return isLargest ? { ...item, remark: largestText(item, total, context) } : item;
      }),
    },
    note:
      [
        shown.length === items.length ? '' : smallerText(items, shown, total, context),
        undated === 0 ? '' : context.say('chart.undated', { count: String(undated) }),
      ].join('') || null,
  };
}

/** More are not read on a slide; the workbook has all. */
const MOST_EVENTS = 20;

/** The largest events, in the order of their starts. */
function largestOf(items: readonly Item[]): readonly Item[] {
  if (items.length <= MOST_EVENTS) return items;
  const largest = new Set(items.toSorted((a, b) => b.size - a.size).slice(0, MOST_EVENTS));
  return items.filter((item) => largest.has(item));
}

/** How many smaller events are not drawn, and their share of all. */
function smallerText(
  items: readonly Item[],
  shown: readonly Item[],
  total: number,
  { say }: DocumentContext,
): string {
  const rest = items.filter((item) => !shown.includes(item));
  const size = rest.reduce((sum, one) => sum + one.size, 0);
  return say('chart.smaller_events', {
    shown: String(shown.length),
    count: String(rest.length),
    share: `${Math.round((100 * size) / (total || 1))}%`,
  });
}

/** That the largest event is the largest, and its share of all. */
function largestText({ size }: Item, total: number, { say }: DocumentContext): string {
  return say('chart.largest', { share: `${Math.round((100 * size) / total)}%` });
}

function itemOf(figure: Figure, spec: TimelineSpec, context: DocumentContext): Item {
  const { result, metric } = figure;
  const start = (result.by[spec.start] ?? '').slice(0, 16);
  const lasted =
    spec.duration === null ? null : context.lookup.figure(spec.duration, result.by)?.result;
  const hours = lasted?.status === 'ok' ? lasted.value : null;
  const isEstimate = spec.estimated !== null && YES.includes(result.by[spec.estimated] ?? '');
  const exact = exactValue(result, metric.unit);
  // An estimate with decimals would promise what nobody knows.
  const size = isEstimate && exact !== null ? grouped(exact, 0) : result.display;
  return {
    key: result.key,
    label: context.say('chart.event_label', {
      month: String(Number(start.slice(5, 7))),
      day: String(Number(start.slice(8, 10))),
      label: spec.label.map((name) => result.by[name] ?? '').join(' '),
    }),
    start,
    hours,
    size: result.value ?? 0,
    remark: null,
    display: context.say('chart.event', {
      hours: hours === null ? '' : String(Number(hours.toFixed(2))),
      about: isEstimate ? context.say('chart.about', {}) : '',
      size: `${size}${metric.measure}`,
    }),
  };
}
