import { seriesLook } from '../../../document/charts/chart-looks.ts';
import { trendPanels } from '../../../document/charts/trend-panels.ts';
import { trendValues } from '../../../document/charts/trend-values.ts';
import type { DailyChart, SlopeChart } from '../../../document/model/chart-types.ts';
import type { TrendChart, TrendPoint } from '../../../document/model/types.ts';
import { niceScale } from '../../chart/scale.ts';
import { limitDash } from '../../office/line-look.ts';
import type { Look, NativeChart, PointLabel, Series, Sign } from '../../office/native-chart.ts';
import {
  axisFormat,
  type ChartRoom,
  colorIn,
  type Drawn,
  keyHeight,
  textSize,
  widthOf,
} from './chart-room.ts';
import { pointLabel } from './point-label.ts';

/** Height of the names under a plot. */
const NAMES = 46;
const TICKS = 4;
const AXIS_GAP = 12;

/** Lines over months with limits as dashed lines; series of very different size in charts of their own. */
export function trendNative(chart: TrendChart, room: ChartRoom): Drawn {
  const panels = trendPanels(chart);
  const height = room.height / panels.length;
  return {
    charts: panels.map((panel) => trendPanel(panel, { ...room, height })),
    remarks: [
      ...(chart.breaks ?? []).map(({ month, note }) => `${monthText(month, room.lang)} ${note}`),
      ...(chart.calendar ?? []).map(({ from, to, note }) =>
        from === to
          ? `${monthText(from, room.lang)} ${note}`
          : `${monthText(from, room.lang)}–${monthText(to, room.lang)} ${note}`,
      ),
    ],
  };
}

function trendPanel(chart: TrendChart, room: ChartRoom): NativeChart {
  const months = (chart.series[0]?.points ?? []).map(({ month }) => month);
  const cuts = (chart.breaks ?? []).flatMap(({ month }) => {
    const at = months.indexOf(month);
    return at < 1 ? [] : [at];
  });
  // Nothing joins two months between which the figure changed its meaning.
  const spaced = <T>(given: readonly T[], empty: T): readonly T[] =>
    given.flatMap((one, at) => (cuts.includes(at) ? [empty, one] : [one]));
  const slot = (room.width - 110) / Math.max(1, months.length + cuts.length);
  const categories = spaced(
    (chart.series[0]?.points ?? []).map(
      ({ month, label }, at) => label ?? monthName(month, at, slot, room),
    ),
    ' ',
  );
  const kind = chart.unit === '%' ? 'rate' : chart.decimals === 0 ? 'count' : 'amount';
  const { domain } = chart;
  const ends = domain ? [domain.min, domain.max] : trendValues(chart);
  const scale = niceScale(ends, kind, TICKS);
  const format = axisFormat(scale.decimals, chart.unit);
  const series = chart.series.map(({ name, points }, index): Series => {
    const { color, symbol } = seriesLook(index);
    const spread = spaced<TrendPoint | null>(points, null);
    return {
      name,
      values: spread.map((point) => point?.value ?? null),
      look: lineLook(colorIn(room, color), symbol, colorIn(room, color)),
      points: spread.map((point) => pointLook(point, colorIn(room, color), symbol, room)),
      labels: labelsOf(chart, index, spread, categories.length, room),
      place: placeOf(chart, index),
      isNamed: true,
    };
  });
  const limits = chart.limits.map(
    ({ label, value, rank }): Series => ({
      name: label,
      values: categories.map(() => value),
      look: { line: { color: colorIn(room, 'ink'), width: 1.5, dash: limitDash(rank) } },
      isNamed: true,
    }),
  );
  const all = [...series, ...limits, ...usualLines(chart, categories.length, room)];
  const key = all.length > 1 ? all.filter(({ isNamed }) => isNamed).map(({ name }) => name) : [];
  return columnChart(categories, all, { ...scale, format, isShown: true }, key, room);
}

/** All figures of one line where they have room, else the first and the last; of several lines the last. */
function labelsOf(
  chart: TrendChart,
  index: number,
  points: readonly (TrendPoint | null)[],
  count: number,
  room: ChartRoom,
): readonly (PointLabel | null)[] {
  const { color } = seriesLook(index);
  const last = points.findLastIndex((point) => point !== null && point.value !== null);
  const first = points.findIndex((point) => point !== null && point.value !== null);
  const slot = (room.width - 90) / Math.max(1, count);
  const isRoomy =
    chart.series.length === 1 &&
    points.every((point) => widthOf(room, point?.display ?? '', 700) <= slot + 4);
  return points.map((point, at) => {
    if (point === null || point.value === null) return null;
    const isShown = isRoomy || at === last || (at === first && chart.series.length === 1);
    if (!isShown) return null;
    return pointLabel(point.value, point.display, {
      color: colorIn(room, color),
      isBold: at === last,
    });
  });
}

