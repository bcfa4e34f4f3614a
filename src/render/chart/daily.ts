import type { DailyChart } from '../../document/model/chart-types.ts';
import { dayMarks } from './day-marks.ts';
import {
  type ChartElement,
  type ChartFrame,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
  textWidth,
} from './frame.ts';
import { monthStarts } from './month-starts.ts';
import { spread } from './place-labels.ts';
import { niceScale, type Scale } from './scale.ts';
import { columnSpots } from './spots.ts';

const TOP = 24;
const AXIS = 34;
const GAP = 10;
const TICKS = 4;
/** Days from one name of the axis to the next. */
const STEPS = [1, 2, 5, 10];
/** Days of a month, about. */
const MONTH = 30;
const DAY = 24 * 3_600_000;

/** The room of the columns, and the width of one day with its gaps. */
export interface DayPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly day: number;
}

/**
 * A column a day from zero, with its number where all have room, else with those of the most and the least.
 * Events are named over the plot and led to their day; days of the calendar are bands.
 */
export function dailyDrawing(chart: DailyChart, frame: ChartFrame) {
  const values = chart.days.map(({ value }) => value);
  const means = chart.means ?? [];
  const scale = niceScale([...values, ...means.map(({ value }) => value)], 'count', TICKS);
  const left = textWidth(frame, tickText(scale.max, scale, chart), 400) + GAP;
  const right = frame.width - Math.max(4, meanRoom(chart, frame));
  const day = (right - left) / Math.max(1, chart.days.length);
  const marks = dayMarks(chart, { left, day }, frame);
  const plot: DayPlot = {
    left,
    right,
    top: TOP + marks.height,
    bottom: frame.height - AXIS,
    day,
  };
  const y = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * (value - scale.min)) / (scale.max - scale.min);
  const option = {
    animation: false,
    graphic: [
      ...marks.elements(plot, (index) => y(values[index] ?? 0)),
      ...ticksOf(chart, scale, y, plot, frame),
      ...columnsOf(chart, y, plot, frame),
      ...meanLines(chart, y, plot, frame),
      ...dayNames(chart, plot, frame),
    ],
  };
  const middle = (index: number): number => left + day * (index + 0.5);
  const strip = { ...plot, top: 0, bottom: frame.height };
  return { option, height: frame.height, spots: columnSpots(values.length, middle, strip) };
}

function tickText(value: number, scale: Scale, { unit }: DailyChart): string {
  return `${value.toLocaleString('en-US')}${value === scale.max ? unit : ''}`;
}

function ticksOf(
  chart: DailyChart,
  scale: Scale,
  y: (value: number) => number,
  plot: DayPlot,
  frame: ChartFrame,
): readonly ChartElement[] {
  const count = Math.round((scale.max - scale.min) / scale.step) + 1;
  return Array.from({ length: count }, (_, index) => scale.min + index * scale.step).flatMap(
    (value) => [
      lineElement(
        frame,
        { x1: plot.left, x2: plot.right, y1: y(value), y2: y(value) },
        { color: value === 0 ? 'neutral' : 'line', width: 1, dash: [] },
      ),
      textElement(
        frame,
        tickText(value, scale, chart),
        { x: plot.left - GAP, y: y(value), align: 'right' },
        { color: 'muted', weight: 400, halo: false },
      ),
    ],
  );
}

/** Saturdays and Sundays. */
function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Room for the names of the means right of the plot, in CSS pixels. */
function meanRoom({ means = [] }: DailyChart, frame: ChartFrame): number {
  const widths = means.map(({ label }) =>
    frame.fonts.measure(label, { sizePx: NOTE_SIZE, weight: 700 }),
  );
  const widest = Math.max(0, ...widths);
  return widest === 0 ? 0 : widest + GAP;
}

