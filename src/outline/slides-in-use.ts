import { calculatorOf } from '../calculators/registry.ts';
import { chartInUse, isChart } from '../pack/outline/charts/charts.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from '../workspace/types.ts';

/**
 * Whether the workspace names where a metric's exports come from, those of its denominators as well; the others
 * are not asked of anyone.
 */
export function isAskedFor(metricId: string, pack: Pack, workspace: Workspace): boolean {
  const metric = pack.metrics.find(({ id }) => id === metricId);
  const divisor = metric ? calculatorOf(metric.calculator).divisor : null;
  const needed = [metric?.scope.dataset, ...(divisor === null ? [] : [divisor.base.dataset])];
  return needed.every((id) => workspace.inputs.datasets.some(({ dataset }) => dataset === id));
}

/**
 * The slides of the pack that this workspace can have: without the figures of datasets that its configuration
 * does not name at all, and without slides of which nothing is left. A dataset that it names and that did not
 * come keeps its slides, which say so.
 */
export function slidesInUse(pack: Pack, workspace: Workspace): readonly SlideSpec[] {
  const isUsed = (metric: string): boolean => isAskedFor(metric, pack, workspace);
  const isListed = (id: string): boolean => {
    const list = pack.lists.find((one) => one.id === id);
    return workspace.inputs.datasets.some(({ dataset }) => dataset === list?.dataset);
  };
  return pack.slides.flatMap((slide): SlideSpec[] => {
    const blocks = slide.blocks.flatMap(({ column, block }) => {
      const left = blockInUse(block, isUsed, isListed);
      return left ? [{ column, block: left }] : [];
    });
    const isEmptied = slide.blocks.length > 0 && blocks.every(({ block }) => block.kind === 'note');
    return isEmptied && blocks.length < slide.blocks.length ? [] : [{ ...slide, blocks }];
  });
}

function blockInUse(
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
