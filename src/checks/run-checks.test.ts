import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControlTotal, Ingested, InputFile } from '../ingest/model/types.ts';
import { lookupOver } from '../metrics/lookup.ts';
import { fill, MONTH, outcomeOf, type Row, type Ticket, ticket } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { CheckSpec } from '../pack/rules/checks-config.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import { periodOf } from '../workspace/period.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { unitOf } from './case-by-case.ts';
import type { CheckContext } from './context.ts';
import { runChecks } from './run-checks.ts';
import type { CheckResult } from './types.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ tempFolder: tmpdir() });
});
afterAll(() => store[Symbol.asyncDispose]());

interface Given {
  readonly rows?: readonly Ticket[];
  readonly results?: readonly (readonly [MetricSpec, readonly Row[]])[];
  readonly provided?: boolean;
  readonly totals?: readonly ControlTotal[];
  readonly records?: number;
  /** Columns that the export has not. */
  readonly lacking?: readonly string[];
}

/** The only result of a check over these tickets and results. */
async function check(spec: CheckSpec, given: Given = {}): Promise<CheckResult> {
  const {
    rows = [],
    results = [],
    provided = true,
    totals = [],
    records = 0,
    lacking = [],
  } = given;
  await fill(store, rows);
  const presentColumns = tickets.columns
    .map(({ name }) => name)
    .filter((name) => !lacking.includes(name));
  const account = {
    accepted: records,
    quarantined: 0,
    duplicate: 0,
    superseded: 0,
    otherMonth: 0,
    corrected: 0,
  };
  const file = { path: 'a.csv', dataset: 'tickets', columns: [], account } as unknown as InputFile;
  const ingested: Ingested = {
    datasets: [{ spec: tickets, provided, presentColumns }],
    files: [file],
    quarantine: [],
    unknown: [],
    unread: [],
    superseded: [],
    impossible: [],
    unused: [],
    corrected: [],
    controlTotals: totals,
  };
  const context: CheckContext = {
    lookup: lookupOver(
      results.map(([metric]) => metric),
      results.map(([metric, counted]) => outcomeOf(metric, counted)),
    ),
    ingested,
    store,
    organization: workspaceOf().organization,
    month: MONTH,
    rangeOf: () => periodOf(MONTH, { kind: 'calendar' }),
    mask: (text) => text.replace('13300001234', '133****1234'),
  };
  const [first, ...more] = await runChecks([spec], context, () => undefined);
  if (!first || more.length > 0) throw new Error(`${more.length + 1} results`);
  return first;
}

const count = metricOf({ by: [['branch'], ['service']], better: 'lower' });
const head = { id: 'c', name: '核对' };

describe('parts and their total', () => {
  const spec: CheckSpec = { ...head, kind: 'parts_equal_total', metric: 'm', by: [['branch']] };
  const rows = (a: number): readonly Row[] => [
    [{}, 28],
    [{ branch: '安岳' }, a],
    [{ branch: '简阳' }, 10],
  ];

  it('agree or differ by the exact sum', async () => {
    expect(await check(spec, { results: [[count, rows(18)]] })).toMatchObject({ status: 'agrees' });
    const differs = await check(spec, { results: [[count, rows(13)]] });
    expect(differs).toMatchObject({ status: 'differs', facts: { sums: '分公司23单' } });
  });
});

describe('users of an outage', () => {
  const spec: CheckSpec = {
    ...head,
    kind: 'at_most_range',
    dataset: 'tickets',
    where: null,
    key: 'ticket_id',
    count: 'user_number',
    range: 'cause',
    unit: 'branch',
    metrics: ['m'],
  };

  it('are no more than the numbers of its range; one without a range stands aside', async () => {
    const rows = [
      ticket({ user: '127', cause: '6001000-6001127' }),
      ticket({ user: '129', cause: '6001000-6001127', branch: '简阳' }),
      ticket({ user: '750', cause: null }),
    ];
    const found = await check(spec, { rows });
    expect(found).toMatchObject({ status: 'differs', size: 1, keys: ['m'] });
    expect(found.facts).toMatchObject({ count: '2', wrong: '1', without: '1' });
    expect(found.facts.list).toMatch(/（129\/128）$/);
    expect(found.cases).toMatchObject([{ unit: '简阳', matter: 'over_range' }]);
    expect(await check(spec, { rows: rows.slice(0, 1) })).toMatchObject({ status: 'agrees' });
    expect(await check(spec, { rows: rows.slice(2) })).toMatchObject({ status: 'not_applicable' });
  });
});

