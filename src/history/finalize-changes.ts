import { type Message, message } from '../messages/catalogue.ts';
import { changedName, changeText } from '../metrics/change-text.ts';
import { draftChanges } from '../metrics/draft-changes.ts';
import type { MetricsFile } from '../metrics/types.ts';

/** So many figures are told one by one. */
const MOST = 20;

/**
 * What is another figure than in the file that a month was finalized with, metric by metric: those whose meaning is
 * another, those that only one of both has, and each figure with what it was and is.
 */
export function finalChanges(was: MetricsFile, is: MetricsFile): readonly Message[] {
  const before = new Map(was.metrics.map((one) => [one.id, one]));
  const now = new Set(is.metrics.map(({ id }) => id));
  const metrics = [
    ...is.metrics.flatMap(({ id, name, definition }) => {
      const earlier = before.get(id);
      if (!earlier) return [message('finalize.metric_added', { id, name })];
      return earlier.definition === definition
        ? []
        : [message('finalize.definition_changed', { id, name })];
    }),
    ...was.metrics
      .filter(({ id }) => !now.has(id))
      .map(({ id, name }) => message('finalize.metric_gone', { id, name })),
  ];
  const figures = draftChanges(was, is).toSorted(
    (one, other) => Object.keys(one.by).length - Object.keys(other.by).length,
  );
  const told = figures
    .slice(0, MOST)
    .map((one) =>
      message('finalize.figure_changed', { name: changedName(one), ...changeText(one) }),
    );
  const rest = figures.length - told.length;
  return [
    ...metrics,
    ...told,
    ...(rest > 0 ? [message('finalize.more_changes', { count: rest })] : []),
  ];
}
