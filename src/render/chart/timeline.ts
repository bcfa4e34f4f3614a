import { sizes } from '../../deck/geometry.ts';
import type { TimelineChart } from '../../document/model/chart-types.ts';
import { dayAxis, timeOf } from './day-axis.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
  textSize,
  tryFrame,
} from './frame.ts';
import { GAP, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

const HOUR = 3_600_000;
const AXIS = sizes.axis;
const LARGEST = 48;
const SMALLEST = 3;

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
  return drawing(
    [
      ...dayAxis(chart, chart.items.length, layout, frame),
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
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}