/** The upper line's figure stands over it, the lower one's under it. */
function placeOf(chart: TrendChart, index: number): 't' | 'b' {
  if (chart.series.length === 1) return 't';
  const ends = chart.series.map(
    ({ points }) => points.findLast(({ value }) => value !== null)?.value ?? 0,
  );
  const own = ends[index] ?? 0;
  return ends.filter((one) => one > own).length * 2 < ends.length - 1 || own === Math.max(...ends)
    ? 't'
    : 'b';
}

/** A month that is not final yet is hollow, one that missed is a cross. */
function pointLook(
  point: TrendPoint | null,
  color: string,
  symbol: Sign,
  room: ChartRoom,
): Look | undefined {
  if (point?.isMissed === true) {
    const bad = colorIn(room, 'bad');
    return { line: { color, width: 3 }, marker: { symbol: 'x', size: 11, fill: bad, line: bad } };
  }
  const isOpen = point?.state === 'draft' || point?.state === 'imported';
  return isOpen ? lineLook(color, symbol, colorIn(room, 'paper')) : undefined;
}

/** Both ends of where the last month was to be expected, as thin lines named once. */
function usualLines({ usual }: TrendChart, count: number, room: ChartRoom): readonly Series[] {
  if (usual === undefined) return [];
  return [usual.high, usual.low].map((value, index) => ({
    name: room.words('slide.sheet.usual'),
    values: Array.from({ length: count }, () => value),
    look: { line: { color: colorIn(room, 'neutral'), width: 1, dash: 'sysDot' } },
    isNamed: index === 0,
  }));
}

function lineLook(color: string, symbol: Sign, fill: string): Look {
  return { line: { color, width: 3 }, marker: { symbol, size: 9, fill, line: color } };
}

/** 1月, with its year where a year begins. */
function monthName(month: string, at: number, slot: number, room: ChartRoom): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  const name = new Intl.DateTimeFormat(room.lang, { month: 'short', timeZone: 'UTC' }).format(date);
  const year = String(date.getUTCFullYear());
  const isNew = at === 0 || date.getUTCMonth() === 0;
  return isNew && widthOf(room, year) + 8 <= slot ? `${name}\n${year}` : name;
}

