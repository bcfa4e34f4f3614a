import type { IntervalChart, RangeChart } from '../../../document/model/chart-types.ts';
import type { BarsChart, Verdict } from '../../../document/model/types.ts';
import { niceScale } from '../../chart/scale.ts';
import { colorOf, signOf } from '../../chart/verdict-look.ts';
import type { Look, NativeChart, Series } from '../../office/native-chart.ts';
import {
  apart,
  axisFormat,
  type ChartRoom,
  colorIn,
  type Drawn,
  keyHeight,
  NAMES,
  textSize,
  widthOf,
  wrapped,
} from './chart-room.ts';
import { pointLabel } from './point-label.ts';
import {
  limitLines,
  meanLine,
  nameSeries,
  previousTicks,
  rowNumbers,
  tickSeries,
} from './rows-of-points.ts';

/** Height of the axis under a plot. */
const AXIS = 34;
const GAP = 14;
const MOST_TICKS = 5;

/** Shares with their intervals: a point a row, and a line with caps. */
export function intervalNative(chart: IntervalChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, verdict, range }) =>
    [`${signOf(verdict)}${display}`, range ?? ''].filter((text) => text !== '').join('　'),
  );
  const ends = apart(chart.min, chart.max);
  // Beside their points they would stand on the intervals.
  const place = 't';
  const dots = dotSeries(chart.items, texts, { name: '%', place }, room);
  const whiskers = chart.items.flatMap(({ label, low, high }, row) =>
    low === null || high === null ? [] : [joining(label, low, high, row + 1, true, room)],
  );
  const limits = [...limitLines(chart.limits, names.length, room), ...ownLimits(chart, room)];
  const series = [
    nameSeries(shownNames(names, room), ends.min, room),
    ...whiskers,
    dots,
    ...limits,
  ];
  const axis = { ...ends, format: '0"%"', isShown: true };
  return pointsChart(names, series, axis, roomBeside(texts, place, room), room);
}

/** Rates that differ little: a point a row on an axis that begins near the least, with the whole's mean across all rows. */
export function dotsNative(chart: BarsChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const { min = 0, max = 0 } = chart.domain ?? {};
  const scale = niceScale([min, max], 'rate', MOST_TICKS);
  const place = placeOver(names, room);
  const series = [
    nameSeries(shownNames(names, room), scale.min, room),
    onPaper(dotSeries(chart.items, texts, { name: chart.unit, place }, room)),
    ...limitLines(chart.limits, names.length, room),
    ...(chart.mean === undefined ? [] : [meanLine(chart.mean, names.length, room)]),
    ...previousTicks(
      chart.items.map(({ previous = null }) => previous),
      scale,
      room,
    ),
  ];
  const format = axisFormat(scale.decimals, chart.unit);
  const axis = { ...scale, format, isShown: true };
  return pointsChart(names, series, axis, roomBeside(texts, place, room), room);
}

/** Points whose texts can be read over the lines that go down all rows. */
function onPaper(series: Series): Series {
  const labels = series.labels?.map((label) => label && { ...label, isOnPaper: true });
  return labels === undefined ? series : { ...series, labels };
}

type LabelPlace = 't' | 'r';

/** Texts stand over their points, right of them where the rows are too low for that. */
function placeOver(rows: readonly string[], room: ChartRoom): LabelPlace {
  const height = (room.height - AXIS - KEY_AND_LABEL) / Math.max(1, rows.length);
  return height >= LEAST_ROW * textSize(room) ? 't' : 'r';
}

/** Over a plot of points at least (CSS pixels). */
const KEY_AND_LABEL = 60;
/** The height of a row in which a text stands over a point, in sizes of letters. */
const LEAST_ROW = 2;

/** How far texts reach beyond the plot where the last point stands at its end. */
function roomBeside(texts: readonly string[], place: LabelPlace, room: ChartRoom): number {
  const widest = Math.max(0, ...texts.map((text) => widthOf(room, text, 700)));
  return place === 't' ? widest / 2 : widest + GAP;
}

/** A point a row with its text; a miss is square, so that it shows in grey. */
function dotSeries(
  items: readonly { readonly value: number | null; readonly verdict: Verdict }[],
  texts: readonly string[],
  { name, place }: { readonly name: string; readonly place: LabelPlace },
  room: ChartRoom,
): Series {
  const dot = (symbol: 'circle' | 'square', color: string): Look => ({
    marker: { symbol, size: 14, fill: color, line: color },
  });
  return {
    name,
    values: items.map(({ value }) => value),
    rows: rowNumbers(items.length),
    look: dot('circle', colorIn(room, 'series1')),
    points: items.map(({ verdict }) =>
      dot(verdict === 'missed' ? 'square' : 'circle', colorIn(room, colorOf(verdict))),
    ),
    labels: items.map(({ value, verdict }, row) =>
      pointLabel(value, texts[row] ?? '', {
        color: colorIn(room, verdict === 'missed' ? 'bad' : 'ink'),
        isBold: true,
      }),
    ),
    place,
    isNamed: false,
  };
}

