import type { BarsChart } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  lineElement,
  rectElement,
  textElement,
  textWidth,
} from './frame.ts';
import { limitedRows } from './limit-lines.ts';
import { previousTick } from './previous-tick.ts';
import { GAP, roomFor } from './row-layout.ts';
import { niceScale } from './scale.ts';
import { rowSpots } from './spots.ts';
import { AXIS, tickText, valueAxis } from './value-axis.ts';
import { colorOf, signOf } from './verdict-look.ts';

const R = 8;
const MOST_TICKS = 5;

/**
 * Rates that differ little: a point a row on an axis that begins near the least, the limits and the whole's mean across
 * all rows, and the texts in a column of their own. A miss is square, so that it shows in grey.
 */
export function dotsOption(chart: BarsChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const { min = 0, max = 0 } = chart.domain ?? {};
  const scale = niceScale([min, max], 'rate', MOST_TICKS);
  const widest = textWidth(frame, tickText(scale.min, scale, chart.unit), 400);
  const { layout, lines } = limitedRows(
    {
      labels: chart.items.map(({ label }) => label),
      start: widest / 2,
      end: roomFor(texts, frame, 700) + GAP,
      bottom: AXIS,
      min: scale.min,
      max: scale.max,
    },
    chart.limits,
    frame,
    chart.mean ?? null,
  );
  return drawing(
    [
      ...valueAxis(scale, chart.unit, layout, frame),
      ...lines({}),
      ...layout.names,
      ...chart.items.flatMap((item, row): readonly ChartElement[] => {
        const [x, y] = [layout.x(item.value), layout.y(row)];
        const fill = colors[colorOf(item.verdict)];
        const square = { x: x - R + 1, y: y - R + 1, width: 2 * R - 2, height: 2 * R - 2 };
        return [
          lineElement(
            frame,
            { x1: layout.left, x2: layout.right, y1: y, y2: y },
            { color: 'line', width: 1, dash: [] },
          ),
          ...previousTick(item.previous ?? null, 2 * R, { y, bar: null }, layout, frame),
          item.verdict === 'missed'
            ? { ...rectElement(square, { fill }), z: 6 }
            : { ...circleElement({ cx: x, cy: y, r: R }, { fill }), z: 6 },
          textElement(
            frame,
            texts[row] ?? '',
            { x: layout.right + 2 * GAP, y, align: 'left' },
            { color: item.verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: false },
          ),
        ];
      }),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}
