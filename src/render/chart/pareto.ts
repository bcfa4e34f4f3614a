import type { ParetoChart } from '../../document/model/chart-types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
} from './frame.ts';
import { hatchedBar } from './hatch.ts';
import { previousTick } from './previous-tick.ts';
import { GAP, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

/** Room that a mark's words take over the line under their bar, in CSS pixels. */
const WORDS = NOTE_SIZE + 4;

/**
 * Bars by size, each with count and share at its end and the month before as a tick. Where they reach half and four
 * fifths of the whole a line says so. What is left and what stands apart is hatched, the latter under a line.
 */
export function paretoOption(chart: ParetoChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = chart.items.map(({ display }) => display);
  const marks = chart.items.map(({ cumulative }) => cumulative ?? '');
  const column = noteRoom(marks, frame);
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
  const across = (y: number, from: number): ChartElement =>
    lineElement(
      frame,
      { x1: from, x2: frame.width, y1: y, y2: y },
      { color: 'neutral', width: 1, dash: [4, 4] },
    );
  return drawing(
    [
      ...layout.names,
      ...chart.items.flatMap((item, row): readonly ChartElement[] => {
        const y = layout.y(row);
        const width = Math.max(2, layout.x(item.value) - layout.left);
        const bar = { x: layout.left, y: y - thick / 2, width, height: thick };
        const isMember = item.kind === 'member';
        const isFirstApart = item.kind === 'apart' && chart.items[row - 1]?.kind !== 'apart';
        const border = y + layout.rowHeight / 2;
        const tick = item.previous == null ? 0 : layout.x(item.previous) - layout.left;
        return [
          ...(isMember ? [rectElement(bar, { fill: colors.series1 })] : hatchedBar(bar, frame)),
          ...previousTick(
            item.previous ?? null,
            thick,
            { y, bar: isMember ? bar : null },
            layout,
            frame,
          ),
          textElement(
            frame,
            texts[row] ?? '',
            { x: layout.left + Math.max(width, tick) + GAP, y, align: 'left' },
            { color: item.kind === 'apart' ? 'muted' : 'ink', weight: 700, halo: false },
          ),
          ...(item.cumulative === null
            ? []
            : [
                across(border, layout.left),
                noteElement(
                  frame,
                  item.cumulative,
                  { x: frame.width, y: Math.max(y, border - WORDS / 2), align: 'right' },
                  { color: 'muted', weight: 400, halo: false },
                ),
              ]),
          ...(isFirstApart && row > 0 ? [across(border - layout.rowHeight, 0)] : []),
        ];
      }),
      lineElement(
        frame,
        { x1: layout.left, x2: layout.left, y1: layout.top, y2: layout.bottom },
        { color: 'neutral', width: 1, dash: [] },
      ),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

/** Room for the words of marks at the right edge; nothing for none. */
function noteRoom(texts: readonly string[], { fonts }: ChartFrame): number {
  const widths = texts.map((text) => fonts.measure(text, { sizePx: NOTE_SIZE, weight: 400 }));
  const widest = Math.max(0, ...widths);
  return widest === 0 ? 0 : widest + GAP;
}
