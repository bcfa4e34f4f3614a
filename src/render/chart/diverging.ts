import type { DivergingChart } from '../../document/model/chart-types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  labelHeight,
  lineElement,
  rectElement,
  textElement,
} from './frame.ts';
import { GAP, roomFor, rowLayout } from './row-layout.ts';

/** Bars from a middle line, to the left for the worse and, hollow, to the right for the better. */
export function divergingOption(chart: DivergingChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const textsOf = (effect: 'better' | 'worse'): readonly string[] =>
    chart.items.flatMap((item) => (item.effect === effect ? [item.display] : []));
  const start = roomFor(textsOf('worse'), frame, 700);
  const end = roomFor(textsOf('better'), frame, 700);
  const isOneSided = start === 0 || end === 0;
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      start: start + 4,
      end: end + 4,
      top: labelHeight(frame) + 8,
      bottom: 6,
      min: start === 0 ? 0 : -chart.max,
      max: end === 0 ? 0 : chart.max,
    },
    frame,
  );
  const middle = layout.x(0);
  const thick = barThickness(layout.rowHeight);
  const head = (text: string, align: 'left' | 'right', x: number): ChartElement =>
    textElement(
      frame,
      text,
      { x, y: labelHeight(frame) / 2, align },
      { color: align === 'right' ? 'bad' : 'good', weight: 700, halo: false },
    );
  return drawing([
    ...layout.names,
    ...(start === 0 ? [] : [head(`← ${chart.worseLabel}`, 'right', middle - GAP)]),
    ...(end === 0 ? [] : [head(`${chart.betterLabel} →`, 'left', middle + GAP)]),
    ...chart.items.flatMap((item, row): readonly ChartElement[] => {
      const isWorse = item.effect === 'worse';
      const tip = layout.x(isWorse ? -item.size : item.size);
      const y = layout.y(row);
      const width = Math.max(3, Math.abs(tip - middle));
      return [
        rectElement(
          { x: isWorse ? middle - width : middle, y: y - thick / 2, width, height: thick },
          isWorse ? { fill: colors.bad } : { fill: colors.paper, stroke: colors.good },
        ),
        textElement(
          frame,
          item.display,
          {
            x: isWorse ? middle - width - GAP + 2 : middle + width + GAP - 2,
            y,
            align: isWorse ? 'right' : 'left',
          },
          { color: isWorse ? 'bad' : 'good', weight: 700, halo: false },
        ),
      ];
    }),
    lineElement(
      frame,
      { x1: middle, x2: middle, y1: isOneSided ? layout.top : 2, y2: layout.bottom },
      { color: 'ink', width: 1.5, dash: [] },
    ),
  ]);
}
