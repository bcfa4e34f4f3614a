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
import { GAP, LEAST_AXIS, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

/**
 * Bars from a middle line, to the left for the worse and, hollow, to the right for the better. Each text stands across
 * the line from its bar, where its row is empty; where all bars are on one side, behind its bar.
 */
export function divergingOption(chart: DivergingChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = textsThatFit(chart, frame);
  const textsOf = (effect: 'better' | 'worse'): readonly string[] =>
    chart.items.flatMap((item, row) => (item.effect === effect ? [texts[row] ?? ''] : []));
  const worse = roomFor(textsOf('worse'), frame, 700) + 4;
  const better = roomFor(textsOf('better'), frame, 700) + 4;
  const isWorseOnly = textsOf('better').length === 0;
  const isBetterOnly = textsOf('worse').length === 0;
  const isOneSided = isWorseOnly || isBetterOnly;
  // Room that names leave to the texts of both sides, which stand where the other's bars are.
  const start = isWorseOnly ? worse : isBetterOnly ? 0 : better + worse;
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      start,
      end: isBetterOnly ? better : 4,
      top: labelHeight(frame) + 8,
      bottom: 6,
      min: 0,
      max: 1,
    },
    frame,
  );
  const left = isWorseOnly ? layout.left : layout.left - start;
  const width = layout.right - left;
  const middle = isWorseOnly
    ? layout.right
    : isBetterOnly
      ? left
      : left + Math.max(better, Math.min(width / 2, width - worse));
  // Both sides have the same scale; the line around a bar lies half outside of it.
  const reach = (isOneSided ? width : Math.min(middle - left, layout.right - middle)) - 1;
  const thick = barThickness(layout.rowHeight);
  const head = (text: string, align: 'left' | 'right', x: number): ChartElement =>
    textElement(
      frame,
      text,
      { x, y: labelHeight(frame) / 2, align },
      { color: align === 'right' ? 'bad' : 'good', weight: 700, halo: false },
    );
  return drawing(
    [
      ...layout.names,
      ...(isBetterOnly ? [] : [head(`← ${chart.worseLabel}`, 'right', middle - GAP)]),
      ...(isWorseOnly ? [] : [head(`${chart.betterLabel} →`, 'left', middle + GAP)]),
      ...chart.items.flatMap((item, row): readonly ChartElement[] => {
        const isWorse = item.effect === 'worse';
        const y = layout.y(row);
        const width = Math.max(3, (reach * item.size) / (chart.max || 1));
        return [
          rectElement(
            { x: isWorse ? middle - width : middle, y: y - thick / 2, width, height: thick },
            isWorse ? { fill: colors.bad } : { fill: colors.paper, stroke: colors.good },
          ),
          textElement(
            frame,
            texts[row] ?? '',
            isOneSided
              ? {
                  x: isWorse ? middle - width - GAP + 2 : middle + width + GAP - 2,
                  y,
                  align: isWorse ? 'right' : 'left',
                }
              : { x: middle + (isWorse ? GAP : -GAP), y, align: isWorse ? 'left' : 'right' },
            { color: isWorse ? 'bad' : 'good', weight: 700, halo: false },
          ),
        ];
      }),
      lineElement(
        frame,
        { x1: middle, x2: middle, y1: isOneSided ? layout.top : 2, y2: layout.bottom },
        { color: 'ink', width: 1.5, dash: [] },
      ),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

/** What stands at the bars: fewer words where names would else be cut. */
function textsThatFit({ items }: DivergingChart, frame: ChartFrame): readonly string[] {
  const widest = (side: 'better' | 'worse'): number =>
    roomFor(
      items.flatMap(({ effect, display }) => (effect === side ? [display] : [])),
      frame,
      700,
    );
  const names = roomFor(
    items.map(({ label }) => label),
    frame,
    400,
  );
  const needed = names + widest('worse') + widest('better') + LEAST_AXIS;
  return items.map(({ display, short }) => (needed <= frame.width ? display : (short ?? display)));
}
