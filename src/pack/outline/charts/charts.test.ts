import { expect, test } from 'vitest';
import { metricOf, tickets } from '../../test-support.ts';
import { chartSchemas, resolveChart } from './charts.ts';

const metrics = [
  metricOf({
    id: 'faults',
    name: '故障数',
    better: 'lower',
    by: [['service'], ['service', 'cause']],
  }),
  metricOf({ id: 'plain', name: '工单量' }),
  metricOf({ id: 'moments', name: '受理量', by: [['accepted_at']] }),
  metricOf({
    id: 'rate',
    name: '及时率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    by: [['service'], ['service', 'cause']],
  }),
];

/** The fields that are told of when a chart is written like this. */
function told(raw: Readonly<Record<string, unknown>>): readonly string[] {
  const fields: string[] = [];
  const parsed = chartSchemas.flatMap((schema) => {
    const result = schema.safeParse(raw);
    return result.success ? [result.data] : [];
  });
  for (const one of parsed)
    resolveChart(one, { metrics, datasets: [tickets] }, (path) => fields.push(path.join('.')));
  return parsed.length === 0 ? ['unknown'] : fields;
}

test('charts name metrics by id or name, and only what is computed', () => {
  expect(told({ kind: 'bullet', rows: [{ metric: '故障数', of: [{ service: 'ADSL' }] }] })).toEqual(
    [],
  );
  expect(told({ kind: 'bullet', rows: [{ metric: 'faults', of: [{ brand: 'E8' }] }] })).toEqual([
    'rows.0.metric',
  ]);
  expect(told({ kind: 'pareto', metric: 'nothing', by: 'cause' })).toEqual(['metric']);
  expect(told({ kind: 'heat', across: 'branch', rows: [{ metric: 'rate' }] })).toEqual([
    'rows.0.metric',
  ]);
  expect(told({ kind: 'pie', metric: 'faults', by: 'service' })).toEqual(['unknown']);
});

test('a chart that would say something wrong is refused', () => {
  // No better or worse without a direction.
  expect(told({ kind: 'diverging', rows: [{ metric: 'plain' }] })).toEqual(['rows.0.metric']);
  // Rates do not add up.
  expect(told({ kind: 'stacked', metric: 'rate', by: 'service', parts: 'cause' })).toEqual([
    'metric',
  ]);
  expect(told({ kind: 'waterfall', metric: 'rate', by: 'service' })).toEqual(['metric']);
  // A chart by day needs days, or moments that lie on one.
  expect(told({ kind: 'daily', metric: 'faults', by: 'service' })).toEqual(['by']);
  expect(told({ kind: 'daily', metric: 'moments', by: 'accepted_at' })).toEqual([]);
  // Only places have a first one on top.
  expect(told({ kind: 'slope', metric: 'faults', by: 'service' })).toEqual(['metric']);
  expect(
    told({ kind: 'timeline', metric: 'faults', by: ['service'], start: 'cause', label: 'service' }),
  ).toEqual(['by']);
  // Every mark of a row needs its figure.
  const row = { metrics: ['faults', 'rate'], by: 'service' };
  expect(told({ kind: 'range', marks: ['前', '后'], rows: [row] })).toEqual([]);
  expect(told({ kind: 'range', marks: ['一', '二', '三'], rows: [row] })).toEqual([
    'rows.0.metrics',
  ]);
  // A rate of days is no height of columns, and an event begins at one of its own dimensions.
  expect(told({ kind: 'daily', metric: 'rate', by: 'service' })).toEqual(['metric', 'by']);
  const events = { metric: 'faults', by: ['service'], start: 'cause', label: 'service' };
  expect(told({ kind: 'daily', metric: 'moments', by: 'accepted_at', events })).toEqual([
    'events.by',
  ]);
});
