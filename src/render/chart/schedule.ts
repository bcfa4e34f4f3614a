import { sizes } from '../../deck/geometry.ts';
import type { ScheduleChart, ScheduleState } from '../../document/model/chart-types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { dayAxis, timeOf } from './day-axis.ts';
import {
  type ChartElement,
  type ChartFrame,
  circleElement,
  drawing,
  labelHeight,
  lineElement,
  NOTE_SIZE,
  noteElement,
  rectElement,
  textElement,
} from './frame.ts';
import { spread } from './place-labels.ts';
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

const R = 7;
/** Marks stand over the middle of their rows where names stand under them. */
const LIFT = 8;

const COLORS: Readonly<Record<ScheduleState, ThemeColor>> = {
  done: 'good',
  late: 'warn',
  open: 'series1',
  overdue: 'bad',
};

/**
 * Days that people set themselves on an axis of dates: full circles are done, hollow ones to come, squares past and
 * open, each led to the day that it was done or to the month's end, which is a line over all rows.
 */
export function scheduleOption(chart: ScheduleChart, frame: ChartFrame) {
  const hasNames = chart.items.some(({ marks }) => marks.some(({ name }) => name !== ''));
  const layout = rowLayout(
    {
      labels: chart.items.map(({ label }) => label),
      end: roomFor(
        chart.items.map(({ display }) => display),
        frame,
        700,
      ),
      top: labelHeight(frame) + 4,
      bottom: sizes.axis,
      min: timeOf(chart.start),
      max: timeOf(chart.end),
      lift: hasNames ? LIFT : 0,
      highest: sizes.highestEvent,
    },
    frame,
  );
  const at = layout.x(timeOf(chart.monthEnd.day));
  return drawing(
    [
      ...dayAxis(chart, 0, layout, frame),
      ...layout.names,
      lineElement(
        frame,
        { x1: at, x2: at, y1: layout.top - 4, y2: layout.bottom },
        { color: 'ink', width: 1.5, dash: [7, 5] },
      ),
      textElement(
        frame,
        chart.monthEnd.label,
        { x: at, y: labelHeight(frame) / 2, align: 'center' },
        { color: 'ink', weight: 400, halo: false },
      ),
      ...chart.items.flatMap((item, row) => {
        const y = layout.y(row) - (hasNames ? LIFT : 0);
        const isOverdue = item.marks.some(({ state }) => state === 'overdue');
        return [
          lineElement(
            frame,
            { x1: layout.left, x2: layout.right, y1: y, y2: y },
            { color: 'line', width: 1, dash: [] },
          ),
          ...item.marks.flatMap((mark) => markOf(mark, y, layout, frame)),
          ...namesOf(item.marks, y, layout, frame),
          textElement(
            frame,
            item.display,
            { x: layout.right + GAP, y, align: 'left' },
            { color: isOverdue ? 'bad' : 'ink', weight: isOverdue ? 700 : 400, halo: false },
          ),
        ];
      }),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

type Mark = ScheduleChart['items'][number]['marks'][number];

function markOf(
  { day, other, state }: Mark,
  y: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const { colors } = frame.theme;
  const color = COLORS[state];
  const x = layout.x(timeOf(day));
  const square = { x: x - R + 1, y: y - R + 1, width: 2 * R - 2, height: 2 * R - 2 };
  const look =
    state === 'open' ? { fill: colors.paper, stroke: colors[color] } : { fill: colors[color] };
  const mark =
    state === 'overdue'
      ? { ...rectElement(square, look), z: 6 }
      : { ...circleElement({ cx: x, cy: y, r: R }, look), z: 6 };
  if (other === null) return [mark];
  const line = lineElement(
    frame,
    { x1: x, x2: layout.x(timeOf(other)), y1: y, y2: y },
    { color, width: 4, dash: [] },
  );
  return [{ ...line, z: 3 }, mark];
}

/** Names side by side under their marks. */
function namesOf(
  marks: readonly Mark[],
  y: number,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const widths = marks.map(({ name }) =>
    frame.fonts.measure(name, { sizePx: NOTE_SIZE, weight: 400 }),
  );
  const widest = Math.max(0, ...widths);
  const places = spread(
    marks.map(({ day }) => layout.x(timeOf(day))),
    widest + GAP,
    layout.left + widest / 2,
    frame.width - widest / 2,
  );
  return marks.flatMap(({ name, state, day }, index) =>
    name === ''
      ? []
      : [
          noteElement(
            frame,
            name,
            {
              x: places[index] ?? layout.x(timeOf(day)),
              y: y + R + NOTE_SIZE / 2 + 5,
              align: 'center',
            },
            { color: state === 'overdue' ? 'bad' : 'ink', weight: 400, halo: false },
          ),
        ],
  );
}
