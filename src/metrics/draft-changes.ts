import type { MetricOutcome, MetricResult, MetricsFile } from './types.ts';

/** What a draft said of one figure. */
export type DraftFigure = Pick<
  MetricResult,
  'status' | 'value' | 'numerator' | 'denominator' | 'display'
>;

/** A result that is another one than in an earlier draft of the month; null where one of both has none of its key. */
export interface DraftChange {
  readonly metric: Pick<MetricOutcome, 'id' | 'name' | 'unit'>;
  readonly key: string;
  readonly by: MetricResult['by'];
  readonly was: DraftFigure | null;
  readonly is: DraftFigure | null;
}

/** What changed since the month's draft before in metrics that both have, in their order, what is gone last. */
export function draftChanges(was: MetricsFile, is: MetricsFile): readonly DraftChange[] {
  // A metric that only one of both has is another report, not another figure.
  const common = commonTo(was, is);
  const before = resultsOf(was, common);
  const now = resultsOf(is, common);
  const changed = [...now].flatMap(([key, one]): DraftChange[] => {
    const old = before.get(key)?.result ?? null;
    if (old !== null && isSame(old, one.result)) return [];
    return [{ metric: one.metric, key, by: one.result.by, was: old, is: one.result }];
  });
  const gone = [...before].flatMap(([key, { metric, result }]): DraftChange[] =>
    now.has(key) ? [] : [{ metric, key, by: result.by, was: result, is: null }],
  );
  return [...changed, ...gone];
}

function commonTo(was: MetricsFile, is: MetricsFile): ReadonlySet<string> {
  const before = new Set(was.metrics.map(({ id }) => id));
  return new Set(is.metrics.flatMap(({ id }) => (before.has(id) ? [id] : [])));
}

function resultsOf({ metrics }: MetricsFile, ids: ReadonlySet<string>) {
  const own = metrics.filter(({ id }) => ids.has(id));
  return new Map(
    own.flatMap((metric) =>
      metric.results.map((result) => [result.key, { metric, result }] as const),
    ),
  );
}

/** Whether both say the same of this month; the months before are not the draft's own. */
function isSame(was: DraftFigure, is: DraftFigure): boolean {
  return (
    was.status === is.status &&
    was.value === is.value &&
    was.numerator === is.numerator &&
    was.denominator === is.denominator
  );
}
