import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Level, TargetSpec } from './types.ts';

/**
 * Whom a result with these dimensions tells of, once the members that the target names are taken away;
 * a target for one branch, department or business alone may judge that level by its own name as well. A slice of a unit by
 * what the target does not name (IPTV in one branch) is none of them: a limit on the branch is one on all that it does.
 */
export function levelsOf(
  dimensions: readonly string[],
  target: Pick<TargetSpec, 'only'>,
  dataset: DatasetSpec,
): readonly Level[] {
  const rest = dimensions.filter((name) => !(name in target.only));
  const unit = unitIn(dimensions, dataset);
  const without = unitIn(rest, dataset) ?? (rest.length > 0 ? 'business' : 'whole');
  if (unit !== null) return isSliced(rest, dataset) ? [] : [without, unit];
  return rest.length === 0 && dimensions.length > 0 ? ['whole', 'business'] : [without];
}

/** Whether dimensions beside units are left. */
function isSliced(rest: readonly string[], dataset: DatasetSpec): boolean {
  return rest.some((name) => unitIn([name], dataset) === null);
}

/** The smallest unit of the organisation among dimensions. */
function unitIn(names: readonly string[], dataset: DatasetSpec): 'department' | 'branch' | null {
  const types = names.map((name) => dataset.columns.find((column) => column.name === name)?.type);
  if (types.includes('department')) return 'department';
  return types.includes('branch') ? 'branch' : null;
}
