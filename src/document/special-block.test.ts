import { expect, test } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import { chartSchemas } from '../pack/chart-schemas.ts';
import { loadPack } from '../pack/load-pack.ts';
import { resolveChart } from '../pack/resolve-chart.ts';
import { metricOf, tickets, ZIYANG } from '../pack/test-support.ts';
import type { MetricSpec } from '../pack/types.ts';
import { phraseBook } from '../phrases/phrase-book.ts';
import { targetOf, workspaceOf } from '../workspace/test-support.ts';
import type { TargetSpec } from '../workspace/types.ts';
import type { DocumentContext } from './context.ts';
import { specialBlock } from './special-block.ts';
import type { Block } from './types.ts';

interface Given {
  readonly metric: MetricSpec;
  readonly rows: readonly Row[];
  readonly before?: readonly Row[];
}

const pack = loadPack(ZIYANG);
const say = phraseBook(pack.phrases);

const CALENDAR = [{ from: '2009-07-20', to: '2009-08-05', note: '汛期' }];

/** The block that an outline's words make of these counts. */
function blockOf(
  raw: Readonly<Record<string, unknown>>,
  given: readonly Given[],
  targets: readonly TargetSpec[] = [],
): Block | null {
  const before = pastMonth(
    given.flatMap(({ metric, before: rows }) => (rows ? [outcomeOf(metric, rows)] : [])),
  );
  const metrics = given.map(({ metric }) => metric);
  const outcomes = given.map(({ metric, rows }) => outcomeOf(metric, rows, { before, targets }));
  const parsed = chartSchemas
    .map((schema) => schema.safeParse(raw))
    .flatMap((result) => (result.success ? [result.data] : []));
  const [block] = parsed;
  if (!block) throw new Error(`no chart is written ${JSON.stringify(raw)}`);
  const spec = resolveChart(block, { metrics }, (path, _zh, en) => {
    throw new Error(`${path.join('.')}: ${en}`);
  });
  return specialBlock(spec, 'b', {
    pack: { ...pack, datasets: [tickets], metrics },
    workspace: workspaceOf({ calendar: CALENDAR }),
    month: '2009-07',
    lookup: lookupOver(metrics, outcomes),
    past: [before],
    trendMonths: ['2009-06', '2009-07'],
    say,
  } as unknown as DocumentContext);
}

const chartOf = (block: Block | null) => (block?.kind === 'chart' ? block.chart : null);

const causes = metricOf({
  id: 'causes',
  calculator: 'share',
  with: { of: 'cause' },
  by: [['cause']],
});
const faults = metricOf({ id: 'faults', name: '故障数', better: 'lower', by: [['service']] });

test('a pareto cumulates exactly, sets empty causes apart and keeps the rest', () => {
  const rows: readonly Row[] = [
    [{}, 300, 300],
    [{ cause: '查中自复' }, 110, 300],
    [{ cause: '线路' }, 100, 300],
    [{ cause: '终端' }, 50, 300],
    [{ cause: '机房' }, 40, 300],
  ];
  const block = blockOf(
    { kind: 'pareto', metric: 'causes', by: 'cause', top: 2, apart: ['查中自复'] },
    [{ metric: causes, rows }],
  );
  expect(chartOf(block)).toMatchObject({
    max: 110,
    items: [
      { label: '线路', display: '100单 33.33%', cumulative: '累计33.33%', kind: 'member' },
      { label: '终端', display: '50单 16.67%', cumulative: '累计50.00%', kind: 'member' },
      { label: '其余', display: '40单 13.33%', cumulative: '累计63.33%', kind: 'rest' },
      { label: '查中自复', display: '110单 36.67%', cumulative: null, kind: 'apart' },
    ],
  });
  expect(block).toMatchObject({ note: expect.stringContaining('查中自复') });
});

