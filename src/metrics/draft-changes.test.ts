import { expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import { draftChanges } from './draft-changes.ts';
import { outcomeOf, type Row } from './test-support.ts';
import type { MetricsFile } from './types.ts';

const metric = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' } });
const file = (rows: readonly Row[]): MetricsFile => ({
  schemaVersion: 1,
  month: '2009-07',
  pack: 'ziyang',
  organization: '示例',
  metrics: [outcomeOf(metric, rows)],
});

it('tells each figure that is another one, came, or is gone, and nothing where all is the same', () => {
  const before = file([
    [{}, 5, 100],
    [{ branch: '安岳' }, 2, 40],
    [{ branch: '简阳' }, 3, 60],
  ]);
  const now = file([
    [{}, 6, 101],
    [{ branch: '安岳' }, 2, 40],
    [{ branch: '乐至' }, 1, 1],
  ]);
  const told = draftChanges(before, now).map(({ by, was, is }) => [
    by.branch ?? '',
    was?.display ?? null,
    is?.display ?? null,
  ]);
  expect(told).toEqual([
    ['', '5.00%', '5.94%'],
    ['乐至', null, '100.00%'],
    ['简阳', '5.00%', null],
  ]);
  expect(draftChanges(before, before)).toEqual([]);
});

it('tells nothing of metrics that only one of both reports has', () => {
  const other = outcomeOf(metricOf({ id: 'other' }), [[{}, 5]]);
  const before = file([[{}, 5, 100]]);
  const now = { ...before, metrics: [...before.metrics, other] };
  expect([draftChanges(before, now), draftChanges(now, before)]).toEqual([[], []]);
});

it('tells a rate whose parts changed though it prints the same', () => {
  const told = draftChanges(file([[{}, 5, 100]]), file([[{}, 10, 200]]));
  expect(told).toHaveLength(1);
});
