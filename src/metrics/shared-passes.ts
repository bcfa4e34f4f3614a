import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { exactMetric } from './exact-metric.ts';
import type { FigureSource, FoundRows } from './figure-rows.ts';
import { absentParts, lackingSets, lackOf, lacksLevel, loaded, setsOf } from './lack.ts';
import { type OnPass, sharedFigures } from './shared-figures.ts';
import { type UntoldCounts, untoldScopes } from './untold-scope.ts';

/** What passes over the tables gave that several metrics share. What is not here each asks for alone. */
export interface SharedPasses {
  readonly found: FoundRows;
  /** Records that may or may not be in a scope. */
  readonly untold: UntoldCounts;
}

export interface PassesRequest extends FigureSource {
  readonly metrics: readonly MetricSpec[];
  readonly ingested: Ingested;
  readonly onMetric?: OnPass | undefined;
}

interface Computable {
  readonly metric: MetricSpec;
  readonly dataset: LoadedDataset;
}

/** Asks for all at once that metrics with their data need of the same tables. */
export async function sharedPasses(request: PassesRequest): Promise<SharedPasses> {
  const computable: Computable[] = [];
  for (const metric of request.metrics) {
    const dataset = loaded(metric.scope.dataset, request.ingested);
    if (metric.over || !isComputable(metric, dataset, request)) continue;
    // What is wrong with a metric is told where it is computed.
    const asked = await exactMetric(metric, dataset.spec, request.store).catch(() => null);
    if (asked !== null) computable.push({ metric: asked, dataset });
  }
  const untold = await untoldScopes(
    computable.map(({ metric, dataset }) => ({ metric, dataset: dataset.spec })),
    request,
  );
  const asking = computable.map(({ metric, dataset }) => {
    const sets = setsOf(metric, lackingSets(metric, dataset, request.ingested));
    return { metric, sets };
  });
  const source = { ...request, absent: absentParts(request) };
  return { untold, found: await sharedFigures(asking, source, request.onMetric) };
}

function isComputable(metric: MetricSpec, dataset: LoadedDataset, request: PassesRequest): boolean {
  return (
    dataset.provided &&
    !lacksLevel(metric, request) &&
    lackOf(metric, dataset, request.ingested, []) === null
  );
}
