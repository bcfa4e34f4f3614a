import { chartInUse, isChart } from '../pack/outline/charts/charts.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';

/** The slides with what is left of their blocks, and without slides of which only notes are left. */
export function withBlocks(
  slides: readonly SlideSpec[],
  left: (block: BlockSpec) => BlockSpec | null,
): readonly SlideSpec[] {
  return slides.flatMap((slide): SlideSpec[] => {
    const blocks = slide.blocks.flatMap((placed) => {
      const kept = left(placed.block);
      return kept ? [{ ...placed, block: kept }] : [];
    });
    const isEmptied = slide.blocks.length > 0 && blocks.every(({ block }) => block.kind === 'note');
    return isEmptied && blocks.length < slide.blocks.length ? [] : [{ ...slide, blocks }];
  });
}

/** What is left of a block with the metrics and lists in use; null where nothing is. */
export function blockInUse(
  block: BlockSpec,
  isUsed: (metric: string) => boolean,
  isListed: (list: string) => boolean,
): BlockSpec | null {
  if (isChart(block)) return chartInUse(block, isUsed);
  const used = <T extends { readonly metric: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ metric }) => isUsed(metric));
  switch (block.kind) {
    case 'kpi_board':
    case 'indicators': {
      const rows = used(block.rows);
      return rows.length > 0 ? { ...block, rows } : null;
    }
    case 'table': {
      const columns = used(block.columns);
      return columns.length > 0 ? { ...block, columns } : null;
    }
    case 'trend': {
      const series = used(block.series);
      return series.length > 0 ? { ...block, series } : null;
    }
    case 'funnel': {
      const rows = used(block.rows);
      return rows.length > 0 ? { ...block, rows } : null;
    }
    case 'records':
      return isListed(block.list) ? block : null;
    case 'cross_check':
      return block.metrics.some(isUsed) ? block : null;
    case 'bars':
      return isUsed(block.metric) ? block : null;
    default:
      return block;
  }
}
