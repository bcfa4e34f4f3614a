import { nearest } from '../ingest/values/nearest.ts';
import { comparable } from '../ingest/values/text.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { MetricSpec } from '../pack/metric/types.ts';

const MOST_CANDIDATES = 12;

/**
 * The metric with this id or name, or the only one whose id or name holds the text. Faults: `explain.unknown_metric`
 * with the nearest, `explain.several_metrics` with those that fit.
 */
export function findMetric(text: string, metrics: readonly MetricSpec[]): MetricSpec {
  const exact = metrics.find(({ id }) => id === text);
  if (exact) return exact;
  const form = comparable(text);
  const named = metrics.filter((one) => namesOf(one).some((name) => comparable(name) === form));
  const fitting =
    named.length > 0 || form === ''
      ? named
      : metrics.filter((one) => namesOf(one).some((name) => comparable(name).includes(form)));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (fitting.length > 1) {
    const problems = fitting.slice(0, MOST_CANDIDATES).map(candidate);
    throw fault('explain.several_metrics', { name: text, count: fitting.length }, { problems });
  }
  const near = nearest(text, metrics.flatMap(namesOf));
  const meant = metrics.filter((one) => near !== null && namesOf(one).includes(near));
  throw fault('explain.unknown_metric', { name: text }, { problems: meant.map(candidate) });
}

function namesOf({ id, name }: MetricSpec): readonly string[] {
  return [id, name];
}

function candidate({ id, name }: MetricSpec) {
  return message('explain.candidate', { id, name });
}