test('a waterfall meets both totals: what no member explains is the rest', () => {
  const given = {
    metric: faults,
    rows: [
      [{}, 257],
      [{ service: 'ADSL' }, 200],
      [{ service: '固话' }, 50],
    ],
    before: [
      [{}, 418],
      [{ service: 'ADSL' }, 350],
      [{ service: '固话' }, 45],
    ],
  } satisfies Given;
  const raw = { kind: 'waterfall', metric: 'faults', by: 'service' };
  const chart = chartOf(blockOf(raw, [given]));
  expect(chart).toMatchObject({
    items: [
      { label: '6月', to: 418, display: '418单', kind: 'total' },
      { label: 'ADSL', from: 418, to: 268, display: '-150', effect: 'better' },
      { label: '固话', from: 268, to: 273, display: '+5', effect: 'worse' },
      { label: '其余', from: 273, to: 257, display: '-16', effect: 'better' },
      { label: '7月', to: 257, display: '257单', kind: 'total' },
    ],
  });
  expect(blockOf(raw, [{ metric: faults, rows: given.rows }])).toMatchObject({ kind: 'note' });
});

test('intervals stand beside samples only, and the axis holds them', () => {
  const own = metricOf({ id: 'own', calculator: 'ratio', with: { numerator: 'on_time' } });
  const sample = metricOf({
    ...{ id: 'sample', population: 'sample' },
    calculator: 'ratio',
    with: { numerator: 'on_time' },
  });
  const chart = chartOf(
    blockOf(
      { kind: 'dot_interval', rows: [{ metric: 'own' }, { metric: 'sample', label: '省抽查' }] },
      [
        { metric: own, rows: [[{}, 1033, 1061]] },
        { metric: sample, rows: [[{}, 28, 30]] },
      ],
    ),
  );
  expect(chart).toMatchObject({
    min: 75,
    max: 100,
    items: [
      { label: '指标', display: '97.36%（1,033/1,061）', low: null, range: null },
      { label: '省抽查', display: '93.33%（28/30）', range: '95%区间78.7%～98.2%' },
    ],
  });
});

test('bullets of one metric share an axis and name every limit', () => {
  const rate = metricOf({
    id: 'rate',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'lower',
    by: [['brand']],
  });
  const rows: readonly Row[] = [
    [{ brand: 'E6' }, 16, 359],
    [{ brand: 'E8' }, 502, 6910],
  ];
  const targets = [
    targetOf({ metric: 'rate' }),
    targetOf({ metric: 'rate', setBy: 'city', only: { brand: ['E8'] }, limit: '5' }),
  ];
  const raw = {
    kind: 'bullet',
    rows: [{ metric: 'rate', of: [{ brand: 'E6' }, { brand: 'E8' }] }],
  };
  expect(chartOf(blockOf(raw, [{ metric: rate, rows }], targets))).toMatchObject({
    items: [
      { value: (16 / 359) * 100, max: 8 * 1.12, limits: [{ label: '省考核 ≤8%' }] },
      {
        display: '7.26%（502/6,910）',
        max: 8 * 1.12,
        limits: [{ label: '省考核 ≤8%' }, { label: '市考核 ≤5%', value: 5 }],
      },
    ],
  });
});

test('ranks move up where the number falls, and a new one has no place before', () => {
  const rank = metricOf({ id: 'rank', unit: 'rank', better: 'lower', by: [['service']] });
  const chart = chartOf(
    blockOf({ kind: 'slope', metric: 'rank', by: 'service' }, [
      {
        metric: rank,
        rows: [
          [{ service: 'ADSL' }, 8],
          [{ service: '固话' }, 5],
        ],
        before: [[{ service: 'ADSL' }, 10]],
      },
    ]),
  );
  expect(chart).toMatchObject({
    startLabel: '6月',
    endLabel: '7月',
    items: [
      { label: '固话', from: null, to: 5, display: '', effect: 'neutral' },
      { label: 'ADSL', from: 10, to: 8, display: '前进2位', effect: 'better' },
    ],
  });
});

