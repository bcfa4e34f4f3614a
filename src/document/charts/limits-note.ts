import type { Figure } from '../../metrics/lookup.ts';
import type { DocumentContext } from '../model/context.ts';
import { limitOf, limitsOf } from './chart-blocks.ts';

/**
 * Which limit each bar of a chart is judged by where they differ: no line can stand for all of them then. Null where
 * every limit is drawn as a line.
 */
export function limitsNote(
  figures: readonly Figure[],
  dimension: string,
  context: DocumentContext,
): string | null {
  const drawn = new Set(limitsOf(figures, context).map(({ label }) => label));
  const ownLimits = (figure: Figure): string =>
    figure.result.targets
      .map((target) => limitOf(target, figure, context).label)
      .filter((label) => !drawn.has(label))
      .join('、');
  const groups = [...Map.groupBy(figures, ownLimits)];
  if (groups.length < 2) return null;
  const sorted = groups.toSorted(([, a], [, b]) => a.length - b.length);
  const of = sorted.map(([limits, own], at) => ({
    names: own.map(({ result }) => result.by[dimension] ?? '').join('、'),
    rest: at === sorted.length - 1 && own.length > 1 ? '1' : '',
    limits,
  }));
  return context.say('chart.limits_differ', { limits: { each: 'chart.limits_of', of } });
}
