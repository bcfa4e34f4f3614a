import { sizes } from '../../deck/geometry.ts';
import { titleHeight } from '../../deck/table-size.ts';
import { lineCount } from '../../deck/text-lines.ts';
import type { Box } from '../../deck/types.ts';
import type { Block, ChartBlock, Slide } from '../../document/model/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';
import { renderChart } from '../chart/render-chart.ts';

/** How charts are drawn all over one report. */
export interface ChartStyle {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly lang: string;
  /** Told each text that a chart has to cut. */
  readonly onCut: (text: string) => void;
  /** Told of each block that could not be drawn, and why. */
  readonly onFailed: (block: Block, slide: Slide, cause: unknown) => void;
}

/** What the templates need to show a chart: the drawing in the room of its box, and what explains it. */
export function chartView(block: ChartBlock, id: string, box: Box, style: ChartStyle) {
  const { chart } = block;
  const states =
    chart.type === 'trend'
      ? chart.series.flatMap(({ points }) => points.map(({ state }) => state))
      : [];
  const verdicts =
    chart.type === 'bars' || chart.type === 'bullet' || chart.type === 'dot_interval'
      ? chart.items.map(({ verdict }) => verdict)
      : [];
  const keys = {
    hasDraft: states.includes('draft'),
    hasMissing: states.includes('missing'),
    hasMissed: verdicts.includes('missed'),
    hasRemark: verdicts.includes('remark'),
    hasInterval: chart.type === 'dot_interval' && chart.items.some(({ low }) => low !== null),
    hasSizes: chart.type === 'timeline',
    hasHollow: chart.type === 'waterfall' && chart.items.some(({ effect }) => effect === 'better'),
  };
  const hasKey = Object.values(keys).includes(true);
  const noteLine = sizes.tableNoteLine + 4;
  const noteStyle = { sizePx: sizes.tableNote, weight: 400 } as const;
  const noteLines =
    block.note === null ? 0 : lineCount(block.note, box.width - 1, noteStyle, style.fonts);
  const taken =
    titleHeight(block.title, box.width, style.fonts) +
    (hasKey ? noteLine : 0) +
    (noteLines === 0 ? 0 : noteLines * sizes.tableNoteLine + 4);
  const height = Math.max(120, Math.floor(box.height - taken));
  const drawing = renderChart(block, id, { ...style, width: Math.floor(box.width), height });
  return {
    title: block.title,
    note: block.note,
    alt: altOf(block),
    svg: drawing.svg,
    height: drawing.height,
    hasKey,
    ...keys,
  };
}

/** The figures of a chart in words, for readers who do not see it. */
function altOf({ title, chart }: ChartBlock): string {
  const limits = 'limits' in chart ? chart.limits.map(({ label }) => label) : [];
  return [...(title === null ? [] : [title]), ...figuresOf(chart), ...limits].join('；');
}

function figuresOf(chart: ChartBlock['chart']): readonly string[] {
  switch (chart.type) {
    case 'trend':
      return [
        ...chart.series.map(({ name, points }) =>
          [name, ...points.map(({ month, display }) => `${month} ${display}`)].join(' '),
        ),
        ...(chart.breaks ?? []).map(({ month, note }) => `${month} ${note}`),
        ...(chart.calendar ?? []).map(({ from, to, note }) => `${from}–${to} ${note}`),
      ];
    case 'range':
      return chart.items.map(({ label, values }) =>
        [
          label,
          ...values.map(({ display }, index) => `${chart.marks[index] ?? ''} ${display}`),
        ].join(' '),
      );
    case 'daily':
      return [
        ...chart.days.map(({ day, display }) => `${day} ${display}`),
        ...chart.events.map(({ day, label }) => `${day} ${label}`),
        ...chart.calendar.map(({ from, to, note }) => `${from}–${to} ${note}`),
      ];
    case 'stacked':
      return chart.items.map(({ label, values, total }) =>
        [
          label,
          total,
          ...values.map(({ display }, index) => `${chart.parts[index] ?? ''} ${display}`),
        ].join(' '),
      );
    case 'slope':
      return chart.items.map(({ label, from, to, display }) =>
        `${label} ${from ?? ''}→${to} ${display}`.trim(),
      );
    case 'bullet':
      return chart.items.map(({ label, display, limits }) =>
        [label, display, ...limits.map((limit) => limit.label)].join(' '),
      );
    case 'pareto':
      return chart.items.map(({ label, display, cumulative }) =>
        [label, display, cumulative ?? ''].join(' ').trim(),
      );
    case 'dot_interval':
      return chart.items.map(({ label, display, range, limits }) =>
        [label, display, range ?? '', ...limits.map((limit) => limit.label)].join(' ').trim(),
      );
    case 'bars':
    case 'waterfall':
    case 'diverging':
      return chart.items.map(({ label, display }) => `${label} ${display}`);
    case 'timeline':
      return chart.items.map(({ label, display, remark }) =>
        [label, display, remark ?? ''].join(' ').trim(),
      );
  }
}
