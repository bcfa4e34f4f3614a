import { luminance, mix } from '../../color/color.ts';
import { partTint } from '../../document/charts/chart-looks.ts';
import type { StackedChart } from '../../document/model/chart-types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  labelHeight,
  rectElement,
  textElement,
  textWidth,
  tryFrame,
} from './frame.ts';
import { GAP, type RowLayout, roomFor, rowLayout } from './row-layout.ts';
import { rowSpots } from './spots.ts';

type Item = StackedChart['items'][number];

/**
 * Bars of parts in shades of one colour. Parts are named in the bars; where one does not hold its name, a
 * key stands on top. A number that does not hold in its part stands behind the total.
 */
export function stackedOption(chart: StackedChart, frame: ChartFrame) {
  const shades = chart.parts.map((_, index) =>
    mix(frame.theme.colors.series1, frame.theme.colors.paper, partTint(index)),
  );
  const labels = chart.items.map(({ label }) => label);
  const rough = { labels, min: 0, max: chart.max, top: 0, bottom: 6 };
  const totals = chart.items.map(({ total }) => total);
  const guess = rowLayout({ ...rough, end: roomFor(totals, frame, 700) + GAP }, tryFrame(frame));
  const texts = chart.items.map((item) => endText(item, chart, guess, frame));
  const needs = { ...rough, end: roomFor(texts, frame, 700) + GAP };
  const plain = rowLayout(needs, tryFrame(frame));
  const needsKey = chart.items.some((item) =>
    item.values.some(
      ({ value }, index) =>
        value > 0 && !isNamed(item, chart.parts[index] ?? '', index, plain, frame),
    ),
  );
  const key = keyOf(needsKey ? chart.parts : [], shades, frame);
  const layout = rowLayout({ ...needs, top: key.height }, frame);
  return drawing(
    [
      ...key.elements,
      ...layout.names,
      ...chart.items.flatMap((item, row) =>
        rowOf(item, row, texts[row] ?? '', chart, shades, layout, frame),
      ),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

function rowOf(
  item: Item,
  row: number,
  text: string,
  chart: StackedChart,
  shades: readonly string[],
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const { colors } = frame.theme;
  const thick = Math.max(20, barThickness(layout.rowHeight));
  const y = layout.y(row);
  const elements: ChartElement[] = [];
  let at = layout.left;
  for (const [index, { value, display }] of item.values.entries()) {
    const width = layout.x(value) - layout.left;
    if (width <= 0) continue;
    const shade = shades[index] ?? colors.series1;
    const part = chart.parts[index] ?? '';
    elements.push(
      rectElement(
        { x: at, y: y - thick / 2, width, height: thick },
        { fill: shade, stroke: colors.paper },
      ),
    );
    const inside = isNamed(item, part, index, layout, frame)
      ? `${part} ${display}`
      : fits(display, width, frame)
        ? display
        : '';
    const isDark = luminance(shade) < 0.3;
    elements.push(
      textElement(
        frame,
        inside,
        { x: at + width / 2, y, align: 'center' },
        { color: isDark ? 'paper' : 'ink', weight: 400, halo: false },
      ),
    );
    at += width;
  }
  elements.push(
    textElement(
      frame,
      text,
      { x: at + GAP, y, align: 'left' },
      { color: 'ink', weight: 700, halo: false },
    ),
  );
  return elements;
}

function fits(text: string, width: number, frame: ChartFrame): boolean {
  return textWidth(frame, text, 400) + 10 <= width;
}

function isNamed(
  item: Item,
  part: string,
  index: number,
  layout: RowLayout,
  frame: ChartFrame,
): boolean {
  const { value, display } = item.values[index] ?? { value: 0, display: '' };
  return value > 0 && fits(`${part} ${display}`, layout.x(value) - layout.left, frame);
}

/** The total, and the parts whose number does not hold in the bar. */
function endText(item: Item, chart: StackedChart, layout: RowLayout, frame: ChartFrame): string {
  const small = item.values.flatMap(({ value, display }, index) => {
    const width = layout.x(value) - layout.left;
    return value > 0 && !fits(display, width * 0.8, frame)
      ? [`${chart.parts[index] ?? ''}${display}`]
      : [];
  });
  return small.length === 0 ? item.total : `${item.total}（${small.join('、')}）`;
}

/** Swatches with the names of parts, in as many lines as they need. */
function keyOf(
  parts: readonly string[],
  shades: readonly string[],
  frame: ChartFrame,
): { readonly height: number; readonly elements: readonly ChartElement[] } {
  const elements: ChartElement[] = [];
  const line = labelHeight(frame);
  let x = 0;
  let y = line / 2;
  for (const [index, part] of parts.entries()) {
    const width = 24 + textWidth(frame, part, 400) + 2 * GAP;
    if (x > 0 && x + width > frame.width) {
      x = 0;
      y += line;
    }
    const shade = shades[index] ?? '';
    elements.push(
      rectElement(
        { x: x + 1, y: y - 8, width: 16, height: 16 },
        { fill: shade, stroke: frame.theme.colors.ink },
      ),
      textElement(
        frame,
        part,
        { x: x + 24, y, align: 'left' },
        { color: 'ink', weight: 400, halo: false },
      ),
    );
    x += width;
  }
  return { height: parts.length === 0 ? 6 : y + line / 2 + 6, elements };
}
