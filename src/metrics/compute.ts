import { calculatorOf } from '../calculators/registry.ts';
import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Store } from '../store/store.ts';
import { addMonths } from '../workspace/periods.ts';
import type { Month, Workspace } from '../workspace/types.ts';
import { addedParts } from './added-parts.ts';
import { definitionHash, missingBaseColumns, missingColumns } from './definition.ts';
import type { Thresholds } from './edge.ts';
import { exactMetric } from './exact-metric.ts';
import { figureSets } from './figure-rows.ts';
import { outcomeHead } from './outcome-head.ts';
import { overOutcome } from './over-longer.ts';
import type { ExclusionReason, FigureReason } from './reason.ts';
import { type ResultFrame, resultOf, withoutValue } from './result.ts';
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
  readonly month: Month;
  /** Earlier months that exist, a year of them for the last months of every result. */
  readonly past: readonly PastMonth[];
  /** From how many on a sample is judged, and what is kept with little room. */
  readonly thresholds: Thresholds;
  readonly store: Store;
  readonly warn: (warning: Message) => void;
  /** Told when a metric was computed. */
  readonly onMetric?: ((metric: string) => void) | undefined;
}

/** Computes every metric for its total and each of its sets. A metric that fails is an `error` result, not the end. */
export async function computeMetrics(request: MetricsRequest): Promise<Computed> {
  const outcomes: MetricOutcome[] = [];
  const exclusions: Exclusion[] = [];
  const counted = new Map<string, number>();
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
    const results = await resultsOf(metric, dataset, frame, request, exclusions, lacking, counted);
    outcomes.push({
      ...outcomeHead(metric, definition),
      results,
      ...(lacking.length === 0 ? {} : { lacking }),
    });
    request.onMetric?.(metric.id);
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
  counted: Map<string, number>,
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
    const sets = [[], ...metric.by].filter(
      (set) => !lacking.some(({ dimensions }) => dimensions === set),
    );
    const results: MetricResult[] = [];
    for (const { rows } of await figureSets(asked, dataset.spec, sets, {
      ...request,
      absent: absentParts(request),
    })) {
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

/** The parts of the period in whose folders no export came. */
function absentParts({ ingested }: MetricsRequest): readonly Month[] {
  const gaps = ingested.coverage?.gaps ?? [];
  return gaps.flatMap(({ part, dataset }) => (dataset === null ? [part] : []));
}

/** Whether a level has no export for the one part of the period that it is of: nothing there would be counted as 0. */
function lacksLevel(metric: MetricSpec, { ingested, month }: MetricsRequest): boolean {
  const parts = addedParts(metric, month);
  const gaps = ingested.coverage?.gaps ?? [];
  return (
    parts.length === 1 &&
    parts[0] !== month &&
    gaps.some(
      ({ part, dataset }) =>
        part === parts[0] && (dataset === null || dataset === metric.scope.dataset),
    )
  );
}

function severalValues(metric: string, count: number): Message {
  return message('metrics.several_values', { metric, count });
}

function loaded(dataset: string, ingested: Ingested): LoadedDataset {
  const found = ingested.datasets.find((one) => one.spec.id === dataset);
  if (!found) throw new RangeError(`dataset ${dataset} was not loaded`);
  return found;
}

/** What a metric needs and the exports of the month do not have; `of`: which dataset, where no column is the reason. */
interface Lack {
  readonly reason: FigureReason;
  readonly of: Pick<MetricResult, 'lacks' | 'unusable'>;
}

/** The breakdowns that a column is missing for, where the total can be told without it. */
function lackingSets(
  metric: MetricSpec,
  dataset: LoadedDataset,
  ingested: Ingested,
): readonly LackingSet[] {
  if (!dataset.provided || lackOf(metric, dataset, ingested, []) !== null) return [];
  return metric.by.flatMap((dimensions) => {
    const lack = lackOf(metric, dataset, ingested, dimensions);
    return lack === null ? [] : [{ dimensions, reason: lack.reason }];
  });
}

/** What a metric lacks for a set of dimensions although its own export came; null when all is there. */
function lackOf(
  metric: MetricSpec,
  dataset: LoadedDataset,
  ingested: Ingested,
  dimensions: readonly string[],
): Lack | null {
  const missing = missingColumns(metric, dataset.spec, dataset.presentColumns, dimensions);
  if (missing.length > 0)
    return { reason: { code: 'columns_missing', params: { columns: missing } }, of: {} };
  const { divisor } = calculatorOf(metric.calculator);
  if (divisor === null) return unusableOf(dataset);
  const base = loaded(divisor.base.dataset, ingested);
  const { id, name } = base.spec;
  if (!base.provided)
    return {
      reason: { code: 'base_not_provided', params: { dataset: id, name } },
      of: { lacks: id },
    };
  const columns = missingBaseColumns(metric, base.spec, base.presentColumns, dimensions);
  if (columns.length > 0)
    return {
      reason: { code: 'base_columns_missing', params: { dataset: id, name, columns } },
      of: {},
    };
  return unusableOf(dataset) ?? unusableOf(base);
}

/** That no record of a dataset counts, and some may be the month's, so that 0 would be no count. */
function unusableOf({ spec, unusable = 0 }: LoadedDataset): Lack | null {
  if (unusable === 0) return null;
  const params = { dataset: spec.id, name: spec.name, count: unusable };
  return { reason: { code: 'unusable', params }, of: { unusable: spec.id } };
}
