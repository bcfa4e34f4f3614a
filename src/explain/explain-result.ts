import type { Membership, Query } from '../calculators/population.ts';
import { calculatorOf } from '../calculators/registry.ts';
import { exclusionsOf } from '../caveats/exclusions.ts';
import { definitionsOf } from '../definitions/definitions.ts';
import { figuresOnSlide } from '../findings/slide-figures.ts';
import { fault } from '../messages/fault.ts';
import { exactMetric } from '../metrics/exact-metric.ts';
import { figureQuery, membershipOf } from '../metrics/figure-rows.ts';
import { overPeriod } from '../metrics/over-longer.ts';
import type { MetricResult } from '../metrics/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Masker } from '../privacy/masker.ts';
import { kindOf } from '../records/lists.ts';
import type { RecordList } from '../records/types.ts';
import type { OpenMonth } from '../report/make-report.ts';
import type { WordBook } from '../words/word-book.ts';
import { cutOf } from '../workspace/input-parts.ts';
import { periodOf, type TimeRange } from '../workspace/period.ts';
import type { Cut, Period, Workspace } from '../workspace/types.ts';
import type { Asked } from './asked.ts';
import { leftOutOf } from './facts/facts.ts';
import type { PartCounts } from './facts/types.ts';
import { findMetric } from './find-metric.ts';
import { findResult } from './find-result.ts';
import { countParts, type RecordSource, recordsBehind, unitsBehind } from './records.ts';
import type { Explained, ExplainedRecords, Explanation, SaidQuery } from './types.ts';

/** Records that an explanation shows; all of them are in the workbook. */
const SHOWN = 20;
/** What a workbook of records takes without filling the memory. */
const MOST_LISTED = 200_000;

/** What is to be explained, and how. */
export interface ExplainRequest {
  readonly asked: Asked;
  readonly workspace: Workspace;
  readonly month: Period;
  /** Whether all records are wanted, and whether with names and numbers; null without them. */
  readonly list: { readonly isMasked: boolean } | null;
}

/** Tells where one result of an open month comes from. Faults of kind usage where it is not clear which one is meant. */
export async function explainResult(request: ExplainRequest, open: OpenMonth): Promise<Explained> {
  const { workspace, month } = request;
  const metric = findMetric(request.asked.metric, open.pack.metrics);
  const dataset = datasetOf(metric.scope.dataset, open);
  const outcome = open.lookup.outcome(metric.id);
  const { organization } = workspace;
  const result = findResult(outcome, request.asked, { dataset, organization });
  const dimensions = Object.keys(result.by);
  const asked = await exactMetric(metric, dataset, open.store);
  const membership = membershipOf(asked, result.by, { workspace, month });
  // What is added up of earlier months on file has its records in the report of the whole period.
  const hasRecords = !metric.over || overPeriod(metric.over.kind, month) === month;
  const behind = hasRecords
    ? await recordsOf(metric, result, membership, open, SHOWN, open.masker)
    : null;
  const [definition] = definitionsOf({ ...open.pack, metrics: [metric] }, workspace, open.words);
  if (!definition) throw new RangeError(`metric ${metric.id} has no dataset`);
  const { id, name, unit, better, population, measure, counted, base, cohort } = metric;
  const range = rangeOf(metric, month, cutOf(workspace, dataset.id));
  const said = (query: Query) => saidQuery(query, open.masker);
  const explanation: Explanation = {
    month,
    key: result.key,
    by: result.by,
    metric: {
      id,
      name,
      unit,
      better,
      population,
      measure,
      counted,
      base,
      hash: outcome.definition,
    },
    definition,
    period: cohort === null ? null : { start: range.start, end: range.end },
    result,
    counts: behind?.counts ?? null,
    exclusions: exclusionsOf(
      open.computed.exclusions.filter(({ key }) => key === result.key),
      open.pack.findings.exclusions,
      [metric],
      open.lookup,
    ).filter(({ key }) => key === result.key),
    leftOut: leftOutOf(dataset.id, open.ingested.files),
    records: behind?.records ?? null,
    units: behind?.units ?? null,
    sql: {
      figure: said(figureQuery(asked, dimensions, { workspace, month })),
      records: said(membership.records),
      units: membership.units === null ? null : said(membership.units),
    },
    findings: (open.document.findings ?? [])
      .filter(({ results }) => results.includes(result.key))
      .map(({ rank, id: finding, text }) => ({ rank, id: finding, text })),
    slides: open.pack.slides
      .filter((slide) =>
        figuresOnSlide(slide, open.lookup).some((figure) => figure.result.key === result.key),
      )
      .map(({ id: slide, number, title }) => ({ id: slide, number, title })),
  };
  if (request.list === null) return { explanation, lists: [] };
  const count = (explanation.records?.count ?? 0) + (explanation.units?.count ?? 0);
  if (count > MOST_LISTED) throw fault('explain.too_many_rows', { count, most: MOST_LISTED });
  const masker = request.list.isMasked ? open.masker : null;
  const all = hasRecords ? await recordsOf(metric, result, membership, open, null, masker) : null;
  const lists = [all?.records, all?.units].flatMap((one) => (one ? [listOf(one, open.words)] : []));
  return { explanation, lists };
}

