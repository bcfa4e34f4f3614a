import type { Ingested, LoadedDataset } from '../ingest/types.ts';
import { type Message, message } from '../messages/catalogue.ts';
import type { MetricSpec } from '../pack/types.ts';
import { maskText } from '../privacy/mask.ts';
import { quoteName, type SqlRow, type Store } from '../store/store.ts';
import { periodOf } from '../workspace/period.ts';
import type { Month, Workspace } from '../workspace/types.ts';
import type { Population } from './calculators/calculator.ts';
import { queryOf } from './calculators/registry.ts';
import { definitionHash, missingColumns } from './definition.ts';
import { inMemberOrder, membersOf } from './members.ts';
import { type Counted, resultOf, withoutValue } from './result.ts';
import type { MetricOutcome, MetricResult, PastMonth } from './types.ts';

/** Records of a metric's scope that could not be judged; listed, never silent. */
export interface Exclusion {
  readonly metric: string;
  readonly key: string;
  readonly count: number;
  readonly reason: string;
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
  readonly past: readonly PastMonth[];
  readonly previousMonth: Month;
  readonly store: Store;
  readonly warn: (warning: Message) => void;
}

/** Computes every metric for its total and each of its sets. A metric that fails is an `error` result, not the end. */
export async function computeMetrics(request: MetricsRequest): Promise<Computed> {
  const outcomes: MetricOutcome[] = [];
  const exclusions: Exclusion[] = [];
  for (const metric of request.metrics) {
    const dataset = request.ingested.datasets.find((one) => one.spec.id === metric.scope.dataset);
    if (!dataset) throw new RangeError(`dataset ${metric.scope.dataset} was not loaded`);
    const period = request.workspace.periods[dataset.spec.id] ?? request.workspace.defaultPeriod;
    const definition = definitionHash(metric, dataset.spec, period);
    warnOfOtherDefinition(metric, definition, request);
    const results = await resultsOf(metric, dataset, definition, request, exclusions);
    outcomes.push({
      id: metric.id,
      name: metric.name,
      calculator: metric.calculator.kind,
      unit: metric.unit,
      better: metric.better,
      population: metric.population,
      definition,
      results,
    });
  }
  return { outcomes, exclusions };
}

/** A metric that meant something else in the month before is not compared with it, and that is said. */
function warnOfOtherDefinition(
  metric: MetricSpec,
  definition: string,
  { past, previousMonth, warn }: MetricsRequest,
): void {
  const before = past.find((one) => one.month === previousMonth)?.file.metrics;
  const earlier = before?.find((one) => one.id === metric.id);
  if (earlier && earlier.definition !== definition)
    warn(message('history.definition_changed', { metric: metric.id, month: previousMonth }));
}

async function resultsOf(
  metric: MetricSpec,
  dataset: LoadedDataset,
  definition: string,
  request: MetricsRequest,
  exclusions: Exclusion[],
): Promise<readonly MetricResult[]> {
  if (!dataset.provided) return [withoutValue(metric, 'not_provided', null)];
  const missing = missingColumns(metric, dataset.spec, dataset.presentColumns);
  if (missing.length > 0)
    return [withoutValue(metric, 'not_provided', `缺少列：${missing.join('、')}`)];
  try {
    const frame = {
      dataset: dataset.spec,
      targets: request.workspace.targets,
      month: request.month,
      before: request.past.find((one) => one.month === request.previousMonth),
    };
    const sets: readonly (readonly string[])[] = [[], ...metric.by];
    const results: MetricResult[] = [];
    for (const dimensions of sets) {
      for (const row of await rowsOf(metric, dataset, dimensions, request)) {
        const result = resultOf(row, metric, { ...frame, definition });
        results.push(result);
        if (row.excluded > 0) {
          exclusions.push({
            metric: metric.id,
            key: result.key,
            count: row.excluded,
            reason: '缺少判断所需的值',
          });
        }
      }
    }
    return results;
  } catch (cause) {
    const [line = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    const reason = maskText(line);
    request.warn(message('metrics.failed', { metric: metric.id, reason }));
    return [withoutValue(metric, 'error', reason)];
  }
}

interface CountedRow extends Counted {
  readonly excluded: number;
  readonly size: number;
}

async function rowsOf(
  metric: MetricSpec,
  dataset: LoadedDataset,
  dimensions: readonly string[],
  request: MetricsRequest,
): Promise<readonly CountedRow[]> {
  const { spec } = dataset;
  const { workspace } = request;
  const range = periodOf(request.month, workspace.periods[spec.id] ?? workspace.defaultPeriod);
  const population: Population = {
    table: quoteName(spec.id),
    where: metric.scope.where,
    cohort: metric.cohort === null ? null : { column: metric.cohort, ...range },
  };
  const { sql, values } = queryOf(metric.calculator, population, dimensions);
  const counted = (await request.store.rows(sql, values)).map((row) => countedRow(row, dimensions));
  const order = dimensions.map((name) => membersOf(name, spec, workspace.organization));
  const [members = []] = order;
  if (metric.fillZero && dimensions.length === 1) {
    const seen = new Set(counted.map((row) => row.members[0]));
    for (const member of members.filter((one) => !seen.has(one))) {
      counted.push({
        dimensions,
        members: [member],
        numerator: 0,
        denominator: null,
        excluded: 0,
        size: 0,
      });
    }
  }
  return inMemberOrder(counted, order);
}

function countedRow(row: SqlRow, dimensions: readonly string[]): CountedRow {
  const numerator = Number(row.numerator ?? 0);
  return {
    dimensions,
    members: dimensions.map((_, index) => String(row[`d${index}`])),
    numerator,
    denominator: row.denominator === null ? null : Number(row.denominator),
    excluded: Number(row.excluded ?? 0),
    size: numerator,
  };
}