test('changes stand on their side, the larger first; without a month before there is a note', () => {
  const good = metricOf({
    id: 'good',
    name: '及时率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'higher',
  });
  const raw = { kind: 'diverging', rows: [{ metric: 'faults' }, { metric: 'good' }] };
  const now: readonly Given[] = [
    { metric: faults, rows: [[{}, 150]], before: [[{}, 100]] },
    { metric: good, rows: [[{}, 99, 100]], before: [[{}, 90, 100]] },
  ];
  expect(chartOf(blockOf(raw, now))).toMatchObject({
    max: 0.5,
    items: [
      { label: '故障数', size: 0.5, effect: 'worse' },
      { label: '及时率', display: '+9.00百分点', effect: 'better' },
    ],
  });
  const alone = now.map(({ metric, rows }) => ({ metric, rows }));
  expect(blockOf(raw, alone)).toMatchObject({ kind: 'note' });
});

test('events stand in their order on the month, estimates are rounded and marked', () => {
  const by = ['ticket_id', 'cause', 'service'];
  const hours = metricOf({ id: 'hours', measure: '户时', by: [by] });
  const row = (id: string, start: string, sure: string, value: number): Row => [
    { ticket_id: id, cause: start, service: sure },
    value,
  ];
  const block = blockOf(
    {
      kind: 'timeline',
      metric: 'hours',
      by,
      start: 'cause',
      label: 'ticket_id',
      estimated: 'service',
    },
    [
      {
        metric: hours,
        rows: [
          row('E5', '2009-07-21 07:00', '是', 7500),
          row('E1', '2009-07-01 08:10', '否', 125),
          row('E0', '', '否', 9),
        ],
      },
    ],
  );
  expect(chartOf(block)).toMatchObject({
    start: '2009-07-01',
    end: '2009-08-01',
    maxSize: 7500,
    items: [
      { label: '7月1日 E1', display: '125户时', hours: null },
      { label: '7月21日 E5', display: '约7,500户时', remark: '最大，占98%' },
    ],
  });
  expect(block).toMatchObject({ note: '另有1起没有开始时间，未画出。' });
});

test('a range has a row for each member and one for the whole, without rows that have no figure', () => {
  const hours = (id: string) => metricOf({ id, unit: 'hours', measure: '小时', by: [['service']] });
  const row = (whole: number, part: number): readonly Row[] => [
    [{}, whole],
    [{ service: 'ADSL' }, part],
  ];
  const given = [
    { metric: hours('p50'), rows: row(5, 4) },
    { metric: hours('p95'), rows: row(26, 24) },
  ];
  const metrics = ['p50', 'p95'];
  const raw = {
    kind: 'range',
    marks: ['半数', '九成五'],
    rows: [
      { metrics, by: 'service' },
      { metrics, only: { service: '固话' } },
      { metrics, label: '全市' },
    ],
  };
  expect(chartOf(blockOf(raw, given))).toMatchObject({
    unit: '小时',
    min: 4,
    max: 26,
    items: [
      { label: 'ADSL', values: [{ value: 4 }, { value: 24 }] },
      { label: '全市', values: [{ value: 5 }, { value: 26 }] },
    ],
  });
});

test('a range before and after shows the limit that judges only one of them', () => {
  const rateOf = (id: string) =>
    metricOf({ id, calculator: 'ratio', with: { numerator: 'on_time' }, better: 'higher' });
  const raw = { kind: 'range', marks: ['前', '后'], rows: [{ metrics: ['gross', 'net'] }] };
  const given = [
    { metric: rateOf('gross'), rows: [[{}, 96, 100]] },
    { metric: rateOf('net'), rows: [[{}, 98, 100]] },
  ] satisfies readonly Given[];
  const targets = [targetOf({ metric: 'net', comparator: '>=', limit: '95' })];
  expect(chartOf(blockOf(raw, given, targets))).toMatchObject({
    unit: '%',
    min: 95,
    limits: [{ value: 95 }],
  });
});

