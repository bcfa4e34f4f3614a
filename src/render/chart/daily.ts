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
import { niceScale, type Scale } from './scale.ts';

const TOP = 24;
const AXIS = 34;
const GAP = 10;
const TICKS = 4;
/** Days from one name of the axis to the next. */
const STEPS = [1, 2, 5, 10];

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
export function dailyOption(chart: DailyChart, frame: ChartFrame) {
  const values = chart.days.map(({ value }) => value);
  const scale = niceScale(values, 'count', TICKS);
  const left = textWidth(frame, tickText(scale.max, scale, chart), 400) + GAP;
  const right = frame.width - 4;
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
  return {
    animation: false,
    graphic: [
      ...marks.elements(plot, (index) => y(values[index] ?? 0)),
      ...ticksOf(chart, scale, y, plot, frame),
      ...columnsOf(chart, y, plot, frame),
      ...dayNames(chart, plot, frame),
    ],
  };
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
  return days.flatMap(({ value, display }, index): readonly ChartElement[] => {
    const x = plot.left + plot.day * index;
    const shape = { x: x + plot.day * 0.15, width: plot.day * 0.7, y: y(value) };
    const column = rectElement(
      { ...shape, height: Math.max(0, plot.bottom - shape.y) },
      { fill: frame.theme.colors.series1 },
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
