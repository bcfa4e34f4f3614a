import { blockName } from '../../document/model/block-name.ts';
import type { ChartBlock, Slide, TableBlock } from '../../document/model/types.ts';
import { chartGrid } from './chart/chart-grid.ts';
import type { Grid } from './grid.ts';
import { tableGrid } from './table-grid.ts';
import type { Sheet, WorkbookInput } from './workbook-input.ts';

/** A table of a slide, and what it is about. */
export interface SlideTable {
  readonly slide: Slide;
  readonly block: TableBlock;
  readonly about: string;
}

/** A table laid out, and what the contents say of it. */
export interface LaidTable {
  readonly grid: Grid;
  readonly line: Sheet['lines'][number];
}

/** The tables of a slide of one kind. */
export function tablesOf(slide: Slide, kind: TableBlock['kind']): readonly TableBlock[] {
  return slide.blocks.flatMap(({ block }) =>
    // What is set in small print has sheets of its own, with more to it.
    block.kind === kind && (block as TableBlock).look !== 'fine' ? [block as TableBlock] : [],
  );
}

/** A chart of a slide, and what it is about. */
export interface SlideChart {
  readonly slide: Slide;
  readonly block: ChartBlock;
  readonly about: string;
}

/** The charts of a slide. */
export function chartsOf(slide: Slide): readonly ChartBlock[] {
  return slide.blocks.flatMap(({ block }) => (block.kind === 'chart' ? [block] : []));
}

/** A title with the number of its slide, where it has one. */
export function numbered({ number }: Pick<Slide, 'number'>, title: string): string {
  return number === null ? title : `${number} ${title}`;
}

/** Lays a table out, `beside` putting more to it. One that cannot be set out costs itself, and says so in its place. */
export function guardedTable(
  table: SlideTable,
  { words, thresholds, onFailed }: WorkbookInput,
  beside: (grid: Grid) => Grid = (grid) => grid,
): LaidTable {
  const { slide, block, about } = table;
  const title = numbered(slide, about);
  const { headline, footer } = slide;
  return guarded(table, { words, onFailed }, headline ?? '', () =>
    beside(tableGrid(block, { title, headline, footer, words, thresholds })),
  );
}

/** Lays a chart out as a table of its figures with the chart beside it; `tables` may hold its figures. */
export function guardedChart(
  chart: SlideChart,
  tables: readonly Grid[],
  { words, theme, onFailed }: WorkbookInput,
): LaidTable {
  const title = numbered(chart.slide, chart.about);
  return guarded(chart, { words, onFailed }, '', () =>
    chartGrid(chart.block, title, tables, { theme, words }),
  );
}

function guarded(
  { slide, block, about }: SlideTable | SlideChart,
  { words, onFailed }: Pick<WorkbookInput, 'words' | 'onFailed'>,
  headline: string,
  make: () => Grid,
): LaidTable {
  const title = numbered(slide, about);
  const line = { number: slide.number ?? '', about };
  try {
    return { grid: make(), line: { ...line, headline } };
  } catch (cause) {
    if (!onFailed) throw cause;
    onFailed(block, slide, cause);
    const said = words('workbook.left_out', { block: blockName(block) });
    const empty = { columns: [], rows: [], rules: [], notes: [], frozen: 0, plain: true };
    return { grid: { title, lines: [said], ...empty }, line: { ...line, headline: said } };
  }
}
