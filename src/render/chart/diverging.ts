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
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

/**
 * Bars from a middle line, to the left for the worse and, hollow, to the right for the better. Each text stands across
 * the line from its bar, where its row is empty; where all bars are on one side, behind its bar.
 */
export function divergingOption(chart: DivergingChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const { texts, isWorseOnly, isBetterOnly, worse, better, start, layout } = roomOf(chart, frame);
  const isOneSided = isWorseOnly || isBetterOnly;
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

interface Room {
  readonly texts: readonly string[];
  readonly isWorseOnly: boolean;
  readonly isBetterOnly: boolean;
  /** Widths that the texts of a side need, in CSS pixels. */
  readonly worse: number;
  readonly better: number;
  /** Room that names leave to the texts of both sides, which stand where the other's bars are. */
  readonly start: number;
  readonly layout: RowLayout;
}

/** The rows with what stands at their bars: fewer words where names would else be cut. */
function roomOf(chart: DivergingChart, frame: ChartFrame): Room {
  const cut: string[] = [];
  const told = { ...frame, onCut: (text: string) => void cut.push(text) };
  const whole = roomWith(
    chart,
    chart.items.map(({ display }) => display),
    told,
  );
  if (cut.length === 0) return whole;
  return roomWith(
    chart,
    chart.items.map(({ short, display }) => short ?? display),
    frame,
  );
}

function roomWith(chart: DivergingChart, texts: readonly string[], frame: ChartFrame): Room {
  const textsOf = (effect: 'better' | 'worse'): readonly string[] =>
    chart.items.flatMap((item, row) => (item.effect === effect ? [texts[row] ?? ''] : []));
  const worse = roomFor(textsOf('worse'), frame, 700) + 4;
  const better = roomFor(textsOf('better'), frame, 700) + 4;
  const isWorseOnly = textsOf('better').length === 0;
  const isBetterOnly = textsOf('worse').length === 0;
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
  return { texts, isWorseOnly, isBetterOnly, worse, better, start, layout };
}
