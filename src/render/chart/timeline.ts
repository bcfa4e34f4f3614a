import { sizes } from '../../deck/geometry.ts';
import type { TimelineChart } from '../../document/model/chart-types.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
  textSize,
  textWidth,
  tryFrame,
} from './frame.ts';
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AXIS = 30;
const LARGEST = 48;
const SMALLEST = 3;
/** Days that may lie between the names of the axis. */
const STEPS = [5, 10, 15, 31];

/** Events down the rows on an axis of days: a bar from start to end, and a circle whose area is the size. */
export function timelineOption(chart: TimelineChart, frame: ChartFrame) {
  const texts = chart.items.map(({ display }) => display);
  const needs = {
    labels: chart.items.map(({ label }) => label),
    top: 6,
    bottom: AXIS,
    min: timeOf(chart.start),
    max: timeOf(chart.end),
    highest: sizes.highestEvent,
  };
  const { rowHeight } = rowLayout({ ...needs, end: 0 }, tryFrame(frame));
  // One circle may reach into the next rows: their texts stand beside the axis.
  const largest = Math.min(LARGEST, rowHeight * 0.8);
  const pad = Math.max(6, largest - rowHeight / 2);
  // Circles at the first and the last day stay clear of names and texts.
  const layout = rowLayout(
    {
      ...needs,
      top: pad,
      bottom: AXIS + pad - 6,
      start: largest,
      end: roomFor(texts, frame, 700) + largest + GAP,
    },
    frame,
  );
  return drawing([
    ...axisOf(chart, layout, frame),
    ...layout.names,
    ...chart.items.flatMap((item, row): readonly ChartElement[] => {
      const y = layout.y(row);
      const textX = layout.right + largest + GAP / 2;
      const from = timeOf(item.start);
      const x = layout.x(from);
      const width = Math.max(4, layout.x(from + (item.hours ?? 0) * HOUR) - x);
      const r = Math.max(SMALLEST, largest * Math.sqrt(item.size / (chart.maxSize || 1)));
      const { colors } = frame.theme;
      return [
        circleElement(
          { cx: x + width / 2, cy: y, r },
          { fill: item.remark === null ? colors.panel : colors.series1, stroke: colors.series1 },
        ),
        {
          ...rectElement(
            { x, y: y - 4, width, height: 8 },
            { fill: item.remark === null ? colors.ink : colors.paper },
          ),
          z: 5,
        },
        textElement(
          frame,
          texts[row] ?? '',
          { x: textX, y: item.remark === null ? y : y - NOTE_SIZE / 2 - 2, align: 'left' },
          { color: 'ink', weight: item.remark === null ? 400 : 700, halo: false },
        ),
        ...(item.remark === null
          ? []
          : [
              noteElement(
                frame,
                item.remark,
                { x: textX, y: y + textSize(frame) / 2 + 2, align: 'left' },
                { color: 'ink', weight: 400, halo: false },
              ),
            ]),
      ];
    }),
  ]);
}

function axisOf(
  chart: TimelineChart,
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
  const step = STEPS.find((one) => one * perDay >= widest) ?? days;
  const count = Math.ceil(days / step);
  const ticks = Array.from({ length: count }, (_, index) => start + index * step * DAY);
  return [
    ...chart.items.map((_, row) =>
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
function timeOf(text: string): number {
  return Date.parse(text.length > 10 ? `${text.replace(' ', 'T')}:00Z` : `${text}T00:00:00Z`);
}