/** Rows of two to four figures on one axis, each at its own mark. */
export function rangeNative(chart: RangeChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const rows = rowNumbers(names.length);
  const scale = niceScale(
    [chart.min, chart.max],
    chart.unit === '%' ? 'rate' : 'amount',
    MOST_TICKS,
  );
  const series1 = colorIn(room, 'series1');
  const [paper, ink] = [colorIn(room, 'paper'), colorIn(room, 'ink')];
  const looks: readonly NonNullable<Look['marker']>[] = [
    { symbol: 'circle', size: 12, fill: paper, line: series1 },
    { symbol: 'circle', size: 13, fill: series1, line: series1 },
    { symbol: 'square', size: 12, fill: ink, line: ink },
    { symbol: 'square', size: 12, fill: paper, line: ink },
  ];
  const marks = chart.marks.map((name, index): Series => {
    const marker = looks[index % looks.length];
    return {
      name,
      values: chart.items.map(({ values }) => values[index]?.value ?? null),
      rows,
      look: marker === undefined ? {} : { marker },
      labels: chart.items.map((item) => rangeLabel(item, index, ink)),
      place: 't',
      isNamed: true,
    };
  });
  const least = chart.items.map(({ values }) => edge(values, Math.min));
  const most = chart.items.map(({ values }) => edge(values, Math.max));
  const joins = names.flatMap((name, row) => {
    const [from, to] = [least[row] ?? null, most[row] ?? null];
    return from === null || to === null ? [] : [joining(name, from, to, row + 1, false, room)];
  });
  const limits = limitLines(chart.limits, names.length, room);
  const series = [
    nameSeries(shownNames(names, room), scale.min, room),
    ...joins,
    ...marks,
    ...limits,
  ];
  const format = axisFormat(scale.decimals, chart.unit);
  const widest = Math.max(
    0,
    ...chart.items.flatMap(({ values }) =>
      values.map(({ display }) => widthOf(room, display, 700)),
    ),
  );
  return pointsChart(names, series, { ...scale, format, isShown: true }, widest, room);
}

/** The least figure's label stands left of it, the largest one's right, those between over them; equal ones once. */
function rangeLabel({ values }: RangeChart['items'][number], index: number, color: string) {
  const own = values[index];
  if (own === undefined || own.value === null) return null;
  const { value, display } = own;
  if (values.findIndex((one) => one.display === display) !== index) return null;
  const others = values.flatMap((one) => one.value ?? []);
  const isLeast = value === Math.min(...others);
  const isMost = value === Math.max(...others);
  const place = isLeast && !isMost ? 'l' : isMost && !isLeast ? 'r' : 't';
  return { ...pointLabel(value, display, { color, isBold: true }), place } as const;
}

function edge(
  values: RangeChart['items'][number]['values'],
  of: (...numbers: number[]) => number,
): number | null {
  const numbers = values.flatMap(({ value }) => value ?? []);
  return numbers.length === 0 ? null : of(...numbers);
}

/** A line from a row's least figure to its largest, with ends that show where it is an interval. */
function joining(
  name: string,
  from: number,
  to: number,
  row: number,
  hasEnds: boolean,
  room: ChartRoom,
): Series {
  const color = colorIn(room, hasEnds ? 'series1' : 'neutral');
  const end = { symbol: 'diamond', size: 7, fill: color, line: color } as const;
  return {
    name,
    values: [from, to],
    rows: [row, row],
    look: { line: { color, width: hasEnds ? 2.5 : 3 }, ...(hasEnds ? { marker: end } : {}) },
    isNamed: false,
  };
}

/** Limits that only some rows have, each named once. */
function ownLimits({ items }: IntervalChart, room: ChartRoom): readonly Series[] {
  const seen = new Set<string>();
  return items.flatMap(({ limits }, row) =>
    limits.map(({ label, value }) => {
      const isNamed = !seen.has(label);
      seen.add(label);
      return tickSeries(label, value, row + 1, isNamed, room);
    }),
  );
}

function shownNames(names: readonly string[], room: ChartRoom): readonly string[] {
  return names.map((name) => wrapped(name, room.width * NAMES, room));
}

/** Points in a plane with a row for each name; `end` is the room right of the plot in CSS pixels. */
export function pointsChart(
  categories: readonly string[],
  series: readonly Series[],
  axis: NativeChart['axis'],
  end: number,
  room: ChartRoom,
): Drawn {
  const { width, height } = room;
  const longest = Math.max(0, ...categories.map((name) => widthOf(room, name)));
  const left = Math.min(width * NAMES, longest) + GAP;
  const key = series.flatMap(({ name, isNamed }) => (isNamed ? [name] : []));
  // The first row's text stands over its point.
  const top = keyHeight(key, room) + 26;
  const chart: NativeChart = {
    categories,
    plots: [{ kind: 'points', series }],
    axis,
    hasKey: key.length > 0,
    plot: {
      x: left / width,
      y: top / height,
      w: Math.max(20, width - left - Math.min(width * 0.3, end) - GAP) / width,
      h: Math.max(20, height - top - AXIS) / height,
    },
    textSize: textSize(room),
  };
  return { charts: [chart], remarks: [] };
}
