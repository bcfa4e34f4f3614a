import type { Figure, Lookup } from '../metrics/lookup.ts';
import { isNoteBlock } from '../pack/note-blocks.ts';
import type { BlockSpec, SlideSpec, TableColumnSpec } from '../pack/types.ts';
import { figuresOfChart } from './chart-figures.ts';

/** Every figure that a slide shows, each once, in the order of its blocks. */
export function figuresOnSlide(slide: SlideSpec, lookup: Lookup): readonly Figure[] {
  const seen = new Map<string, Figure>();
  for (const { block } of slide.blocks) {
    for (const figure of figuresOf(block, lookup)) {
      if (!seen.has(figure.result.key)) seen.set(figure.result.key, figure);
    }
  }
  return [...seen.values()];
}

function figuresOf(block: BlockSpec, lookup: Lookup): readonly Figure[] {
  if (isNoteBlock(block)) return [];
  switch (block.kind) {
    case 'kpi_board':
    case 'indicators':
      return block.rows.flatMap((row) => row.of.flatMap((only) => one(lookup, row.metric, only)));
    case 'table':
      return block.columns.flatMap((column) => {
        const dimensions = [
          ...block.rows,
          ...(block.across === null ? [] : [block.across]),
          ...Object.keys(column.only),
        ];
        const rows = lookup.figures(column.metric, dimensions, column.only);
        const shown = block.top === null ? rows : rows.slice(0, block.top);
        return [...totalsOf(block, column, lookup), ...shown];
      });
    case 'trend':
      return block.series.flatMap((series) => one(lookup, series.metric, series.only));
    case 'bars': {
      const rows = lookup.figures(block.metric, [block.by, ...Object.keys(block.only)], block.only);
      return block.top === null ? rows : rows.slice(0, block.top);
    }
    case 'text':
    case 'list':
    case 'note':
    case 'callout':
    case 'findings':
    case 'checks':
    case 'case':
      return [];
    default:
      return figuresOfChart(block, lookup);
  }
}

/** The figures of a table's total row: the whole, or one for each member of `across`. */
function totalsOf(
  { total, across }: Extract<BlockSpec, { kind: 'table' }>,
  { metric, only }: TableColumnSpec,
  lookup: Lookup,
): readonly Figure[] {
  if (!total) return [];
  return across === null
    ? one(lookup, metric, only)
    : lookup.figures(metric, [across, ...Object.keys(only)], only);
}

function one(
  lookup: Lookup,
  metric: string,
  only: Readonly<Record<string, string>>,
): readonly Figure[] {
  const figure = lookup.figure(metric, only);
  return figure ? [figure] : [];
}
