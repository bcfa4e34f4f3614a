import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartBlock } from '../../document/model/types.ts';
import { barsOption } from './bars.ts';
import { bulletOption } from './bullet.ts';
import { dailyDrawing } from './daily.ts';
import { divergingOption } from './diverging.ts';
import type { ChartFrame } from './frame.ts';
import { intervalOption } from './interval.ts';
import { paretoOption } from './pareto.ts';
import { rangeOption } from './range.ts';
import { scheduleOption } from './schedule.ts';
import { slopeOption } from './slope.ts';
import type { Spot } from './spots.ts';
import { stackedOption } from './stacked.ts';
import { timelineOption } from './timeline.ts';
import { trendDrawing } from './trend.ts';
import { waterfallOption } from './waterfall.ts';

use([LineChart, GridComponent, GraphicComponent, SVGRenderer]);

/** A drawing as an SVG element, with the height that it has in CSS pixels, and where its items are in it. */
export interface Drawing {
  readonly svg: string;
  readonly height: number;
  readonly spots: readonly Spot[];
}

/**
 * Draws a chart as an SVG element of the frame's width and at most its height in CSS pixels, with `viewBox`,
 * so that it may be scaled. `id` goes into the element's ids: unique on the page, and the same drawing gives
 * the same bytes.
 */
export function renderChart(block: ChartBlock, id: string, frame: ChartFrame): Drawing {
  measureWith(frame.fonts);
  const { option, height: needed, spots } = drawingOf(block.chart, frame);
  const height = Math.min(frame.height, Math.ceil(needed));
  const { width } = frame;
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption(option);
    const svg = withOwnIds(instance.renderToSVGString({ useViewBox: true }), id);
    return { svg, height, spots };
  } finally {
    instance.dispose();
  }
}

type Chart = ChartBlock['chart'];
type Draw<C> = (
  chart: C,
  frame: ChartFrame,
) => {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly spots: readonly Spot[];
};

const DRAWINGS: { readonly [T in Chart['type']]: Draw<Extract<Chart, { type: T }>> } = {
  trend: trendDrawing,
  daily: dailyDrawing,
  bars: barsOption,
  bullet: bulletOption,
  pareto: paretoOption,
  dot_interval: intervalOption,
  waterfall: waterfallOption,
  slope: slopeOption,
  diverging: divergingOption,
  timeline: timelineOption,
  schedule: scheduleOption,
  range: rangeOption,
  stacked: stackedOption,
};

function drawingOf(chart: Chart, frame: ChartFrame): ReturnType<Draw<Chart>> {
  const draw = DRAWINGS[chart.type] as Draw<Chart>;
  return draw(chart, frame);
}

/** ECharts asks for text widths without a canvas; the answer comes from the font that is printed. */
function measureWith(fonts: ChartFrame['fonts']): void {
  setPlatformAPI({
    measureText: (text: string, font?: string) => ({
      width: fonts.measure(text, {
        sizePx: Number.parseFloat(/([\d.]+)px/.exec(font ?? '')?.[1] ?? '12'),
        weight: /\b(bold|[6-9]00)\b/.test(font ?? '') ? 700 : 400,
      }),
    }),
  });
}

/**
 * Ids count up over the life of the process: `zr7-c0` becomes `chart-id-c0`. What only a page with
 * scripts needs (hover styles and their numbered classes, marks of data) is left out.
 */
function withOwnIds(svg: string, id: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>\n?/g, '')
    .replaceAll(/<[a-zA-Z][^>]*>/g, (tag) =>
      tag.replaceAll(/ (?:class|ecmeta_\w+)="[^"]*"/g, '').replaceAll(/\bzr\d+-/g, `chart-${id}-`),
    );
}
