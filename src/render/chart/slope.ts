import type { SlopeChart } from '../../document/model/chart-types.ts';
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
  tryFrame,
} from './frame.ts';
import { spread } from './place-labels.ts';
import { GAP, roomFor } from './row-layout.ts';

/** Share of the width that the lines need. */
const LEAST_PLOT = 0.2;
/** Where names are short, the lines do not grow over this share. */
const MOST_PLOT = 0.6;
/** From a point to its text, in CSS pixels. */
const LEAD = 3 * GAP;

const LOOKS = {
  better: { color: 'good', width: 3, dash: [] },
  worse: { color: 'bad', width: 3, dash: [7, 5] },
  neutral: { color: 'neutral', width: 2, dash: [] },
} as const;

/**
 * Ranks of two months on two upright lines, 1 on top; a fall is dashed. The left end tells the rank, once for all that
 * share it, with their names where there is room; name, rank and change stand at the right, each led to its point.
 */
export function slopeOption(chart: SlopeChart, frame: ChartFrame) {
  const starts = [...new Set(chart.items.flatMap(({ from }) => from ?? []))];
  const startTexts = starts.map((rank) => startText(rank, chart, frame));
  const left = Math.max(roomFor(startTexts, frame, 400) + GAP, headRoom(chart, frame));
  const ends = endsOf(chart, left, frame);
  const right = Math.min(
    frame.width - roomFor(ends, frame, 700) - LEAD,
    left + frame.width * MOST_PLOT,
  );
  const plot = {
    left,
    right,
    top: labelHeight(frame) + 18,
    bottom: frame.height - labelHeight(frame) / 2 - 4,
  };
  const ranks = chart.items.flatMap(({ from, to }) => (from === null ? [to] : [from, to]));
  const [best, last] = [Math.min(...ranks), Math.max(...ranks)];
  const y = (rank: number): number =>
    plot.top + ((plot.bottom - plot.top) * (rank - best)) / (last - best || 1);
  const place = (values: readonly number[]): readonly number[] =>
    spread(values.map(y), labelHeight(frame), plot.top, plot.bottom);
  const startPlaces = place(starts);
  const endPlaces = place(chart.items.map(({ to }) => to));
  return drawing(
    [
      ...[chart.startLabel, chart.endLabel].flatMap((label, index): readonly ChartElement[] => {
        const x = index === 0 ? plot.left : plot.right;
        const shape = { x1: x, x2: x, y1: plot.top - 10, y2: plot.bottom + 6 };
        return [
          textElement(
            frame,
            label,
            { x, y: labelHeight(frame) / 2, align: 'center' },
            { color: 'muted', weight: 700, halo: false },
          ),
          lineElement(frame, shape, { color: 'line', width: 2, dash: [] }),
        ];
      }),
      ...starts.flatMap((rank, index) => [
        leader(
          frame,
          { x: plot.left, y: y(rank) },
          { x: plot.left - GAP, y: startPlaces[index] ?? 0 },
        ),
        textElement(
          frame,
          startTexts[index] ?? '',
          { x: plot.left - GAP - 4, y: startPlaces[index] ?? 0, align: 'right' },
          { color: 'ink', weight: 400, halo: false },
        ),
      ]),
      ...chart.items.flatMap(({ from, to, effect }, index): readonly ChartElement[] => {
        const look = LOOKS[effect];
        const fill = frame.theme.colors[look.color];
        const end = { x: plot.right, y: y(to) };
        const at = endPlaces[index] ?? end.y;
        const line: readonly ChartElement[] =
          from === null
            ? []
            : [
                {
                  ...lineElement(frame, { x1: plot.left, y1: y(from), x2: end.x, y2: end.y }, look),
                  z: 3,
                },
                circleElement({ cx: plot.left, cy: y(from), r: 6 }, { fill }),
              ];
        return [
          ...line,
          circleElement({ cx: end.x, cy: end.y, r: 6 }, { fill }),
          leader(frame, end, { x: plot.right + LEAD - 6, y: at }),
          textElement(
            frame,
            ends[index] ?? '',
            { x: plot.right + LEAD, y: at, align: 'left' },
            { color: effect === 'neutral' ? 'ink' : look.color, weight: 700, halo: false },
          ),
        ];
      }),
    ],
    endPlaces.map((middle, item) => ({
      item,
      x: plot.right,
      y: middle - labelHeight(frame) / 2,
      width: frame.width - plot.right,
      height: labelHeight(frame),
    })),
  );
}

/** From this width on there is room for names at both ends, in CSS pixels. */
const WIDE = 900;
/** Share of the width that names at the left may take. */
const MOST_START = 0.2;

/** A rank at the left end with the names of those that had it; what does not hold stands in full at the right. */
function startText(rank: number, { items }: SlopeChart, frame: ChartFrame): string {
  if (frame.width < WIDE) return String(rank);
  const names = items.flatMap(({ from, label }) => (from === rank ? [label] : [])).join('、');
  const room = frame.width * MOST_START - textWidth(frame, `　${rank}`, 400);
  return `${shorten(tryFrame(frame), names, room, 400)}　${rank}`;
}

/** Half the head over the left line, which must not leave the drawing. */
function headRoom({ startLabel }: SlopeChart, frame: ChartFrame): number {
  return textWidth(frame, startLabel, 700) / 2 + 2;
}

/** Rank, name and change at the right end; where they are too long the name gives way and the figures stay. */
function endsOf(chart: SlopeChart, left: number, frame: ChartFrame): readonly string[] {
  const text = (rank: number, label: string, display: string): string =>
    [`${rank}　${label}`, display].filter((part) => part !== '').join('　');
  const room = frame.width * (1 - LEAST_PLOT) - 2 * LEAD - left;
  return chart.items.map(({ label, to, display }) => {
    const whole = text(to, label, display);
    if (textWidth(frame, whole, 700) <= room) return whole;
    const figures = textWidth(frame, text(to, '', display), 700);
    return text(to, shorten(frame, label, Math.max(0, room - figures), 700), display);
  });
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** A thin line from a point to its text. */
function leader(frame: ChartFrame, from: At, to: At): ChartElement {
  const shape = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return lineElement(frame, shape, { color: 'neutral', width: 1, dash: [] });
}