test('a month by day has every day, those without a record too, and the events that began in it', () => {
  const daily = metricOf({ id: 'daily', by: [['accepted_day']] });
  const events = metricOf({ id: 'events', by: [['ticket_id', 'cause']] });
  const raw = {
    kind: 'daily',
    metric: 'daily',
    by: 'accepted_day',
    events: { metric: 'events', by: ['ticket_id', 'cause'], start: 'cause', label: 'ticket_id' },
  };
  const chart = chartOf(
    blockOf(raw, [
      {
        metric: daily,
        rows: [
          [{}, 1003],
          [{ accepted_day: '2009-07-02' }, 1000],
          [{ accepted_day: '2009-07-31' }, 3],
        ],
      },
      {
        metric: events,
        rows: [
          [{ ticket_id: '断电', cause: '2009-07-21 07:00' }, 1],
          [{ ticket_id: '割接', cause: '2009-07-02 01:00' }, 1],
          [{ ticket_id: '上月', cause: '2009-06-30 23:00' }, 1],
        ],
      },
    ]),
  );
  expect(chart).toMatchObject({
    events: [
      { day: '2009-07-02', label: '割接' },
      { day: '2009-07-21', label: '断电' },
    ],
    calendar: [{ from: '2009-07-20', to: '2009-07-31', note: '汛期' }],
  });
  const days = chart?.type === 'daily' ? chart.days : [];
  expect(days).toHaveLength(31);
  expect(days.slice(0, 2)).toEqual([
    { day: '2009-07-01', value: 0, display: '0' },
    { day: '2009-07-02', value: 1000, display: '1,000' },
  ]);
});

test('stacked bars keep five parts at most; the last of them is the rest', () => {
  const matrix = metricOf({ id: 'matrix', by: [['service'], ['service', 'cause']] });
  const parts = ['甲', '乙', '丙', '丁', '戊', '己'];
  const chart = chartOf(
    blockOf({ kind: 'stacked', metric: 'matrix', by: 'service', parts: 'cause' }, [
      {
        metric: matrix,
        rows: [
          [{ service: 'ADSL' }, 21],
          ...parts.map((cause, i): Row => [{ service: 'ADSL', cause }, 6 - i]),
        ],
      },
    ]),
  );
  expect(chart).toMatchObject({
    parts: ['甲', '乙', '丙', '丁', '其余'],
    items: [
      {
        label: 'ADSL',
        total: '21单',
        values: [{ value: 6 }, { value: 5 }, { value: 4 }, { value: 3 }, { value: 3 }],
      },
    ],
  });
});

test('members too many to stand across stand one under the other', () => {
  const rate = metricOf({
    id: 'rate',
    name: '重复率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    by: [['service']],
  });
  const rows: readonly Row[] = [
    [{}, 10, 100],
    ...Array.from({ length: 20 }, (_, i): Row => [{ service: `单位${i}` }, i, 100]),
  ];
  const raw = { kind: 'heat', across: 'service', rows: [{ metric: 'rate' }] };
  const block = blockOf(raw, [{ metric: rate, rows }]);
  expect(block).toMatchObject({ columns: [{ label: '单位' }, { label: '重复率' }] });
  expect(block?.kind === 'table' && block.rows).toHaveLength(21);
});

test('a heat table says each verdict in words, with its base', () => {
  const rate = metricOf({
    id: 'rate',
    name: '重复率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'lower',
    by: [['branch']],
    measure: '户',
    base: '户',
  });
  const rows: readonly Row[] = [
    [{}, 79, 1000],
    [{ branch: '安岳' }, 81, 1000],
    [{ branch: '简阳' }, 10, 1000],
  ];
  const block = blockOf(
    { kind: 'heat', across: 'branch', rows: [{ metric: 'rate' }] },
    [{ metric: rate, rows }],
    [targetOf({ metric: 'rate' })],
  );
  expect(block).toMatchObject({
    look: 'heat',
    columns: [{ label: '指标' }, { label: '全市' }, { label: '安岳' }, { label: '简阳' }],
    rows: [
      {
        cells: [
          { display: '重复率' },
          { display: '7.90%', heat: { sign: 'edge', word: '压线', base: '1,000户' } },
          { display: '8.10%', heat: { sign: 'remark', word: '高于省线' } },
          { display: '1.00%', heat: { sign: 'none', word: '' } },
        ],
      },
    ],
  });
});
