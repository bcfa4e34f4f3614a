import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { blockOf, chartOf, type Given } from './chart-test-support.ts';

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
