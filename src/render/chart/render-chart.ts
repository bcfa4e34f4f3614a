import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartBlock } from '../../document/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import { barsOption } from './bars.ts';
import type { ChartFrame } from './frame.ts';
import { trendOption } from './trend.ts';

use([BarChart, LineChart, GridComponent, GraphicComponent, SVGRenderer]);

/**
 * Draws a chart as an SVG element of the frame's size in CSS pixels, with `viewBox`, so that it may be
 * scaled. `id` goes into the element's ids: unique on the page, and the same drawing gives the same bytes.
 */
export function renderChart(block: ChartBlock, id: string, frame: ChartFrame): string {
  measureWith(frame.fonts);
  const { chart } = block;
  const instance = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: frame.width,
    height: frame.height,
  });
  try {
    instance.setOption(
      chart.type === 'trend' ? trendOption(chart, frame) : barsOption(chart, frame),
    );
    return withOwnIds(instance.renderToSVGString({ useViewBox: true }), id);
  } finally {
    instance.dispose();
  }
}

/** ECharts asks for text widths without a canvas; the answer comes from the font that is printed. */
function measureWith(fonts: Fonts): void {
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
