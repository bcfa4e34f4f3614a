import { expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { standingsOf } from './standing.ts';

it('names everybody who shares the best value, and members with one value share a place', () => {
  const metric = metricOf({
    calculator: 'ratio',
    with: { numerator: 'overdue' },
    by: [['branch']],
    better: 'lower',
  });
  const outcome = outcomeOf(metric, [
    [{ branch: '安岳' }, 2, 100],
    [{ branch: '简阳' }, 1, 100],
    [{ branch: '乐至' }, 2, 200],
    [{}, 5, 400],
  ]);
  const focus = { level: 'branch', name: '安岳' } as const;
  const given = { focus, metrics: [metric], declared: [metric], datasets: [tickets] };
  const standings = standingsOf([outcome], given as never, () => true, { small_sample: 1 });
  expect(
    standings.map(({ rank, members, best }) => [
      rank,
      members,
      best.map(({ result }) => result.by.branch),
    ]),
  ).toEqual([[3, 3, ['简阳', '乐至']]]);
});
