import type { SeenExport } from './types.ts';
import { type DepartmentCounts, raise } from './units.ts';

/** The texts of the branch columns of all exports, with their number. */
export function branchTextsOf(
  exports: readonly Pick<SeenExport, 'branches'>[],
): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const { branches } of exports) for (const [text, count] of branches) raise(sum, text, count);
  return sum;
}

/** The texts of the department columns of all exports, and how often each stands beside which branch. */
export function departmentTextsOf(
  exports: readonly Pick<SeenExport, 'departments'>[],
): DepartmentCounts {
  const all = new Map<string, Map<string, number>>();
  for (const { departments } of exports) {
    for (const [text, beside] of departments) {
      const sum = all.get(text) ?? new Map<string, number>();
      for (const [branch, count] of beside) raise(sum, branch, count);
      all.set(text, sum);
    }
  }
  return all;
}
