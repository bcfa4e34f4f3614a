import type { SlopeChart } from '../../document/chart-types.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  labelHeight,
  lineElement,
  shorten,
  textElement,
  textWidth,
} from './frame.ts';
import { spread } from './place-labels.ts';
import { GAP, roomFor } from './row-layout.ts';

type Item = SlopeChart['items'][number];

/** Share of the width that the lines need. */
const LEAST_PLOT = 0.2;

const LOOKS = {
  better: { color: 'good', width: 3, dash: [] },
  worse: { color: 'bad', width: 3, dash: [7, 5] },
  neutral: { color: 'neutral', width: 2, dash: [] },
} as const;

/** Ranks of two months on two upright lines, 1 on top; a fall is dashed, and both ends are named. */
export function slopeOption(chart: SlopeChart, frame: ChartFrame) {
  const { starts, ends } = namesOf(chart, frame);
  const plot = {
    left: roomFor(starts, frame, 400) + 2 * GAP,
    right: frame.width - roomFor(ends, frame, 700) - 2 * GAP,
    top: labelHeight(frame) + 18,
    bottom: frame.height - labelHeight(frame) / 2 - 4,
  };
  const ranks = chart.items.flatMap(({ from, to }) => (from === null ? [to] : [from, to]));
  const [best, last] = [Math.min(...ranks), Math.max(...ranks)];
  const y = (rank: number): number =>
    plot.top + ((plot.bottom - plot.top) * (rank - best)) / (last - best || 1);
  const place = (values: readonly (number | null)[]): readonly number[] =>
    spread(
      values.map((rank) => y(rank ?? last)),
      labelHeight(frame),
      plot.top,
      plot.bottom,
    );
  // Those without a rank before take no room at the left.
  const known = chart.items.flatMap(({ from }, index) => (from === null ? [] : [index]));
  const leftPlaces = place(known.map((index) => chart.items[index]?.from ?? null));
  const rightPlaces = place(chart.items.map(({ to }) => to));
  const head = (text: string, x: number): ChartElement =>
    textElement(
      frame,
      text,
      { x, y: labelHeight(frame) / 2, align: 'center' },
      { color: 'muted', weight: 700, halo: false },
    );
  const axis = (x: number): ChartElement =>
    lineElement(
      frame,
      { x1: x, x2: x, y1: plot.top - 10, y2: plot.bottom + 6 },
      { color: 'line', width: 2, dash: [] },
    );
  return drawing([
    head(chart.startLabel, plot.left),
    head(chart.endLabel, plot.right),
    axis(plot.left),
    axis(plot.right),
    ...chart.items.flatMap(({ from, to, effect }, index): readonly ChartElement[] => {
      const look = LOOKS[effect];
      const fill = frame.theme.colors[look.color];
      const right = { x: plot.right, y: y(to) };
      const at = rightPlaces[index] ?? right.y;
      const label = textElement(
        frame,
        ends[index] ?? '',
        { x: plot.right + 2 * GAP, y: at, align: 'left' },
        { color: effect === 'neutral' ? 'ink' : look.color, weight: 700, halo: false },
      );
      const points = [
        circleElement({ cx: right.x, cy: right.y, r: 6 }, { fill }),
        leader(frame, right, { x: plot.right + 2 * GAP - 4, y: at }),
        label,
      ];
      if (from === null) return points;
      const left = { x: plot.left, y: y(from) };
      const leftAt = leftPlaces[known.indexOf(index)] ?? left.y;
      return [
        { ...lineElement(frame, { x1: left.x, y1: left.y, x2: right.x, y2: right.y }, look), z: 3 },
        circleElement({ cx: left.x, cy: left.y, r: 6 }, { fill }),
        leader(frame, left, { x: plot.left - 2 * GAP + 4, y: leftAt }),
        textElement(
          frame,
          starts[index] ?? '',
          { x: plot.left - 2 * GAP, y: leftAt, align: 'right' },
          { color: 'ink', weight: 400, halo: false },
        ),
        ...points,
      ];
    }),
  ]);
}

/**
 * What stands at both ends. Where names on both sides would leave the lines no room, the left end tells
 * the rank alone; where even the right one is too long, the name gives way and the figures stay.
 */
function namesOf(chart: SlopeChart, frame: ChartFrame) {
  const end = (label: string, { to, display }: Item): string =>
    [`${to}　${label}`, display].filter((text) => text !== '').join('　');
  const start = (label: string, { from }: Item): string =>
    from === null ? '' : label === '' ? String(from) : `${label}　${from}`;
  const starts = chart.items.map((item) => start(item.label, item));
  const ends = chart.items.map((item) => end(item.label, item));
  const least = frame.width * LEAST_PLOT + 4 * GAP;
  const right = roomFor(ends, frame, 700);
  if (roomFor(starts, frame, 400) + right + least <= frame.width) return { starts, ends };
  const ranks = chart.items.map((item) => start('', item));
  const room = frame.width - least - roomFor(ranks, frame, 400) - GAP;
  if (right <= room) return { starts: ranks, ends };
  const shortened = chart.items.map((item) => {
    const figures = textWidth(frame, end('', item), 700);
    return end(shorten(frame, item.label, Math.max(0, room - figures), 700), item);
  });
  return { starts: ranks, ends: shortened };
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** A thin line from a point to its name. */
function leader(frame: ChartFrame, from: At, to: At): ChartElement {
  const shape = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return lineElement(frame, shape, { color: 'neutral', width: 1, dash: [] });
}