/** The means across all columns, light where they run over one, named right of the plot. */
function meanLines(
  { means = [], days }: DailyChart,
  y: (value: number) => number,
  plot: DayPlot,
  frame: ChartFrame,
): readonly ChartElement[] {
  const places = spread(
    means.map(({ value }) => y(value)),
    NOTE_SIZE + 6,
    plot.top,
    plot.bottom,
  );
  return means.flatMap(({ label, value, of }, index): readonly ChartElement[] => {
    const at = y(value);
    const dash = of === 'month' ? [] : [7, 5];
    const line = (x1: number, x2: number, color: 'ink' | 'paper', z: number): ChartElement => ({
      ...lineElement(frame, { x1, x2, y1: at, y2: at }, { color, width: 2, dash }),
      z,
    });
    const over = days.flatMap((day, column): readonly ChartElement[] => {
      const x = plot.left + plot.day * (column + 0.15);
      return day.value > value ? [line(x, x + plot.day * 0.7, 'paper', 4)] : [];
    });
    return [
      line(plot.left, plot.right, 'ink', 3),
      ...over,
      noteElement(
        frame,
        label,
        { x: plot.right + GAP - 4, y: places[index] ?? at, align: 'left' },
        { color: 'ink', weight: of === 'month' ? 700 : 400, halo: false },
      ),
    ];
  });
}

function columnsOf(
  { days }: DailyChart,
  y: (value: number) => number,
  plot: DayPlot,
  frame: ChartFrame,
): readonly ChartElement[] {
  const values = days.map(({ value }) => value);
  const most = values.indexOf(Math.max(...values));
  const least = values.indexOf(Math.min(...values));
  const isRoomy = days.every(
    ({ display }) =>
      frame.fonts.measure(display, { sizePx: NOTE_SIZE, weight: 700 }) + 2 <= plot.day,
  );
  return days.flatMap(({ day, value, display }, index): readonly ChartElement[] => {
    const x = plot.left + plot.day * index;
    const shape = { x: x + plot.day * 0.15, width: plot.day * 0.7, y: y(value) };
    const column = rectElement(
      { ...shape, height: Math.max(0, plot.bottom - shape.y) },
      { fill: frame.theme.colors[isWeekend(day) ? 'neutral' : 'series1'] },
    );
    if (!isRoomy && index !== most && index !== least) return [column];
    const name = noteElement(
      frame,
      display,
      { x: x + plot.day / 2, y: shape.y - NOTE_SIZE / 2 - 3, align: 'center' },
      { color: 'ink', weight: index === most ? 700 : 400, halo: true },
    );
    return [column, name];
  });
}

/** Days under the axis, as close as they have room; the first and the first of a month with their month where it fits. */
function dayNames({ days }: DailyChart, plot: DayPlot, frame: ChartFrame): readonly ChartElement[] {
  const long = new Intl.DateTimeFormat(frame.lang, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(frame.lang, { day: 'numeric', timeZone: 'UTC' });
  const at = (index: number) => Date.parse(`${days[index]?.day ?? ''}T00:00:00Z`);
  const name = new Intl.DateTimeFormat(frame.lang, { month: 'short', timeZone: 'UTC' });
  const monthRoom = (textWidth(frame, name.format(new Date('2000-12-01')), 400) + 6) / plot.day;
  const starts = monthStarts(at(0), at(days.length - 1), monthRoom / MONTH);
  if (starts.length > 1)
    return starts.map((time) => {
      const index = Math.round((time - at(0)) / DAY);
      return textElement(
        frame,
        name.format(new Date(time)),
        { x: plot.left + plot.day * (index + 0.5), y: plot.bottom + AXIS / 2 + 2, align: 'center' },
        { color: 'muted', weight: 400, halo: false },
      );
    });
  const widest = textWidth(frame, short.format(new Date('2000-01-28T00:00:00Z')), 400) + 6;
  const step = STEPS.find((one) => one * plot.day >= widest) ?? days.length;
  return days.flatMap(({ day }, index): readonly ChartElement[] => {
    const date = new Date(`${day}T00:00:00Z`);
    const isNew = index === 0 || date.getUTCDate() <= step;
    const hasMonth = isNew && textWidth(frame, long.format(date), 400) + 6 <= step * plot.day;
    const text = (hasMonth ? long : short).format(date);
    const x = Math.min(
      plot.left + plot.day * (index + 0.5),
      frame.width - textWidth(frame, text, 400) / 2,
    );
    if (index % step !== 0) return [];
    return [
      textElement(
        frame,
        text,
        { x, y: plot.bottom + AXIS / 2 + 2, align: 'center' },
        { color: 'muted', weight: 400, halo: false },
      ),
    ];
  });
}
