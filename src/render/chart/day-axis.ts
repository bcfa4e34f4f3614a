import { sizes } from '../../deck/geometry.ts';
import {
  type ChartElement,
  type ChartFrame,
  lineElement,
  textElement,
  textWidth,
} from './frame.ts';
import { monthStarts } from './month-starts.ts';
import { GAP, type RowLayout } from './row-layout.ts';

const DAY = 24 * 3_600_000;
const AXIS = sizes.axis;
/** Days that may lie between the names of the axis. */
const STEPS = [5, 10, 15];
/** Days of a month, about. */
const MONTH = 30;

/** A line for each row, and upright lines with days under them as close as they have room. */
export function dayAxis(
  chart: { readonly start: string; readonly end: string },
  rows: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const long = new Intl.DateTimeFormat(frame.lang, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(frame.lang, { day: 'numeric', timeZone: 'UTC' });
  const [start, end] = [timeOf(chart.start), timeOf(chart.end)];
  const days = Math.round((end - start) / DAY);
  const widest = textWidth(frame, long.format(new Date(start)), 400) + GAP;
  const perDay = (layout.right - layout.left) / days;
  const starts = monthStarts(start, end, widest / (MONTH * perDay));
  const step = STEPS.find((one) => one * perDay >= widest) ?? days;
  const count = Math.ceil(days / step);
  // One name tells no scale: where there is no room for more, the first and the last day are named.
  const ticks =
    starts.length > 1
      ? starts
      : count > 1
        ? Array.from({ length: count }, (_, index) => start + index * step * DAY)
        : [start, end - DAY];
  return [
    ...Array.from({ length: rows }, (_, row) =>
      lineElement(
        frame,
        { x1: layout.left, x2: layout.right, y1: layout.y(row), y2: layout.y(row) },
        { color: 'line', width: 1, dash: [] },
      ),
    ),
    ...ticks.flatMap((time, index) => {
      const at = layout.x(time);
      const isNamed = index === 0 || new Date(time).getUTCDate() <= step;
      return [
        lineElement(
          frame,
          { x1: at, x2: at, y1: layout.top, y2: layout.bottom },
          { color: 'line', width: 1, dash: [] },
        ),
        textElement(
          frame,
          (isNamed ? long : short).format(new Date(time)),
          { x: at, y: layout.bottom + AXIS / 2, align: 'center' },
          { color: 'muted', weight: 400, halo: false },
        ),
      ];
    }),
  ];
}

/** Milliseconds of `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; the same zone for all, so that only distances count. */
export function timeOf(text: string): number {
  return Date.parse(text.length > 10 ? `${text.replace(' ', 'T')}:00Z` : `${text}T00:00:00Z`);
}
