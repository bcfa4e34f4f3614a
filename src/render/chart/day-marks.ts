import type { DailyChart } from '../../document/model/chart-types.ts';
import type { DayPlot } from './daily.ts';
import {
  type ChartElement,
  type ChartFrame,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
} from './frame.ts';

const LINE = NOTE_SIZE + 8;
const GAP = 12;
/** From a column's top to its number's, in CSS pixels. */
const NUMBER = NOTE_SIZE + 8;

interface Mark {
  readonly text: string;
  /** The day that the mark is led to, or the first and the last of a band. */
  readonly from: number;
  readonly to: number;
  readonly isBand: boolean;
  readonly x: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What is known of single days: events as names over the plot, each led to its column, and days of the
 * calendar as named bands. `height` is the room of the names in CSS pixels.
 */
export function dayMarks(
  chart: DailyChart,
  { left, day }: Pick<DayPlot, 'left' | 'day'>,
  frame: ChartFrame,
) {
  const indexOf = (date: string): number => chart.days.findIndex((one) => one.day === date);
  const at = (text: string, from: number, to: number, isBand: boolean): Mark => {
    const width = frame.fonts.measure(text, { sizePx: NOTE_SIZE, weight: 400 });
    const x = left + day * (isBand ? from : from + 0.5);
    const start = Math.min(x + 5, frame.width - width - 2);
    return { text, from, to, isBand, x, start, end: start + width };
  };
  const marks = [
    ...chart.calendar.map(({ from, to, note }) => at(note, indexOf(from), indexOf(to), true)),
    ...chart.events.map((one) => at(one.label, indexOf(one.day), indexOf(one.day), false)),
  ];
  const lanes = lanesOf(marks);
  const height = (Math.max(-1, ...lanes) + 1) * LINE;
  return {
    height,
    elements: (plot: DayPlot, topOf: (index: number) => number): readonly ChartElement[] =>
      marks.flatMap((mark, index): readonly ChartElement[] => {
        const y = height - ((lanes[index] ?? 0) + 0.5) * LINE;
        const name = noteElement(
          frame,
          mark.text,
          { x: mark.start, y, align: 'left' },
          { color: mark.isBand ? 'muted' : 'ink', weight: 400, halo: false },
        );
        const top = y - LINE / 2 + 4;
        if (mark.isBand) {
          const width = day * (mark.to - mark.from + 1);
          const shape = { x: mark.x, y: top, width, height: plot.bottom - top };
          return [{ ...rectElement(shape, { fill: frame.theme.colors.panel }), z: -1 }, name];
        }
        const shape = { x1: mark.x, x2: mark.x, y1: top, y2: topOf(mark.from) - NUMBER };
        return [lineElement(frame, shape, { color: 'ink', width: 1.5, dash: [4, 3] }), name];
      }),
  };
}

/**
 * A lane over the plot for each name, from 0 for the lowest: names of one lane do not touch, and a name
 * stands over those whose lines would else run through it.
 */
function lanesOf(marks: readonly Mark[]): readonly number[] {
  const lanes = new Map<Mark, number>();
  for (const mark of marks.toSorted((a, b) => b.x - a.x)) {
    const below = [...lanes].flatMap(([{ start, end, x }, lane]) => {
      const isTouching = start < mark.end + GAP && mark.start < end + GAP;
      return isTouching || (x > mark.start && x < mark.end) ? [lane] : [];
    });
    lanes.set(mark, Math.max(-1, ...below) + 1);
  }
  return marks.map((mark) => lanes.get(mark) ?? 0);
}
