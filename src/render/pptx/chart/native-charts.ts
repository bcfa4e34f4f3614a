import type { ChartBlock } from '../../../document/model/types.ts';
import type { ChartRoom, Drawn } from './chart-room.ts';
import { bulletNative } from './limited-bars.ts';
import { dailyNative, slopeNative, trendNative } from './line-kinds.ts';
import { intervalNative, rangeNative } from './point-kinds.ts';
import { barsNative, divergingNative, paretoNative } from './row-kinds.ts';
import { scheduleNative } from './schedule-kind.ts';
import { stackedNative, timelineNative, waterfallNative } from './stack-kinds.ts';

type Chart = ChartBlock['chart'];
type Draw<C> = (chart: C, room: ChartRoom) => Drawn;

const KINDS: { readonly [T in Chart['type']]: Draw<Extract<Chart, { type: T }>> } = {
  trend: trendNative,
  daily: dailyNative,
  slope: slopeNative,
  bars: barsNative,
  pareto: paretoNative,
  diverging: divergingNative,
  bullet: bulletNative,
  waterfall: waterfallNative,
  stacked: stackedNative,
  timeline: timelineNative,
  dot_interval: intervalNative,
  range: rangeNative,
  schedule: scheduleNative,
};

/** A chart in the forms that Office has: one, or several that stand one under the other. */
export function nativeCharts(chart: Chart, room: ChartRoom): Drawn {
  const draw = KINDS[chart.type] as Draw<Chart>;
  return draw(chart, room);
}
