import { sqlTypeOf } from '../ingest/values/column-reader.ts';
import type { Message } from '../messages/catalogue.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { billMetric, bills, type RawBillMetric, users } from '../pack/test-bills.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { type Computed, computeMetrics } from './compute.ts';
import type { MetricResult } from './types.ts';

/** One row of {@link bills}; numbers as decimal text. */
export interface Bill {
  readonly branch: string;
  readonly department: string | null;
  readonly kind: string;
  readonly fee: string | null;
  readonly lasted: string | null;
  readonly place: string | null;
  /** A fraction of one. */
  readonly done: string | null;
}

/** A bill, changed as the test wants. */
export function bill(changes: Partial<Bill> = {}): Bill {
  const nothing = { department: null, fee: null, lasted: null, place: null, done: null };
  return { branch: '安岳', kind: '超时', ...nothing, ...changes };
}

/** Branch, users at the month's beginning and at its end. */
export type UserRow = readonly [branch: string, first: string | null, last: string | null];

/** What a test may change of a computation over {@link bills}. */
export interface BillOptions {
  /** null: no export of users was received. */
  readonly users?: readonly UserRow[] | null;
  readonly usersPresent?: readonly string[];
  readonly warn?: (warning: Message) => void;
}

/** Computes a metric over these rows for July 2009, or several at once, told apart as `m`, `m1`, `m2` …. */
export async function computeBills(
  store: Store,
  rows: readonly Bill[],
  raw: RawBillMetric | readonly RawBillMetric[],
  options: BillOptions = {},
): Promise<Computed> {
  const raws = Array.isArray(raw) ? (raw as readonly RawBillMetric[]) : [raw as RawBillMetric];
  const { users: given = [], usersPresent = ['branch', 'first', 'last'] } = options;
  await table(
    store,
    bills,
    rows.map(({ branch, department, kind, fee, lasted, place, done }) => [
      branch,
      department,
      kind,
      fee,
      lasted,
      place,
      done,
    ]),
  );
  // Most metrics ask for no users.
  if (options.users !== undefined) await table(store, users, given ?? []);
  const loaded = (spec: DatasetSpec, provided: boolean, presentColumns: readonly string[]) => ({
    spec,
    provided,
    presentColumns,
  });
  return computeMetrics({
    metrics: raws.map((one, at) => ({ ...billMetric(one), id: at === 0 ? 'm' : `m${at}` })),
    ingested: {
      datasets: [
        loaded(
          bills,
          true,
          bills.columns.map((one) => one.name),
        ),
        loaded(users, given !== null, usersPresent),
      ],
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
    workspace: workspaceOf(),
    month: '2009-07',
    past: [],
    thresholds: defaultFindings().thresholds,
    store,
    warn: options.warn ?? (() => undefined),
  });
}

/** The results of a metric over these rows. */
export async function billResults(
  store: Store,
  rows: readonly Bill[],
  raw: RawBillMetric,
  options: BillOptions = {},
): Promise<readonly MetricResult[]> {
  return (await computeBills(store, rows, raw, options)).outcomes[0]?.results ?? [];
}

/** The results of several metrics over these rows, computed at once. */
export async function billResultsOfAll(
  store: Store,
  rows: readonly Bill[],
  raws: readonly RawBillMetric[],
): Promise<readonly (readonly MetricResult[])[]> {
  return (await computeBills(store, rows, raws)).outcomes.map(({ results }) => results);
}

async function table(
  store: Store,
  spec: DatasetSpec,
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const columns = spec.columns.map(({ name, type }) => `${quoteName(name)} ${sqlTypeOf(type)}`);
  await store.run(`create or replace table raw (${columns.join(', ')})`);
  await store.append('raw', rows);
  const derived = spec.derived.map(
    ({ name, sql }) => `, cast((${sql}) as decimal(18,6)) as ${quoteName(name)}`,
  );
  await store.run(
    `create or replace table ${quoteName(spec.id)} as select *, 0 as _file, row_number() over () as _record${derived.join('')} from raw`,
  );
}
