import { sizes } from '../../deck/geometry.ts';
import { titleHeight } from '../../deck/table-size.ts';
import { lineCount } from '../../deck/text-lines.ts';
import type { Box } from '../../deck/types.ts';
import { chartKeys } from '../../document/charts/chart-keys.ts';
import { chartWords } from '../../document/charts/chart-words.ts';
import type { Block, ChartBlock, Slide } from '../../document/model/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';
import { renderChart } from '../chart/render-chart.ts';
import type { LiveMarks } from './live-marks.ts';

/** How charts are drawn all over one report. */
export interface ChartStyle {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly lang: string;
  /** Told each text that a chart has to cut. */
  readonly onCut: (text: string) => void;
  /** Told of each block that could not be drawn, and why. */
  readonly onFailed: (block: Block, slide: Slide, cause: unknown) => void;
  readonly marks: LiveMarks;
  /** Draws instead of {@link renderChart}, such as from memory. */
  readonly draw?: typeof renderChart | undefined;
}

/** What the templates need to show a chart: the drawing in the room of its box, and what explains it. */
export function chartView(block: ChartBlock, id: string, box: Box, style: ChartStyle) {
  const { chart } = block;
  const signs = chartKeys(block);
  const keys = {
    hasDraft: signs.has('draft'),
    hasImported: signs.has('imported'),
    hasMissing: signs.has('missing'),
    hasMissed: signs.has('missed'),
    hasRemark: signs.has('remark'),
    hasEdge: signs.has('edge'),
    hasUsual: signs.has('usual'),
    hasWeekend: signs.has('weekend'),
    hasInterval: signs.has('interval'),
    hasSchedule: signs.has('schedule'),
    hasSizes: signs.has('sizes'),
    hasPrevious: signs.has('previous'),
    hasCut: signs.has('cut'),
    hasHatch: signs.has('rest'),
    hasHollow: signs.has('hollow'),
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
  const drawing = (style.draw ?? renderChart)(block, id, {
    ...style,
    width: Math.floor(box.width),
    height,
  });
  return {
    chart: style.marks.hasCharts ? id : null,
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
