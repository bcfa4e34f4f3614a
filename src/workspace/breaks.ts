import type { Report } from '../pack/problems.ts';
import type { MetricSpec } from '../pack/types.ts';
import type { RawBreak } from './schema.ts';
import type { Break } from './types.ts';

/**
 * Turns the patterns of a written break (`complaint.*`, an id, or a name) into the ids of the metrics that it parts;
 * reports patterns that fit none.
 */
export function resolveBreak(raw: RawBreak, metrics: readonly MetricSpec[], report: Report): Break {
  const ids = raw.metrics.flatMap((pattern, index) => {
    const fits = patternOf(pattern);
    const found = metrics.filter(({ id, name }) => fits.test(id) || fits.test(name));
    if (found.length === 0)
      report(
        ['metrics', index],
        `没有编号或名称符合「${pattern}」的指标`,
        `no metric's id or name fits "${pattern}"`,
      );
    return found.map(({ id }) => id);
  });
  return { metrics: [...new Set(ids)], month: raw.month, reason: raw.reason };
}

/** `*` stands for any text; everything else for itself. */
function patternOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
