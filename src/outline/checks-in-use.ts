import type { CheckSpec } from '../pack/rules/checks-config.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from '../workspace/types.ts';
import { isAskedFor } from './slides-in-use.ts';

/**
 * The checks that this workspace can make: those between datasets and metrics that its configuration names. One for
 * which an export did not come this month stays, and says so.
 */
export function checksInUse(pack: Pack, workspace: Workspace): readonly CheckSpec[] {
  const isNamed = (dataset: string) =>
    workspace.inputs.datasets.some((one) => one.dataset === dataset);
  return pack.checks.filter((check) => {
    const { datasets, metrics } = namesIn(check);
    const isAsked = (metric: string) => isAskedFor(metric, pack, workspace);
    // A check of several metrics is made of those that there are.
    const hasMetric = check.kind === 'too_good' ? metrics.some(isAsked) : metrics.every(isAsked);
    return datasets.every(isNamed) && (metrics.length === 0 || hasMetric);
  });
}

/** The datasets and the metrics that a check compares. */
function namesIn(check: CheckSpec): {
  readonly datasets: readonly string[];
  readonly metrics: readonly string[];
} {
  switch (check.kind) {
    case 'control_total':
      return { datasets: [], metrics: [] };
    case 'parts_equal_total':
    case 'bucket_too_big':
    case 'empty_cause':
      return { datasets: [], metrics: [check.metric] };
    case 'at_most':
      return { datasets: [], metrics: [check.figure.metric, check.than.metric] };
    case 'too_good':
      return { datasets: [], metrics: check.metrics };
    case 'case_by_case':
      return { datasets: [check.cases.dataset, check.against.dataset], metrics: [] };
    case 'subset':
      return { datasets: [check.of.dataset, check.within.dataset], metrics: [] };
    case 'at_most_range':
    case 'flag_agrees':
      return { datasets: [check.dataset], metrics: [] };
  }
}