describe('two lists of the same cases', () => {
  const side = { dataset: 'tickets', key: 'user_number', unit: 'branch' };
  const spec: CheckSpec = {
    ...head,
    kind: 'case_by_case',
    cases: { ...side, where: "service = 'ADSL'" },
    against: { ...side, where: "service = '固话'" },
    metrics: ['m'],
  };
  const list = (service: string, entries: readonly (readonly [string, string])[]) =>
    entries.map(([user, branch]) => ticket({ service, user, branch }));

  it('are compared by unit and case by case, even where both totals are the same', async () => {
    const rows = [
      ...list('ADSL', [
        ['a', '安岳'],
        ['13300001234', '安岳'],
        ['c', '安岳'],
      ]),
      ...list('固话', [
        ['a', '安岳'],
        ['13300001234', '简阳'],
        ['d', '简阳'],
      ]),
    ];
    const found = await check(spec, { rows });
    expect(found).toMatchObject({ status: 'differs', size: 3, keys: ['m'] });
    expect(found.facts).toMatchObject({ units: '安岳3/1、简阳0/2', same_total: '1', without: '1' });
    expect(found.units).toEqual([
      { unit: '安岳', cases: 3, entries: 1 },
      { unit: '简阳', cases: 0, entries: 2 },
    ]);
    expect(found.cases).toEqual([
      { id: '133****1234', unit: '安岳', matter: 'other_unit' },
      { id: 'c', unit: '安岳', matter: 'no_entry' },
      { id: 'd', unit: '简阳', matter: 'no_case' },
    ]);
    const same = await check(spec, {
      rows: [...list('ADSL', [['a', '安岳']]), ...list('固话', [['a', '安岳']])],
    });
    expect(same.status).toBe('agrees');
  });

  it('are not compared in a month without one of them', async () => {
    const missing = await check(spec, { provided: false });
    expect(missing).toMatchObject({
      status: 'not_applicable',
      facts: { absent: '障碍单', missing: '' },
    });
  });

  it('count a department for its branch, a unit of the city for its parent', () => {
    const unit = (name: string, branch: string) => ({
      ...{ name, branch, aliases: [], nature: null, assessed: true },
    });
    const organization = {
      ...workspaceOf().organization,
      departments: [
        unit('安岳实业', '安岳'),
        unit('川通服', '市本部'),
        unit('川通服综调', '市本部'),
      ],
    };
    expect(['安岳实业', '川通服综调', '别处'].map((name) => unitOf(name, organization))).toEqual([
      '安岳',
      '川通服',
      '别处',
    ]);
  });
});

describe('flags and references', () => {
  it('given by the export are compared with their computation, where both can be told', async () => {
    const spec: CheckSpec = {
      ...head,
      kind: 'flag_agrees',
      dataset: 'tickets',
      where: 'restored_at is not null',
      flag: 'overdue',
      computed: "date_diff('second', accepted_at, restored_at) / 3600.0 > 24",
      may_lack: [],
      metrics: [],
    };
    const late = '2009-07-12 09:00:00';
    const rows = [
      ticket({ restored: late, overdue: true }),
      ticket({ restored: late, overdue: false }),
      ticket({ restored: late, overdue: null }),
      ticket({ restored: null, overdue: true }),
    ];
    const found = await check(spec, { rows });
    expect(found).toMatchObject({ status: 'differs', facts: { count: '2', wrong: '1' } });
    expect(found.cases).toEqual([{ id: 't1', unit: '', matter: 'only_computed' }]);
  });

  it('tell a flag wrong that no column could make right, where one is absent that may be', async () => {
    const hours = "date_diff('second', accepted_at, restored_at) / 3600.0";
    const spec: CheckSpec = {
      ...head,
      kind: 'flag_agrees',
      dataset: 'tickets',
      where: 'restored_at is not null',
      flag: 'overdue',
      computed: `case when ${hours} <= 24 then false when cause is not null then true end`,
      may_lack: [],
      metrics: [],
    };
    const rows = [
      ticket({ cause: null, restored: '2009-07-10 19:00:00', overdue: true }),
      ticket({ cause: null, restored: '2009-07-10 19:00:00', overdue: false }),
      ticket({ cause: null, restored: '2009-07-20 09:00:00', overdue: false }),
    ];
    const lacking = ['cause'];
    expect((await check(spec, { rows, lacking })).status).toBe('not_applicable');
    const found = await check({ ...spec, may_lack: lacking }, { rows, lacking });
    expect(found).toMatchObject({ status: 'differs', facts: { count: '2', wrong: '1' } });
    expect(found.cases).toEqual([{ id: 't0', unit: '', matter: 'only_flagged' }]);
  });

  it('to records of another list have to be found there', async () => {
    const spec: CheckSpec = {
      ...head,
      kind: 'subset',
      of: { dataset: 'tickets', where: null, key: 'cause' },
      within: { dataset: 'tickets', key: 'user_number' },
    };
    const rows = [ticket({ user: 'a', cause: 'a' }), ticket({ user: 'b', cause: 'x' }), ticket()];
    expect(await check(spec, { rows })).toMatchObject({
      size: 1,
      facts: { count: '2', wrong: '1' },
    });
  });
});

