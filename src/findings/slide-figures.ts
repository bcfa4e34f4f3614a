import type { Figure, Lookup } from '../metrics/lookup.ts';
import { isNoteBlock } from '../pack/outline/note-blocks.ts';
import { isRecordBlock, type RecordBlockSpec } from '../pack/outline/record-blocks.ts';
import type { BlockSpec, SlideSpec, TableColumnSpec } from '../pack/outline/types.ts';
import { barFigures } from './bar-figures.ts';
import { figuresOfChart } from './chart-figures.ts';
import { membersOrWhy } from './members-or-why.ts';

/** Every figure that a slide shows, each once, in the order of its blocks. */
export function figuresOnSlide(slide: SlideSpec, lookup: Lookup): readonly Figure[] {
  const seen = new Map<string, Figure>();
  for (const { block } of slide.blocks) {
    for (const figure of figuresOfBlock(block, lookup)) {
      if (!seen.has(figure.result.key)) seen.set(figure.result.key, figure);
    }
  }
  return [...seen.values()];
}

/** Every figure that a block shows. */
export function figuresOfBlock(block: BlockSpec, lookup: Lookup): readonly Figure[] {
  if (isNoteBlock(block)) return [];
  if (isRecordBlock(block)) return figuresOfRecords(block, lookup);
  switch (block.kind) {
    case 'kpi_board':
    case 'indicators':
      return block.rows.flatMap((row) => row.of.flatMap((only) => one(lookup, row.metric, only)));
    case 'table':
      return block.columns.flatMap((column) => {
        const { metric, only } = column;
        const across = column.totalOnly === true ? null : block.across;
        const heads = [...(across === null ? [] : [across]), ...Object.keys(only)];
        const rows = membersOrWhy(lookup, metric, [...block.rows, ...heads], only);
        if (rows.length === 0) return whyNone(lookup, metric, only);
        const sums =
          across === null || !block.acrossTotal
            ? []
            : lookup.figures(metric, [...block.rows, ...Object.keys(only)], only);
        return [
          ...totalsOf(block, column, lookup),
          ...firstRows(rows, block.rows, block.top),
          ...firstRows(sums, block.rows, block.top),
        ];
      });
    case 'trend':
      return block.series.flatMap((series) => one(lookup, series.metric, series.only));
    case 'bars': {
      const shown = barFigures(block, lookup);
      if (shown.length > 0) return shown;
      const dimensions = [block.by, ...Object.keys(block.only)];
      const why = membersOrWhy(lookup, block.metric, dimensions, block.only);
      return why.length > 0 ? why : whyNone(lookup, block.metric, block.only);
    }
    case 'text':
    case 'list':
    case 'picture':
    case 'note':
    case 'callout':
    case 'findings':
    case 'overview':
    case 'standing':
    case 'decisions':
    case 'checks':
    case 'definitions':
    case 'sources':
    case 'draft_changes':
    case 'case':
      return [];
    default:
      return figuresOfChart(block, lookup);
  }
}

/** Records and boards show no figures of their own; a comparison stands for what it puts in doubt. */
function figuresOfRecords(block: RecordBlockSpec, lookup: Lookup): readonly Figure[] {
  switch (block.kind) {
    case 'records':
    case 'chapter_board':
    case 'gaps':
    case 'missing_data':
      return [];
    case 'cross_check':
      return block.metrics.map((metric) => lookup.figure(metric, {}));
    case 'funnel':
      return block.rows.map((row) => lookup.figure(row.metric, row.of));
  }
}

/** The figures of a table's total row: the whole, or one for each member of `across`. */
function totalsOf(
  { total, across, acrossTotal }: Extract<BlockSpec, { kind: 'table' }>,
  { metric, only, totalOnly }: TableColumnSpec,
  lookup: Lookup,
): readonly Figure[] {
  if (!total) return [];
  if (across === null || totalOnly === true) return one(lookup, metric, only);
  const heads = lookup.figures(metric, [across, ...Object.keys(only)], only);
  return acrossTotal ? [...one(lookup, metric, only), ...heads] : heads;
}

/** The figures that stand in the first `top` rows of a table. */
function firstRows(
  figures: readonly Figure[],
  dimensions: readonly string[],
  top: number | null,
): readonly Figure[] {
  const rowOf = ({ result }: Figure) => dimensions.map((name) => result.by[name]).join('\n');
  const rows = [...new Set(figures.map(rowOf))].slice(0, top ?? figures.length);
  return figures.filter((figure) => rows.includes(rowOf(figure)));
}

/** A metric without members in this month: its total says why. */
function whyNone(
  lookup: Lookup,
  metric: string,
  only: Readonly<Record<string, string>>,
): readonly Figure[] {
  return one(lookup, metric, only).filter(({ result }) => result.status !== 'ok');
}

function one(
  lookup: Lookup,
  metric: string,
  only: Readonly<Record<string, string>>,
): readonly Figure[] {
  return [lookup.figure(metric, only)];
}
