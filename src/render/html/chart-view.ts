import { sizes } from '../../deck/geometry.ts';
import type { Box } from '../../deck/types.ts';
import type { ChartBlock } from '../../document/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/types.ts';
import { renderChart } from '../chart/render-chart.ts';

/** How charts are drawn all over one report. */
export interface ChartStyle {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly lang: string;
}

/** What the templates need to show a chart: the drawing in the room of its box, and what explains it. */
export function chartView(block: ChartBlock, id: string, box: Box, style: ChartStyle) {
  const { chart } = block;
  const states =
    chart.type === 'trend'
      ? chart.series.flatMap(({ points }) => points.map(({ state }) => state))
      : [];
  const verdicts = chart.type === 'bars' ? chart.items.map(({ verdict }) => verdict) : [];
  const keys = {
    hasDraft: states.includes('draft'),
    hasMissing: states.includes('missing'),
    hasMissed: verdicts.includes('missed'),
    hasRemark: verdicts.includes('remark'),
  };
  const hasKey = Object.values(keys).includes(true);
  const noteLine = sizes.tableNoteLine + 4;
  const taken =
    (block.title === null ? 0 : sizes.tableTitleLine) +
    (hasKey ? noteLine : 0) +
    (block.note === null ? 0 : noteLine);
  const height = Math.max(120, Math.floor(box.height - taken));
  return {
    title: block.title,
    note: block.note,
    alt: altOf(block),
    svg: renderChart(block, id, { ...style, width: Math.floor(box.width), height }),
    hasKey,
    ...keys,
  };
}

/** The figures of a chart in words, for readers who do not see it. */
function altOf({ title, chart }: ChartBlock): string {
  const figures =
    chart.type === 'trend'
      ? chart.series.map(({ name, points }) =>
          [name, ...points.map(({ month, display }) => `${month} ${display}`)].join(' '),
        )
      : chart.items.map(({ label, display }) => `${label} ${display}`);
  return [
    ...(title === null ? [] : [title]),
    ...figures,
    ...chart.limits.map(({ label }) => label),
  ].join('；');
}
