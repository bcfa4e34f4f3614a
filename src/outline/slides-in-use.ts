import { calculatorOf } from '../calculators/registry.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from '../workspace/types.ts';
import { blockInUse, withBlocks } from './block-in-use.ts';

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
  return withBlocks(pack.slides, (block) => blockInUse(block, isUsed, isListed));
}
