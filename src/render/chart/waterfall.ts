import type { WaterfallChart } from '../../document/model/chart-types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  rectElement,
  textElement,
} from './frame.ts';
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

type Item = WaterfallChart['items'][number];

/** Two totals as full bars and the changes between them as steps; a change for the better is hollow. */
export function waterfallOption(chart: WaterfallChart, frame: ChartFrame) {
  const texts = chart.items.map(({ display }) => display);
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      end: roomFor(texts, frame, 700) + GAP,
      top: 6,
      bottom: 6,
      min: chart.min,
      max: chart.max,
    },
    frame,
  );
  const thick = barThickness(layout.rowHeight);
  return drawing(
    [
      ...layout.names,
      ...chart.items.flatMap((item, row) => [
        ...barOf(item, row, thick, layout, frame),
        ...connector(chart, row, thick, layout, frame),
      ]),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

function barOf(
  item: Item,
  row: number,
  thick: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const { colors } = frame.theme;
  const [from, to] = [layout.x(item.from), layout.x(item.to)];
  const y = layout.y(row);
  const shape = {
    x: Math.min(from, to),
    y: y - thick / 2,
    width: Math.max(3, Math.abs(to - from)),
    height: thick,
  };
  const looks = {
    better: { fill: colors.paper, stroke: colors.good },
    worse: { fill: colors.bad },
    neutral: { fill: colors.neutral },
  } as const;
  return [
    rectElement(shape, item.kind === 'total' ? { fill: colors.brand } : looks[item.effect]),
    textElement(
      frame,
      item.display,
      { x: Math.max(from, to) + GAP, y, align: 'left' },
      {
        color: item.effect === 'worse' ? 'bad' : item.effect === 'better' ? 'good' : 'ink',
        weight: 700,
        halo: true,
      },
    ),
  ];
}

/** A thin line from the end of one step to the beginning of the next. */
function connector(
  chart: WaterfallChart,
  row: number,
  thick: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const item = chart.items[row];
  if (item === undefined || row === chart.items.length - 1) return [];
  const at = layout.x(item.to);
  const shape = {
    x1: at,
    x2: at,
    y1: layout.y(row) + thick / 2,
    y2: layout.y(row + 1) - thick / 2,
  };
  return [lineElement(frame, shape, { color: 'neutral', width: 1, dash: [3, 3] })];
}
