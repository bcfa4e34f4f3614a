import type { ChartLimit } from '../../../document/model/types.ts';
import { limitDash } from '../../office/line-look.ts';
import type { Series } from '../../office/native-chart.ts';
import { type ChartRoom, colorIn } from './chart-room.ts';
import { wordLabel } from './point-label.ts';

/** The places of rows in a plane, the first on top. */
export function rowNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row + 1);
}

/** The names of rows: words left of the axis, at points that nobody sees. */
export function nameSeries(names: readonly string[], at: number, room: ChartRoom): Series {
  const color = colorIn(room, 'ink');
  return {
    name: room.words('slide.sheet.label'),
    values: names.map(() => at),
    rows: rowNumbers(names.length),
    look: {},
    labels: names.map((name) => wordLabel(name, { color, isBold: false })),
    place: 'l',
    isNamed: false,
  };
}

/** Limits as dashed lines down all rows. */
export function limitLines(
  limits: readonly ChartLimit[],
  count: number,
  room: ChartRoom,
): readonly Series[] {
  return limits.map(({ label, value, rank }) => ({
    name: label,
    values: [value, value],
    rows: [0.5, count + 0.5],
    look: { line: { color: colorIn(room, 'ink'), width: 1.5, dash: limitDash(rank) } },
    isNamed: true,
  }));
}

/** The mean of the whole as a thin line down all rows, which is no limit. */
export function meanLine(
  { label, value }: { readonly label: string; readonly value: number },
  count: number,
  room: ChartRoom,
): Series {
  return {
    name: label,
    values: [value, value],
    rows: [0.5, count + 0.5],
    look: { line: { color: colorIn(room, 'muted'), width: 1 } },
    isNamed: true,
  };
}

/** A limit that only one row has: a tick on its line. */
export function tickSeries(
  name: string,
  at: number,
  row: number,
  isNamed: boolean,
  room: ChartRoom,
): Series {
  return {
    name,
    values: [at, at],
    rows: [row - 0.32, row + 0.32],
    look: { line: { color: colorIn(room, 'ink'), width: 3.5 } },
    isNamed,
  };
}

/** The month before of each row as a tick, as far as the axis reaches; the first that is drawn names all. */
export function previousTicks(
  previous: readonly (number | null)[],
  ends: { readonly min: number; readonly max: number },
  room: ChartRoom,
): readonly Series[] {
  const drawn = previous.flatMap((value, row) =>
    value !== null && value >= ends.min && value <= ends.max ? [{ value, row }] : [],
  );
  return drawn.map(({ value, row }, index) =>
    tickSeries(room.words('slide.sheet.previous'), value, row + 1, index === 0, room),
  );
}
