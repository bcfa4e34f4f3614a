import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Store } from '../store/store.ts';
import { addMonths } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { definitionHash } from './definition.ts';
import type { Thresholds } from './edge.ts';
import { exactMetric } from './exact-metric.ts';
import { figureSets } from './figure-rows.ts';
import { absentParts, lackingSets, lackOf, lacksLevel, loaded, setsOf } from './lack.ts';
import { outcomeHead } from './outcome-head.ts';
import { overOutcome } from './over-longer.ts';
import type { ExclusionReason } from './reason.ts';
import { type ResultFrame, resultOf, withoutValue } from './result.ts';
import { type SharedPasses, sharedPasses } from './shared-passes.ts';
import type { LackingSet, MetricOutcome, MetricResult, PastMonth } from './types.ts';
import { untoldScope } from './untold-scope.ts';

/** Records of a metric's scope that could not be judged; listed, never silent. */
export interface Exclusion {
  readonly metric: string;
  readonly key: string;
  readonly count: number;
  readonly reason: ExclusionReason;
  /** `scope`: records that may or may not be in the metric's scope; they are none of those behind the figure. */
  readonly of: 'figure' | 'scope';
}

export interface Computed {
  readonly outcomes: readonly MetricOutcome[];
  readonly exclusions: readonly Exclusion[];
}

export interface MetricsRequest {
  readonly metrics: readonly MetricSpec[];
  readonly ingested: Ingested;
  readonly workspace: Workspace;
  readonly month: Period;
  /** Earlier months that exist, a year of them for the last months of every result. */
  readonly past: readonly PastMonth[];
  /** From how many on a sample is judged, and what is kept with little room. */
  readonly thresholds: Thresholds;
  readonly store: Store;
  readonly warn: (warning: Message) => void;
  /** Told when a metric was computed, or a pass over a table that gave figures of several. */
  readonly onMetric?: ((metrics: readonly string[]) => void) | undefined;
}

/** Computes every metric for its total and each of its sets. A metric that fails is an `error` result, not the end. */
export async function computeMetrics(request: MetricsRequest): Promise<Computed> {
  const outcomes: MetricOutcome[] = [];
  const exclusions: Exclusion[] = [];
  const shared = await sharedPasses(request);
  for (const metric of request.metrics) {
    const dataset = loaded(metric.scope.dataset, request.ingested);
    const { workspace, month, past, thresholds } = request;
    const period = workspace.periods[dataset.spec.id] ?? workspace.defaultPeriod;
    const definition = definitionHash(metric, dataset.spec, period);
    const { targets, breaks } = workspace;
    const frame = {
      dataset: dataset.spec,
      targets,
      month,
      definition,
      period,
      past,
      breaks,
      thresholds,
    };
    if (metric.over) {
      outcomes.push(overOutcome(metric, baseOf(metric.over.of, request, outcomes), frame));
      continue;
    }
    warnOfOtherDefinition(metric, definition, request);
    const lacking = lackingSets(metric, dataset, request.ingested);
    const results = await resultsOf(metric, dataset, frame, request, exclusions, lacking, shared);
    outcomes.push({
      ...outcomeHead(metric, definition),
      results,
      ...(lacking.length === 0 ? {} : { lacking }),
    });
    request.onMetric?.([metric.id]);
  }
  return { outcomes, exclusions };
}

/** The metric that one over a longer period is of, computed before it. */
function baseOf(
  id: string,
  { metrics }: MetricsRequest,
  outcomes: readonly MetricOutcome[],
): { readonly metric: MetricSpec; readonly outcome: MetricOutcome } {
  const metric = metrics.find((one) => one.id === id);
  const outcome = outcomes.find((one) => one.id === id);
  if (!metric || !outcome) throw new RangeError(`metric ${id} was not computed`);
  return { metric, outcome };
}

/** A metric that meant something else in the month before is not compared with it, and that is said. */
function warnOfOtherDefinition(
  metric: MetricSpec,
  definition: string,
  { past, month, warn }: MetricsRequest,
): void {
  const previousMonth = addMonths(month, -1);
  const before = past.find((one) => one.month === previousMonth)?.file.metrics;
  const earlier = before?.find((one) => one.id === metric.id);
  if (earlier && earlier.definition !== definition)
    warn(message('history.definition_changed', { metric: metric.id, month: previousMonth }));
}

async function resultsOf(
  metric: MetricSpec,
  dataset: LoadedDataset,
  frame: ResultFrame,
  request: MetricsRequest,
  exclusions: Exclusion[],
  lacking: readonly LackingSet[],
  { found, untold: counted }: SharedPasses,
): Promise<readonly MetricResult[]> {
  if (!dataset.provided || lacksLevel(metric, request))
    return [withoutValue(metric, 'not_provided', null, frame)];
  const lack = lackOf(metric, dataset, request.ingested, []);
  if (lack !== null) {
    const { reason, of } = lack;
    return [{ ...withoutValue(metric, 'not_provided', reason, frame), ...of }];
  }
  try {
    const asked = await exactMetric(metric, dataset.spec, request.store);
    const untold = await untoldScope(asked, dataset.spec, request, counted);
    if (untold > 0) {
      exclusions.push({
        metric: metric.id,
        key: metric.id,
        count: untold,
        reason: { code: 'scope_unknown', params: { scope: metric.scope.name } },
        of: 'scope',
      });
    }
    const source = { ...request, absent: absentParts(request), found };
    const results: MetricResult[] = [];
    for (const { rows } of await figureSets(asked, dataset.spec, setsOf(metric, lacking), source)) {
      for (const row of rows) {
        const result = resultOf(row, metric, frame);
        results.push(result);
        if (result.reason?.code === 'several_values')
          request.warn(severalValues(result.key, result.reason.params.count));
        if (row.excluded > 0) {
          exclusions.push({
            metric: metric.id,
            key: result.key,
            count: row.excluded,
            reason: { code: 'unjudged', params: {} },
            of: 'figure',
          });
        }
      }
    }
    return results;
  } catch (cause) {
    // A disk that is full is no fault of the metric.
    if (cause instanceof Fault && cause.kind === 'output') throw cause;
    const text = libraryWords(cause);
    request.warn(message('metrics.failed', { metric: metric.id, reason: text }));
    return [withoutValue(metric, 'error', { code: 'failed', params: { text } }, frame)];
  }
}

function severalValues(metric: string, count: number): Message {
  return message('metrics.several_values', { metric, count });
}
