import { sizes } from '../../deck/geometry.ts';
import type { RangeChart } from '../../document/model/chart-types.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  labelHeight,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
  textWidth,
} from './frame.ts';
import { limitedRows } from './limit-lines.ts';
import { type Rect, spread } from './place-labels.ts';
import { GAP, type RowLayout } from './row-layout.ts';
import { niceScale } from './scale.ts';
import { rowSpots } from './spots.ts';
import { AXIS, tickText, valueAxis } from './value-axis.ts';

type Item = RangeChart['items'][number];

const R = 7;
/** Points stand under the middle of their rows, their numbers over them. */
const SINK = 9;
const MOST_TICKS = 5;
/** From names to the axis's left end. */
const START = 10;

/** A line a row from its least to its largest figure, a mark of its own shape and a number for each; a key on top. */
export function rangeOption(chart: RangeChart, frame: ChartFrame) {
  const key = keyOf(chart.marks, frame);
  const scale = niceScale(
    [chart.min, chart.max],
    chart.unit === '%' ? 'rate' : 'amount',
    MOST_TICKS,
  );
  // Half of the widest number may stand over the ends of the axis.
  const widest = Math.max(
    0,
    ...chart.items.flatMap(({ values }) => values.map(({ display }) => noteWidth(display, frame))),
    textWidth(frame, tickText(scale.max, scale, chart.unit), 400),
  );
  const { layout, lines } = limitedRows(
    {
      labels: chart.items.map(({ label }) => label),
      start: START,
      end: widest / 2 + 4,
      above: key.height,
      bottom: AXIS,
      min: scale.min,
      max: scale.max,
      highest: sizes.highestRange,
    },
    chart.limits,
    frame,
  );
  const rows = chart.items.map((item, row) => rowOf(item, row, layout, frame));
  return drawing(
    [
      ...key.elements,
      ...valueAxis(scale, chart.unit, layout, frame),
      ...lines({ texts: rows.flatMap(({ texts }) => texts) }),
      ...layout.names,
      ...rows.flatMap(({ elements }) => elements),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

function rowOf(
  item: Item,
  row: number,
  layout: RowLayout,
  frame: ChartFrame,
): { readonly elements: readonly ChartElement[]; readonly texts: readonly Rect[] } {
  const y = layout.y(row) + SINK;
  const points = item.values.flatMap(({ value, display }, index) =>
    value === null ? [] : [{ at: layout.x(value), display, index }],
  );
  // Equal figures, as of a single record, are said once.
  const said = points.filter(
    ({ display }, order) => points.findIndex((one) => one.display === display) === order,
  );
  const xs = points.map(({ at }) => at);
  const widest = Math.max(0, ...said.map(({ display }) => noteWidth(display, frame)));
  const places = spread(
    said.map(({ at }) => at),
    widest + 8,
    layout.left - START + widest / 2,
    frame.width - widest / 2,
  );
  const texts = said.map(({ at, display }, order): Rect => {
    const width = noteWidth(display, frame) + 4;
    const middle = places[order] ?? at;
    const height = NOTE_SIZE + 4;
    return { x: middle - width / 2, y: y - R - 3 - height + 2, width, height };
  });
  const elements = [
    ...(points.length < 2
      ? []
      : [
          lineElement(
            frame,
            { x1: Math.min(...xs), x2: Math.max(...xs), y1: y, y2: y },
            { color: 'neutral', width: 3, dash: [] },
          ),
        ]),
    ...points.map(({ at, index }) => markElement(index, at, y, frame)),
    ...said.map(({ at, display }, order) =>
      noteElement(
        frame,
        display,
        { x: places[order] ?? at, y: y - R - NOTE_SIZE / 2 - 3, align: 'center' },
        { color: 'ink', weight: 700, halo: false },
      ),
    ),
  ];
  return { elements, texts };
}

/** Each mark has its own shape, so that it shows in grey: hollow and full circle, full and hollow square. */
function markElement(index: number, x: number, y: number, frame: ChartFrame): ChartElement {
  const { paper, series1, ink } = frame.theme.colors;
  const square = { x: x - R + 1, y: y - R + 1, width: 2 * R - 2, height: 2 * R - 2 };
  switch (index) {
    case 0:
      return circleElement({ cx: x, cy: y, r: R - 1 }, { fill: paper, stroke: series1 });
    case 1:
      return circleElement({ cx: x, cy: y, r: R }, { fill: series1 });
    case 2:
      return { ...rectElement(square, { fill: ink }), z: 4 };
    default:
      return { ...rectElement(square, { fill: paper, stroke: ink }), z: 4 };
  }
}

/** The marks with their names, in as many lines as they need. */
function keyOf(marks: readonly string[], frame: ChartFrame) {
  const elements: ChartElement[] = [];
  const line = labelHeight(frame);
  let x = 0;
  let y = line / 2;
  for (const [index, mark] of marks.entries()) {
    const width = 2 * R + 8 + textWidth(frame, mark, 400) + 2 * GAP;
    if (x > 0 && x + width > frame.width) {
      x = 0;
      y += line;
    }
    elements.push(
      markElement(index, x + R + 1, y, frame),
      textElement(
        frame,
        mark,
        { x: x + 2 * R + 8, y, align: 'left' },
        { color: 'ink', weight: 400, halo: false },
      ),
    );
    x += width;
  }
  return { height: y + line / 2 + 2, elements };
}

function noteWidth(text: string, { fonts }: ChartFrame): number {
  return fonts.measure(text, { sizePx: NOTE_SIZE, weight: 700 });
}
