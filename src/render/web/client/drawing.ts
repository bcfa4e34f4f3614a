import { chartHeight } from '../../../deck/chart-rows.ts';
import { sizes } from '../../../deck/geometry.ts';
import type { Block } from '../../../document/model/types.ts';
import type { ChartFrame } from '../../chart/frame.ts';
import { renderChart } from '../../chart/render-chart.ts';
import type { Spot } from '../../chart/spots.ts';
import type { Choice, Page } from './page.ts';

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** Charts as narrow as this get rows of their own height, whatever paper gave them. */
const NARROW = 0.8;
/** Least height of a trend or of columns by day. */
const LEAST = 240;

/** Room of a drawing in CSS pixels; `paper` is what it has in print. */
export interface DrawingRoom {
  readonly width: number;
  readonly paper: { readonly width: number; readonly height: number };
}

/** Draws a chart as it is printed, in the room and the colours of the screen. */
export function drawChart(
  block: ChartBlock,
  id: string,
  { width, paper }: DrawingRoom,
  fonts: ChartFrame['fonts'],
  page: Page,
): { readonly svg: SVGSVGElement; readonly height: number; readonly spots: readonly Spot[] } {
  const isLikePaper = width >= paper.width * NARROW;
  const needed = chartHeight(block.chart, { width, fonts: fonts as never }) - FRAME;
  const height = isLikePaper ? Math.max(paper.height, needed) : Math.max(LEAST, needed);
  const drawn = renderChart(block, id, {
    width,
    height,
    theme: themeOf(page.choice, page),
    fonts,
    lang: page.data.lang,
    onCut: () => undefined,
  });
  return { svg: svgOf(drawn.svg), height: drawn.height, spots: drawn.spots };
}

/** Title and notes stand outside of a drawing. */
const FRAME = sizes.tableTitleLine + sizes.tableTitleGap;

function themeOf({ theme }: Choice, { data }: Page): ChartFrame['theme'] {
  return { colors: data.colors[theme], fonts: { family: data.family } };
}

/** The page's policy lets no style attribute in: what they say is set one by one. */
function svgOf(text: string): SVGSVGElement {
  const template = document.createElement('template');
  template.innerHTML = text.replaceAll(' style="', ' data-style="');
  for (const styled of template.content.querySelectorAll<SVGElement>('[data-style]')) {
    styled.style.cssText = styled.dataset.style ?? '';
    delete styled.dataset.style;
  }
  const svg = template.content.querySelector('svg');
  if (svg === null) throw new RangeError('a chart without a drawing');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  svg.classList.add('drawn');
  return svg;
}
