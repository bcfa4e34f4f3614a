import type { IntervalChart } from '../../document/model/chart-types.ts';
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
} from './frame.ts';
import { limitedRows } from './limit-lines.ts';
import { spread } from './place-labels.ts';
import { GAP, type RowLayout, roomFor } from './row-layout.ts';
import { rowSpots } from './spots.ts';
import { colorOf, signOf } from './verdict-look.ts';

type Item = IntervalChart['items'][number];

const AXIS = 30;
const CAP = 7;
/** Texts stand clear of a point or tick at the end of the axis. */
const OFF = 22;

/** A point a row with its interval as a line with end caps, on one axis with the limits across all rows. */
export function intervalOption(chart: IntervalChart, frame: ChartFrame) {
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const ranges = chart.items.map(({ range }) => range ?? '');
  const needs = {
    labels: chart.items.map(({ label }) => label),
    end: Math.max(roomFor(texts, frame, 700), roomFor(ranges, frame, 400)) + OFF,
    bottom: AXIS,
    min: chart.min,
    max: chart.max,
  };
  const { layout, lines } = limitedRows(needs, chart.limits, frame);
  return drawing(
    [
      ...axisOf(chart, layout, frame),
      ...lines({}),
      ...layout.names,
      ...chart.items.flatMap((item, row) => rowOf(item, row, texts[row] ?? '', layout, frame)),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

function rowOf(
  item: Item,
  row: number,
  text: string,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const { colors } = frame.theme;
  const y = layout.y(row);
  const color = colorOf(item.verdict);
  const elements: ChartElement[] = [];
  if (item.low !== null && item.high !== null) {
    const [from, to] = [layout.x(item.low), layout.x(item.high)];
    const line = (x1: number, y1: number, x2: number, y2: number): ChartElement => ({
      ...lineElement(frame, { x1, y1, x2, y2 }, { color, width: 2.5, dash: [] }),
      z: 3,
    });
    elements.push(
      line(from, y, to, y),
      line(from, y - CAP, from, y + CAP),
      line(to, y - CAP, to, y + CAP),
    );
  }
  if (item.value !== null) {
    const at = layout.x(item.value);
    // A miss is square, so that it shows in grey.
    elements.push(
      item.verdict === 'missed'
        ? {
            ...rectElement({ x: at - 7, y: y - 7, width: 14, height: 14 }, { fill: colors[color] }),
            z: 4,
          }
        : circleElement({ cx: at, cy: y, r: 8 }, { fill: colors[color] }),
    );
  }
  elements.push(...ownTicks(item, y, layout, frame));
  const hasRange = item.range !== null;
  elements.push(
    textElement(
      frame,
      text,
      { x: layout.right + OFF, y: hasRange ? y - NOTE_SIZE / 2 - 1 : y, align: 'left' },
      { color: item.verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: false },
    ),
  );
  if (item.range !== null) {
    elements.push(
      noteElement(
        frame,
        item.range,
        { x: layout.right + OFF, y: y + textSize(frame) / 2 + 3, align: 'left' },
        { color: 'muted', weight: 400, halo: false },
      ),
    );
  }
  return elements;
}

/** Limits that only this row has: ticks on its own line, named under them. */
function ownTicks(
  item: Item,
  y: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const widths = item.limits.map(({ label }) =>
    frame.fonts.measure(label, { sizePx: NOTE_SIZE, weight: 400 }),
  );
  const widest = Math.max(0, ...widths);
  const places = spread(
    item.limits.map(({ value }) => layout.x(value)),
    widest + GAP,
    widest / 2,
    layout.right - widest / 2 + GAP,
  );
  return item.limits.flatMap(({ label, value }, index) => {
    const at = layout.x(value);
    const tick = { x1: at, x2: at, y1: y - 12, y2: y + 8 };
    return [
      { ...lineElement(frame, tick, { color: 'ink', width: 3, dash: [] }), z: 3 },
      noteElement(
        frame,
        label,
        { x: places[index] ?? at, y: y + 17, align: 'center' },
        { color: 'muted', weight: 400, halo: false },
      ),
    ];
  });
}

function axisOf(
  chart: IntervalChart,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const span = chart.max - chart.min;
  const widest = roomFor(['100%'], frame, 400);
  const most = Math.max(1, Math.min(6, Math.floor((layout.right - layout.left) / widest)));
  const step = [1, 2, 5, 10, 20, 25, 50].find((one) => span / one <= most) ?? 50;
  const first = Math.ceil(chart.min / step) * step;
  const count = Math.floor((chart.max - first) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step).flatMap((value) => {
    const at = layout.x(value);
    return [
      lineElement(
        frame,
        { x1: at, x2: at, y1: layout.top, y2: layout.bottom },
        { color: 'line', width: 1, dash: [] },
      ),
      textElement(
        frame,
        `${value}%`,
        { x: at, y: layout.bottom + AXIS / 2, align: 'center' },
        { color: 'muted', weight: 400, halo: false },
      ),
    ];
  });
}
