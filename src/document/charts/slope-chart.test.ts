import { expect, test } from 'vitest';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('ranks move up where the number falls, and a new one has no place before', () => {
  const service = metricOf({ id: 'rank', better: 'lower', by: [['service']] });
  const rank = { ...service, unit: 'rank', shape: 'rank' } as const;
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
