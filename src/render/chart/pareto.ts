import type { ParetoChart } from '../../document/model/chart-types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  noteElement,
  rectElement,
  textElement,
} from './frame.ts';
import { GAP, roomFor, rowLayout } from './row-layout.ts';

/** From this width on there is room for a column of shares, in CSS pixels. */
const WIDE = 700;
const TWO_LINES = 40;

/**
 * Bars by size, each with count and share at its end and, in a column of its own, the share reached so
 * far. What stands apart is hollow, under a line.
 */
export function paretoOption(chart: ParetoChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = chart.items.map(({ display }) => display);
  const reached = chart.items.map(({ cumulative }) => cumulative ?? '');
  // In a narrow chart the share reached stands under the figures, where rows are high enough.
  const isNarrow =
    frame.width < WIDE && (frame.height - 12) / Math.max(1, chart.items.length) >= TWO_LINES;
  const column = isNarrow ? 0 : roomFor(reached, frame, 400);
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      end: roomFor(texts, frame, 700) + column + GAP,
      top: 6,
      bottom: 6,
      min: 0,
      max: chart.max,
    },
    frame,
  );
  const thick = barThickness(layout.rowHeight);
  const fills = { member: colors.series1, rest: colors.neutral, apart: colors.paper } as const;
  return drawing([
    ...layout.names,
    ...chart.items.flatMap((item, row): readonly ChartElement[] => {
      const y = layout.y(row);
      const width = Math.max(2, layout.x(item.value) - layout.left);
      const stroke = item.kind === 'apart' ? { stroke: colors.neutral } : {};
      const isFirstApart = item.kind === 'apart' && chart.items[row - 1]?.kind !== 'apart';
      const isUnder = isNarrow && item.cumulative !== null;
      const border = y - layout.rowHeight / 2;
      return [
        rectElement(
          { x: layout.left, y: y - thick / 2, width, height: thick },
          { fill: fills[item.kind], ...stroke },
        ),
        textElement(
          frame,
          texts[row] ?? '',
          { x: layout.left + width + GAP, y: isUnder ? y - 9 : y, align: 'left' },
          { color: item.kind === 'apart' ? 'muted' : 'ink', weight: 700, halo: false },
        ),
        isUnder
          ? noteElement(
              frame,
              reached[row] ?? '',
              { x: layout.left + width + GAP, y: y + 11, align: 'left' },
              { color: 'muted', weight: 400, halo: false },
            )
          : textElement(
              frame,
              reached[row] ?? '',
              { x: frame.width - column + GAP, y, align: 'left' },
              { color: 'muted', weight: 400, halo: false },
            ),
        ...(isFirstApart && row > 0
          ? [
              lineElement(
                frame,
                { x1: 0, x2: frame.width, y1: border, y2: border },
                { color: 'neutral', width: 1, dash: [4, 4] },
              ),
            ]
          : []),
      ];
    }),
    lineElement(
      frame,
      { x1: layout.left, x2: layout.left, y1: layout.top, y2: layout.bottom },
      { color: 'neutral', width: 1, dash: [] },
    ),
  ]);
}
