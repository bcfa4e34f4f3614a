import { sizes } from '../../deck/geometry.ts';
import { titleHeight } from '../../deck/table-size.ts';
import { lineCount } from '../../deck/text-lines.ts';
import type { Box } from '../../deck/types.ts';
import { chartWords } from '../../document/charts/chart-words.ts';
import type { Block, ChartBlock, Slide, TrendChart, Verdict } from '../../document/model/types.ts';
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
    chart.type === 'trend'
      ? trendVerdicts(chart)
      : chart.type === 'bars' || chart.type === 'bullet' || chart.type === 'dot_interval'
        ? chart.items.map(({ verdict }) => verdict)
        : [];
  const keys = {
    hasDraft: states.includes('draft'),
    hasImported: states.includes('imported'),
    hasMissing: states.includes('missing'),
    hasMissed: verdicts.includes('missed'),
    hasRemark: verdicts.includes('remark'),
    hasEdge: verdicts.includes('edge'),
    hasUsual: chart.type === 'trend' && chart.usual !== undefined,
    hasWeekend: chart.type === 'daily',
    hasInterval: chart.type === 'dot_interval' && chart.items.some(({ low }) => low !== null),
    hasSchedule: chart.type === 'schedule',
    hasSizes: chart.type === 'timeline',
    hasPrevious: hasPrevious(chart),
    hasCut: chart.type === 'bars' && chart.look === 'dots',
    hasHatch: hasHatch(chart),
    hasHollow: chart.type === 'waterfall' && chart.items.some(({ effect }) => effect === 'better'),
  };
  const hasKey = Object.values(keys).includes(true);
  // Trends that share an axis keep the same room for it, whatever is told below each.
  const isShared = chart.type === 'trend' && chart.domain !== undefined;
  const lines = isShared ? SHARED_KEY_LINES : keyLines(keys, box.width);
  const noteStyle = { sizePx: sizes.tableNote, weight: 400 } as const;
  const noteLines =
    block.note === null ? 0 : lineCount(block.note, box.width - 1, noteStyle, style.fonts);
  const taken =
    titleHeight(block.title, box.width, style.fonts) +
    (lines === 0 ? 0 : lines * sizes.tableNoteLine + 4) +
    (noteLines === 0 ? 0 : noteLines * sizes.tableNoteLine + 4);
  const height = Math.max(120, Math.floor(box.height - taken));
  const drawing = renderChart(block, id, { ...style, width: Math.floor(box.width), height });
  return {
    title: block.title,
    note: block.note,
    alt: chartWords(block),
    svg: drawing.svg,
    height: drawing.height,
    hasKey,
    ...keys,
  };
}

const SHARED_KEY_LINES = 1;

/** About how wide the words of one key are with what stands between two, in letters of a note. */
const KEY_LETTERS = 11;
const LONG_KEY_LETTERS = 17;
const LONG_KEYS: readonly string[] = ['hasDraft', 'hasRemark', 'hasSizes', 'hasSchedule'];

/** How many lines the keys below a chart take. */
function keyLines(keys: Readonly<Record<string, boolean>>, width: number): number {
  const letters = Object.entries(keys)
    .filter(([, isThere]) => isThere)
    .reduce((sum, [key]) => sum + (LONG_KEYS.includes(key) ? LONG_KEY_LETTERS : KEY_LETTERS), 0);
  return Math.ceil((letters * sizes.tableNote) / width);
}

/** Points of a trend as far as they are signed. */
function trendVerdicts({ series }: TrendChart): readonly Verdict[] {
  return series.some(({ points }) => points.some(({ isMissed }) => isMissed)) ? ['missed'] : [];
}

/** Whether rows show the month before as a tick. */
function hasPrevious(chart: ChartBlock['chart']): boolean {
  return (
    (chart.type === 'bars' || chart.type === 'pareto') &&
    chart.items.some(({ previous }) => previous != null)
  );
}

/** Whether bars stand for what is no class of its own. */
function hasHatch(chart: ChartBlock['chart']): boolean {
  if (chart.type === 'pareto') return chart.items.some(({ kind }) => kind !== 'member');
  return chart.type === 'bars' && chart.items.some(({ isResidual }) => isResidual);
}