/** Columns by day, and the days of events as points over them. */
export function dailyNative(chart: DailyChart, room: ChartRoom): Drawn {
  const values = chart.days.map(({ value }) => value);
  const categories = chart.days.map(({ day }, at) => dayName(day, at, room.lang));
  const most = values.indexOf(Math.max(...values));
  const least = values.indexOf(Math.min(...values));
  const slot = (room.width - 90) / Math.max(1, values.length);
  const isRoomy = chart.days.every(({ display }) => widthOf(room, display, 700) <= slot);
  const scale = niceScale(
    [...values, ...(chart.means ?? []).map(({ value }) => value)],
    'count',
    TICKS,
  );
  const columns: Series = {
    name: chart.unit,
    values,
    look: { fill: colorIn(room, 'series1') },
    // Weekends are pale.
    points: chart.days.map(({ day }) =>
      [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
        ? { fill: colorIn(room, 'neutral') }
        : undefined,
    ),
    labels: chart.days.map(({ value, display }, at) =>
      isRoomy || at === most || at === least
        ? pointLabel(value, display, { color: colorIn(room, 'ink'), isBold: at === most })
        : null,
    ),
    place: 'outEnd',
    isNamed: false,
  };
  const named = chart.days.map(({ day }) =>
    chart.events.flatMap((event) => (event.day === day ? [event.label] : [])),
  );
  const events: Series = {
    name: room.words('slide.key.events'),
    values: named.map((labels, at) => (labels.length === 0 ? null : (values[at] ?? null))),
    look: {
      marker: {
        symbol: 'diamond',
        size: 12,
        fill: colorIn(room, 'series2'),
        line: colorIn(room, 'paper'),
      },
    },
    isNamed: true,
  };
  const means = (chart.means ?? []).map(
    ({ label, value, of }): Series => ({
      name: label,
      values: values.map(() => value),
      look: {
        line: {
          color: colorIn(room, of === 'month' ? 'brand' : 'muted'),
          width: 1.5,
          dash: of === 'month' ? 'solid' : 'dash',
        },
      },
      isNamed: true,
    }),
  );
  const lines = [...means, ...(chart.events.length > 0 ? [events] : [])];
  const axis = { ...scale, format: axisFormat(scale.decimals, chart.unit), isShown: true };
  const key = lines.map(({ name }) => name);
  const drawn = columnChart(categories, [], axis, key, room);
  return {
    charts: [
      {
        ...drawn,
        plots: [
          { kind: 'columns', gap: 40, series: [columns] },
          ...(lines.length > 0 ? [{ kind: 'lines', series: lines } as const] : []),
        ],
      },
    ],
    remarks: [
      ...chart.events.map(({ day, label }) => `${dayText(day, room.lang)} ${label}`),
      ...chart.calendar.map(({ from, to, note }) =>
        from === to
          ? `${dayText(from, room.lang)} ${note}`
          : `${dayText(from, room.lang)}–${dayText(to, room.lang)} ${note}`,
      ),
    ],
  };
}

/** 7月14日, in a sentence. */
function dayText(day: string, lang: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** 2009年6月, in a sentence. */
function monthText(month: string, lang: string): string {
  // Other periods are named by their sign.
  if (!/^\d{4}-\d{2}$/.test(month)) return month;
  const date = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    date,
  );
}

function dayName(day: string, at: number, lang: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (at > 0 && date.getUTCDate() > 1) return String(date.getUTCDate());
  const month = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' }).format(date);
  return `${date.getUTCDate()}\n${month}`;
}

/** Ranks of two months, 1 on top; a fall is dashed. */
export function slopeNative(chart: SlopeChart, room: ChartRoom): Drawn {
  const colors = { better: 'good', worse: 'bad', neutral: 'neutral' } as const;
  const ends = chart.items.map(({ to, label, display }) =>
    [String(to), label, display].filter((text) => text !== '').join('　'),
  );
  const found = chart.items.flatMap(({ from, to }) => (from === null ? [to] : [from, to]));
  const ranks = found.length === 0 ? [1] : found;
  const series = chart.items.map(({ label, from, to, effect }, index): Series => {
    const color = colorIn(room, colors[effect]);
    const look = { color: effect === 'neutral' ? colorIn(room, 'ink') : color, isBold: true };
    const width = effect === 'neutral' ? 2 : 3;
    const line = { color, width, ...(effect === 'worse' ? { dash: 'dash' as const } : {}) };
    return {
      name: label,
      values: [from, to],
      look: { line, marker: { symbol: 'circle', size: 10, fill: color, line: color } },
      labels: [
        from === null
          ? null
          : { ...pointLabel(from, String(from), { ...look, isBold: false }), place: 'l' },
        { ...pointLabel(to, ends[index] ?? '', look), place: 'r' },
      ],
      place: 'r',
      isNamed: false,
    };
  });
  const right = Math.min(
    room.width * 0.7,
    Math.max(0, ...ends.map((text) => widthOf(room, text, 700))) + 14,
  );
  const width = Math.min(room.width * 0.6, room.width - right) / room.width;
  const axis = {
    min: Math.min(...ranks) - 0.5,
    max: Math.max(...ranks) + 0.5,
    format: '0',
    isShown: false,
    isReversed: true,
  };
  const drawn = columnChart([chart.startLabel, chart.endLabel], series, axis, [], room);
  const top = 30 / room.height;
  // Half a place stands left of the first month and right of the last one.
  return {
    charts: [{ ...drawn, plot: { x: 0, y: top, w: Math.min(1, width * 1.35), h: 1 - top - 0.01 } }],
    remarks: [],
  };
}

function columnChart(
  categories: readonly string[],
  series: readonly Series[],
  axis: NativeChart['axis'] & { readonly max: number },
  key: readonly string[],
  room: ChartRoom,
): NativeChart {
  const { width, height } = room;
  const tick = axis.max.toLocaleString('en-US');
  const left = widthOf(room, `${tick}00.00%`) + AXIS_GAP;
  const top = key.length === 0 ? 20 : keyHeight(key, room) + 10;
  return {
    categories,
    plots: [{ kind: 'lines', series }],
    axis,
    hasKey: key.length > 0,
    plot: {
      x: left / width,
      y: top / height,
      w: Math.max(20, width - left - 30) / width,
      h:
        Math.max(
          20,
          height - top - (categories.some((name) => name.includes('\n')) ? NAMES : NAMES / 2 + 6),
        ) / height,
    },
    textSize: textSize(room),
  };
}