describe('totals that exports print', () => {
  const total = (record: number, cells: Record<string, string>) => ({
    file: 'a.csv',
    record,
    cells,
  });
  const spec: CheckSpec = { ...head, kind: 'control_total', counted: { tickets: 'overdue' } };
  const rows = [true, false, true].map((overdue) => ticket({ overdue }));

  it('may count all records, those in use, or those since the total before', async () => {
    const compare = (...totals: readonly ControlTotal[]) =>
      check(spec, { rows, totals, records: 5 });
    expect((await compare(total(9, { user_number: '5件' }))).status).toBe('agrees');
    expect((await compare(total(9, { user_number: '2' }))).status).toBe('agrees');
    const parts = [
      total(2, { user_number: '1' }),
      total(9, { user_number: '1', ticket_id: '合计' }),
    ];
    expect((await compare(...parts)).status).toBe('agrees');
    const differs = await compare(total(9, { user_number: '7' }));
    expect(differs).toMatchObject({ status: 'differs', facts: { wrong: '1', count: '1' } });
    expect(differs.facts.list).toBe('a.csv「故障号码」7/5');
  });

  it('are not there in every month', async () => {
    expect((await check(spec)).status).toBe('not_applicable');
  });
});

describe('figures that are too good or say nothing', () => {
  const rate = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, better: 'higher' });
  const causes = metricOf({ calculator: 'share', with: { of: 'cause' }, by: [['cause']] });

  it('100 % over many gives a draw of records that is always the same', async () => {
    const spec: CheckSpec = { ...head, kind: 'too_good', metrics: ['m'], at_least: 50, draw: 10 };
    const rows = Array.from({ length: 60 }, () => ticket());
    const perfect = { rows, results: [[rate, [[{}, 60, 60]]]] } as const;
    const found = await check(spec, perfect);
    expect(found).toMatchObject({ id: 'c/m', status: 'doubtful', facts: { drawn: '10' } });
    expect(await check(spec, { ...perfect, rows: rows.toReversed() })).toEqual(found);
    const few = await check(spec, { rows, results: [[rate, [[{}, 49, 49]]]] });
    expect(few.status).toBe('agrees');
  });

  it('a bucket over its part of the whole, and an empty cause among the first', async () => {
    const results = [
      [
        causes,
        [
          [{}, 43, 43],
          [{ cause: '其他' }, 25, 43],
          [{ cause: '线路' }, 18, 43],
        ],
      ],
    ] as const;
    const bucket = { ...head, kind: 'bucket_too_big', metric: 'm', by: 'cause', of: {} } as const;
    const spec: CheckSpec = { ...bucket, members: ['其他'], over: 30, at_least: 10 };
    expect((await check(spec, { results })).facts).toMatchObject({ share: '58.14%', held: '25单' });
    expect((await check({ ...spec, over: 60 }, { results })).status).toBe('agrees');
    const empty = { ...head, kind: 'empty_cause', metric: 'm', by: 'cause' } as const;
    const named = await check({ ...empty, members: ['其他'], top: 1 }, { results });
    expect(named.facts).toMatchObject({ member: '其他', place: '1', valid: '41.86%' });
    expect((await check({ ...empty, members: ['不明'], top: 1 }, { results })).status).toBe(
      'agrees',
    );
  });

  it('a bucket and an empty cause of amounts, to the cent', async () => {
    const fees = {
      ...causes,
      calculator: { kind: 'sum', of: 'fee' },
      unit: 'yuan',
      shape: 'amount',
    } as const;
    const results = [
      [
        fees,
        [
          [{}, 2250.76],
          [{ cause: '其他' }, 1350.46],
          [{ cause: '线路' }, 900.3],
        ],
      ],
    ] as const;
    const bucket = { ...head, kind: 'bucket_too_big', metric: 'm', by: 'cause', of: {} } as const;
    const big = await check({ ...bucket, members: ['其他'], over: 30, at_least: 10 }, { results });
    expect(big.facts).toMatchObject({ held: '1,350.46单', total: '2,250.76单', share: '60.00%' });
    const empty = { ...head, kind: 'empty_cause', metric: 'm', by: 'cause' } as const;
    const named = await check({ ...empty, members: ['其他'], top: 1 }, { results });
    expect(named.facts).toMatchObject({ held: '1,350.46单', valid: '40.00%' });
  });

  it('one figure that may not pass another', async () => {
    const other = { ...count, id: 'other' };
    const spec: CheckSpec = {
      ...head,
      kind: 'at_most',
      figure: { metric: 'm', of: {} },
      than: { metric: 'other', of: {} },
    };
    const compare = (a: number, b: number) =>
      check(spec, {
        results: [
          [count, [[{}, a]]],
          [other, [[{}, b]]],
        ],
      });
    expect((await compare(30, 1061)).status).toBe('agrees');
    expect(await compare(30, 28)).toMatchObject({ status: 'differs', size: 2 });
  });
});

it('a check that cannot be run is an error with a warning, and the others go on', async () => {
  const spec: CheckSpec = {
    ...head,
    kind: 'flag_agrees',
    dataset: 'tickets',
    where: null,
    flag: 'overdue + 1',
    computed: "cast('x' as boolean)",
    may_lack: [],
    metrics: [],
  };
  const found = await check(spec, { rows: [ticket({ overdue: true })] });
  expect(found.status).toBe('error');
  expect(found.facts.reason).not.toBe('');
});