/** The time that a figure covers; over a longer period from that period's beginning up to the report. */
function rangeOf({ over }: MetricSpec, month: Period, cut: Cut): TimeRange {
  const own = periodOf(month, cut);
  if (!over) return own;
  return { start: periodOf(overPeriod(over.kind, month), cut).start, end: own.end };
}

interface Behind {
  readonly counts: PartCounts;
  readonly records: ExplainedRecords;
  readonly units: ExplainedRecords | null;
}

/** What stands behind a result; null where the exports lack what it needs, which the result says itself. */
async function recordsOf(
  metric: MetricSpec,
  result: MetricResult,
  membership: Membership,
  open: OpenMonth,
  most: number | null,
  masker: Masker | null,
): Promise<Behind | null> {
  if (result.status === 'not_provided') return null;
  const { store } = open;
  const source: RecordSource = {
    store,
    files: open.ingested.files,
    masker,
    words: open.words,
    most,
  };
  const dataset = datasetOf(metric.scope.dataset, open);
  const { divisor } = calculatorOf(metric.calculator);
  return {
    counts: await countParts(store, membership),
    records: await recordsBehind(metric, dataset, Object.keys(result.by), membership, source),
    units:
      membership.units === null || divisor === null
        ? null
        : await unitsBehind(
            datasetOf(divisor.base.dataset, open),
            divisor.of,
            membership.units,
            source,
          ),
  };
}

function saidQuery({ sql, values }: Query, masker: Masker): SaidQuery {
  return {
    sql: sql
      .split('\n')
      .map((line) => line.trim())
      .join('\n'),
    values: values.map((value) => (typeof value === 'string' ? masker.text(value) : value)),
  };
}

/** All records as a list for a workbook. */
function listOf({ dataset, columns, rows }: ExplainedRecords, words: WordBook): RecordList {
  return {
    id: dataset,
    title: dataset,
    total: rows.length,
    about: words('rows.count', { count: rows.length.toLocaleString('en-US') }),
    columns: [
      { label: words('rows.part'), kind: 'text' },
      { label: words('rows.file'), kind: 'text' },
      { label: words('rows.record'), kind: 'count' },
      ...columns.map((label, at) => ({
        label,
        kind: kindOf(rows.map(({ cells }) => cells[at] ?? null)),
      })),
    ],
    rows: rows.map(({ part, file, record, cells }) => [
      words(`rows.part.${part}`),
      file,
      record,
      ...cells,
    ]),
  };
}

function datasetOf(id: string, { pack }: OpenMonth): DatasetSpec {
  const found = pack.datasets.find((one) => one.id === id);
  if (!found) throw new RangeError(`dataset ${id} is not in the pack`);
  return found;
}

/**
 * The same with the records of a figure over a longer period, which were found in a report of that period; the figure itself
 * stays what the month's report says.
 */
export function withRecordsOf(month: Explained, period: Explained): Explained {
  const { counts, records, units, sql, exclusions, leftOut } = period.explanation;
  return {
    explanation: { ...month.explanation, counts, records, units, sql, exclusions, leftOut },
    lists: period.lists,
  };
}
