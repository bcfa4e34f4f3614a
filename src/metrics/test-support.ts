import fc from 'fast-check';
import { sqlTypeOf } from '../ingest/values/column-reader.ts';
import type { Message } from '../messages/catalogue.ts';
import { decimalOf } from '../number/fraction.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import type { Breaks, TargetSpec } from '../workspace/types.ts';
import { isPair } from './additive.ts';
import { type Computed, computeMetrics } from './compute.ts';
import { definitionHash } from './definition.ts';
import { type Counted, resultOf } from './result.ts';
import type { MetricOutcome, MetricResult, PastMonth } from './types.ts';

export const MONTH = '2009-07';
const CALENDAR = { kind: 'calendar' } as const;

/** One ticket; times are `YYYY-MM-DD HH:MM:SS`. */
export interface Ticket {
  readonly user: string | null;
  readonly branch: string;
  readonly department: string | null;
  readonly service: string | null;
  readonly brand: string;
  readonly cause: string | null;
  readonly accepted: string;
  readonly restored: string | null;
  readonly overdue: boolean | null;
}

/** A ticket of July, changed as the test wants. */
export function ticket(changes: Partial<Ticket> = {}): Ticket {
  return {
    user: 'u1',
    branch: '安岳',
    department: null,
    service: 'ADSL',
    brand: 'E8',
    cause: null,
    accepted: '2009-07-10 09:00:00',
    restored: null,
    overdue: null,
    ...changes,
  };
}

/** Local time so many hours after the start of 20 June 2009. */
export function hoursOn(hours: number): string {
  const time = new Date(Date.UTC(2009, 5, 20) + hours * 3_600_000);
  return time.toISOString().slice(0, 19).replace('T', ' ');
}

const oneOf = fc.constantFrom;

/** Small tables around July 2009 in which users, times and empty values meet often. */
export const someTickets: fc.Arbitrary<readonly Ticket[]> = fc.array(
  fc
    .record({
      user: oneOf('u1', 'u2', 'u3', null),
      branch: oneOf('安岳', '简阳'),
      department: oneOf('安岳实业', null),
      service: oneOf('固话', 'ADSL', null),
      brand: oneOf('E6', 'E8'),
      cause: oneOf('线路', '终端', '未填写', null),
      start: fc.integer({ min: 0, max: 90 }).map((half) => half * 12),
      lasts: fc.option(fc.integer({ min: 0, max: 120 })),
      overdue: oneOf(true, false, null),
    })
    .map(({ start, lasts, ...rest }) => ({
      ...rest,
      accepted: hoursOn(start),
      restored: lasts === null ? null : hoursOn(start + lasts),
    })),
  { maxLength: 30 },
);

/** Whether a ticket was accepted in July 2009. */
export function inJuly({ accepted }: Ticket): boolean {
  return accepted >= '2009-07-01' && accepted < '2009-08-01';
}

/** Fills the table of {@link tickets}, derived columns too, in the order given. */
export async function fill(store: Store, rows: readonly Ticket[]): Promise<void> {
  const columns = tickets.columns.map(({ name, type }) => `${quoteName(name)} ${sqlTypeOf(type)}`);
  await store.run(
    `create or replace table raw (${columns.join(', ')}, _file integer, _record integer)`,
  );
  await store.append(
    'raw',
    rows.map((row, index) => [
      `t${index}`,
      row.user,
      row.branch,
      row.department,
      row.service,
      row.brand,
      row.cause,
      row.accepted,
      row.restored,
      row.overdue,
      0,
      index + 1,
    ]),
  );
  const derived = tickets.derived.map(({ name, sql }) => `(${sql}) as ${quoteName(name)}`);
  await store.run(
    `create or replace table tickets as select *, ${derived.join(', ')} from raw order by _record`,
  );
}

/** What a test may change of a computation over {@link tickets}. */
export interface ComputeOptions {
  readonly provided?: boolean;
  readonly present?: readonly string[];
  readonly targets?: readonly TargetSpec[];
  readonly past?: readonly PastMonth[];
  readonly warn?: (warning: Message) => void;
}

/** Computes metrics over the filled table for July 2009. */
export async function computeJuly(
  store: Store,
  metrics: readonly MetricSpec[],
  options: ComputeOptions = {},
): Promise<Computed> {
  const { provided = true, targets = [], past = [], warn = () => undefined } = options;
  const presentColumns = options.present ?? tickets.columns.map((column) => column.name);
  return computeMetrics({
    metrics,
    ingested: {
      datasets: [{ spec: tickets, provided, presentColumns }],
      files: [],
      quarantine: [],
      unknown: [],
      unread: [],
      superseded: [],
      impossible: [],
      unused: [],
      corrected: [],
      controlTotals: [],
    },
    workspace: workspaceOf({ targets }),
    month: MONTH,
    past,
    thresholds: defaultFindings().thresholds,
    store,
    warn,
  });
}

/** The one outcome of a metric over these tickets. */
export async function resultsOver(
  store: Store,
  rows: readonly Ticket[],
  raw: Parameters<typeof metricOf>[0],
): Promise<readonly MetricResult[]> {
  await fill(store, rows);
  const { outcomes } = await computeJuly(store, [metricOf(raw)]);
  return outcomes[0]?.results ?? [];
}

/** Members, numerator and denominator; a count has no denominator, an amount only a value. */
export type Row = readonly [Readonly<Record<string, string>>, number, (number | null)?];

/** An outcome with these counts, judged and compared as computing does; no store needed. */
export function outcomeOf(
  metric: MetricSpec,
  rows: readonly Row[],
  frame: {
    readonly targets?: readonly TargetSpec[];
    readonly before?: PastMonth;
    readonly past?: readonly PastMonth[];
    readonly breaks?: Breaks;
    readonly month?: string;
  } = {},
): MetricOutcome {
  const definition = definitionHash(metric, tickets, CALENDAR);
  const { id, name, unit, better, population } = metric;
  const results = rows.map(([by, numerator, denominator = null]) =>
    resultOf(countedOf(by, numerator, denominator, metric), metric, {
      dataset: tickets,
      targets: frame.targets ?? [],
      month: frame.month ?? MONTH,
      definition,
      period: CALENDAR,
      past: frame.past ?? (frame.before ? [frame.before] : []),
      breaks: frame.breaks ?? [],
      thresholds: defaultFindings().thresholds,
    }),
  );
  return {
    id,
    name,
    calculator: metric.calculator.kind,
    unit,
    better,
    population,
    definition,
    results,
  };
}

function countedOf(
  by: Row[0],
  numerator: number,
  denominator: number | null,
  metric: MetricSpec,
): Counted {
  const group = { dimensions: Object.keys(by), members: Object.values(by) };
  return isPair(metric)
    ? {
        ...group,
        numerator: decimalOf(numerator),
        denominator: decimalOf(denominator ?? 0),
      }
    : { ...group, amount: decimalOf(numerator) };
}

/** A month's file with these outcomes, June unless said otherwise. */
export function pastMonth(outcomes: readonly MetricOutcome[], month = '2009-06'): PastMonth {
  return {
    month,
    state: 'final',
    file: {
      schemaVersion: 1,
      month,
      pack: 'ziyang',
      organization: '资阳分公司',
      metrics: outcomes,
    },
  };
}
