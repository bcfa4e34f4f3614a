import type { TrendChart } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
} from './frame.ts';

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Mark {
  /** Places on the axis of months, from 0; a half is between two. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  readonly isBreak: boolean;
}

const LINE = NOTE_SIZE + 8;

/**
 * What a trend marks besides its values: breaks as dashed upright lines, months to know of as bands, both
 * named over the plot, a line for each mark. `stretches` are the months between breaks.
 */
export function trendMarks(chart: TrendChart, months: readonly string[], frame: ChartFrame) {
  const last = months.length - 1;
  const breaks = (chart.breaks ?? []).flatMap(({ month, note }): readonly Mark[] => {
    const at = months.indexOf(month);
    return at < 1 ? [] : [{ from: at - 0.5, to: at - 0.5, note, isBreak: true }];
  });
  const bands = (chart.calendar ?? []).flatMap(({ from, to, note }): readonly Mark[] => {
    const inside = months.flatMap((month, at) => (month >= from && month <= to ? [at] : []));
    const [first] = inside;
    if (first === undefined) return [];
    const end = inside.at(-1) ?? first;
    return [
      { from: Math.max(0, first - 0.5), to: Math.min(last, end + 0.5), note, isBreak: false },
    ];
  });
  const marks = [...breaks, ...bands];
  // A mark without words takes no line of its own.
  const named = marks.filter(({ note }) => note !== '');
  const cuts = [0, ...breaks.map(({ from }) => Math.ceil(from)).sort((a, b) => a - b)];
  return {
    height: named.length * LINE,
    stretches: cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? months.length })),
    elements: (x: (index: number) => number, plot: Plot): readonly ChartElement[] =>
      marks.flatMap((mark) => {
        const line = named.indexOf(mark);
        return drawn(mark, Math.max(0, line), Math.max(1, named.length), x, plot, frame);
      }),
  };
}

function drawn(
  mark: Mark,
  index: number,
  count: number,
  x: (index: number) => number,
  plot: Plot,
  frame: ChartFrame,
): readonly ChartElement[] {
  const [from, to] = [x(mark.from), x(mark.to)];
  const y = mark.note === '' ? plot.top + LINE / 2 : plot.top - (count - index - 0.5) * LINE - 4;
  const width = frame.fonts.measure(mark.note, { sizePx: NOTE_SIZE, weight: 400 });
  // A name begins at its mark, and ends there where it would leave the drawing.
  const isLeft = from + width + 10 <= frame.width;
  const name = noteElement(
    frame,
    mark.note,
    { x: isLeft ? from + 6 : to - 6, y, align: isLeft ? 'left' : 'right' },
    { color: 'muted', weight: 400, halo: false },
  );
  if (mark.isBreak) {
    const shape = { x1: from, x2: from, y1: y - LINE / 2 + 3, y2: plot.bottom };
    return [lineElement(frame, shape, { color: 'ink', width: 1.5, dash: [7, 5] }), name];
  }
  const top = y + LINE / 2 - 2;
  const shape = { x: from, y: top, width: Math.max(4, to - from), height: plot.bottom - top };
  return [{ ...rectElement(shape, { fill: frame.theme.colors.panel }), z: -1 }, name];
}
