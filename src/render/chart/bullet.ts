import { sizes } from '../../deck/geometry.ts';
import type { BulletChart } from '../../document/model/chart-types.ts';
import {
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
} from './frame.ts';
import { spread } from './place-labels.ts';
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';
import { colorOf, signOf } from './verdict-look.ts';

type Item = BulletChart['items'][number];

const THINNEST = 18;
const THICKEST = 30;
/** Width of a tick, which is light on its bar and dark on the track. */
const TICK = 3.5;
const LIFT = 10;

/** A bar a row on a track to the end of its axis; each limit is a tick across it, named under it. */
export function bulletOption(chart: BulletChart, frame: ChartFrame) {
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      end: roomFor(texts, frame, 700) + GAP,
      top: 6,
      bottom: 6,
      min: 0,
      max: 1,
      lift: LIFT,
      highest: sizes.highestBullet,
    },
    frame,
  );
  return drawing(
    [
      ...layout.names,
      ...chart.items.flatMap((item, row) => rowOf(item, row, texts[row] ?? '', layout, frame)),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

function rowOf(
  item: Item,
  row: number,
  text: string,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const { colors } = frame.theme;
  const bar = Math.max(THINNEST, Math.min(THICKEST, layout.rowHeight * 0.36));
  // Names of limits stand under the bar.
  const middle = layout.y(row) - LIFT;
  const x = (value: number): number => layout.x(Math.min(1, value / item.max));
  const track = { x: layout.left, y: middle - bar / 2, width: 0, height: bar };
  return [
    rectElement(
      { ...track, width: layout.right - layout.left },
      { fill: colors.panel, stroke: colors.line },
    ),
    ...(item.value === null
      ? []
      : [
          rectElement(
            { ...track, width: Math.max(2, x(item.value) - layout.left) },
            { fill: colors[colorOf(item.verdict)] },
          ),
        ]),
    ...ticksOf(item, { middle, bar }, x, frame),
    textElement(
      frame,
      text,
      { x: layout.right + GAP, y: middle, align: 'left' },
      { color: item.verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: false },
    ),
  ];
}

/** Ticks of the limits, and their names side by side under the bar, each led to its tick. */
function ticksOf(
  item: Item,
  { middle, bar }: { readonly middle: number; readonly bar: number },
  x: (value: number) => number,
  frame: ChartFrame,
): readonly ChartElement[] {
  const limits = [...item.limits].sort((a, b) => a.value - b.value);
  const widest = Math.max(
    0,
    ...limits.map(({ label }) => frame.fonts.measure(label, { sizePx: NOTE_SIZE, weight: 400 })),
  );
  // Where the bar is short, names may stand under the row's name and text as well.
  const low = widest / 2;
  const high = Math.max(low, frame.width - widest / 2);
  const places = spread(
    limits.map(({ value }) => x(value)),
    widest + 16,
    low,
    high,
  );
  const under = middle + bar / 2;
  return limits.flatMap(({ label, value }, index) => {
    const at = x(value);
    const place = places[index] ?? at;
    const shape = { x1: at, x2: at, y1: middle - bar / 2 - 6, y2: under + 4 };
    const tick = lineElement(frame, shape, { color: 'ink', width: TICK, dash: [] });
    const light = lineElement(
      frame,
      { ...shape, y1: middle - bar / 2, y2: under },
      { color: 'paper', width: TICK, dash: [] },
    );
    const isOnBar = item.value !== null && at < x(item.value) - TICK / 2;
    const leader = lineElement(
      frame,
      { x1: at, x2: place, y1: under + 4, y2: under + 8 },
      { color: 'ink', width: 1, dash: [] },
    );
    return [
      { ...tick, z: 4 },
      ...(isOnBar ? [{ ...light, z: 5 }] : []),
      leader,
      noteElement(
        frame,
        label,
        { x: place, y: under + 17, align: 'center' },
        { color: 'muted', weight: 400, halo: false },
      ),
    ];
  });
}
