import type { ScheduleChart, ScheduleState } from '../../../document/model/chart-types.ts';
import type { ThemeColor } from '../../../pack/theme-types.ts';
import type { Series } from '../../office/native-chart.ts';
import { type ChartRoom, colorIn, type Drawn, NAMES, widthOf, wrapped } from './chart-room.ts';
import { pointsChart } from './point-kinds.ts';
import { wordLabel } from './point-label.ts';
import { limitLines, nameSeries } from './rows-of-points.ts';
import { dayOf } from './sheet-day.ts';

const COLORS: Readonly<Record<ScheduleState, ThemeColor>> = {
  done: 'good',
  late: 'warn',
  open: 'series1',
  overdue: 'bad',
};
/** Distances of the axis's days that are tried. */
const STEPS = [1, 2, 5, 7, 10, 15, 31];
/** Room that the day of an axis takes in CSS pixels. */
const DAY_ROOM = 70;

/**
 * Days that people set themselves on an axis of dates: full circles are done, hollow ones to come, squares past and open,
 * each led to the day that it was done or to the month's end, which is a line over all rows.
 */
export function scheduleNative(chart: ScheduleChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const ends = { min: dayOf(chart.start), max: dayOf(chart.end) };
  const shown = names.map((name) => wrapped(name, room.width * NAMES, room));
  const marks = chart.items.flatMap(({ label, display, marks: own }, row) =>
    own.map((mark, at) => {
      const last = at === own.length - 1;
      const text = [mark.name, last ? display : ''].filter((one) => one !== '').join('　');
      return markSeries(label, mark, text, row + 1, room);
    }),
  );
  const { day, label } = chart.monthEnd;
  const line = limitLines([{ label, value: dayOf(day), rank: 0 }], names.length, room);
  const texts = chart.items.flatMap(({ display, marks: own }) => [
    display,
    ...own.map(({ name }) => name),
  ]);
  const widest = Math.max(0, ...texts.map((text) => widthOf(room, text, 700)));
  const most = Math.max(1, Math.floor((room.width * 0.5) / DAY_ROOM));
  const step = STEPS.find((one) => (ends.max - ends.min) / one <= most) ?? 31;
  const axis = { ...ends, step, format: 'm/d', isShown: true };
  const series = [nameSeries(shown, ends.min, room), ...marks, ...line];
  return pointsChart(names, series, axis, widest / 2, room);
}

type Mark = ScheduleChart['items'][number]['marks'][number];

function markSeries(name: string, mark: Mark, text: string, row: number, room: ChartRoom): Series {
  const color = colorIn(room, COLORS[mark.state]);
  const marker = {
    symbol: mark.state === 'overdue' ? 'square' : 'circle',
    size: 14,
    fill: mark.state === 'open' ? colorIn(room, 'paper') : color,
    line: color,
  } as const;
  const label = wordLabel(text, {
    color: colorIn(room, mark.state === 'overdue' ? 'bad' : 'ink'),
    isBold: true,
  });
  const own = text === '' ? null : label;
  const days = mark.other === null ? [dayOf(mark.day)] : [dayOf(mark.day), dayOf(mark.other)];
  return {
    name,
    values: days,
    rows: days.map(() => row),
    look: { line: { color, width: 2 }, marker },
    // Where the line leads to has no sign of its own.
    points: days.map((_, at) => (at === 0 ? undefined : { line: { color, width: 2 } })),
    labels: days.map((_, at) => (at === 0 ? own : null)),
    place: 't',
    isNamed: false,
  };
}
