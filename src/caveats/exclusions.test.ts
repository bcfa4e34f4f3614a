import { expect, it } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { exclusionsOf } from './exclusions.ts';

const rate = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, name: '及时率' });
const gross = { ...rate, id: 'gross' };
const count = metricOf({ id: 'n', name: '件数' });
const listed = { ...count, id: 'listed' };
const amount = metricOf({ id: 'yuan', name: '金额', unit: 'yuan', measure: '元' });
const listedAmount = { ...amount, id: 'listed_yuan' };
const metrics = [rate, gross, count, listed, amount, listedAmount];
const lookup = lookupOver(metrics, [
  outcomeOf(rate, [[{}, 28, 30]]),
  outcomeOf(gross, [[{}, 25, 30]]),
  outcomeOf(count, [[{}, 5]]),
  outcomeOf(listed, [[{}, 8]]),
  outcomeOf(amount, [[{}, 60]]),
  outcomeOf(listedAmount, [[{}, 90]]),
]);

it('tells what leaving out is worth: the rate if none or all of the records had reached it', () => {
  const unjudged = { code: 'unjudged', params: {} } as const;
  const left = [
    { metric: 'm', key: 'm', count: 2, reason: unjudged, of: 'figure' as const },
    { metric: 'n', key: 'n', count: 1, reason: unjudged, of: 'figure' as const },
  ];
  expect(exclusionsOf(left, [], metrics, lookup)).toMatchObject([
    { name: '及时率', count: 2, effect: { printed: '93.33%', counted: ['87.50%', '93.75%'] } },
    { name: '件数', count: 1, effect: null },
  ]);
});

it('tells the rate without what the pack says is taken off', () => {
  const pair = { name: '挂起时长', after: 'm', before: 'gross', of: {} };
  expect(exclusionsOf([], [pair], metrics, lookup)).toMatchObject([
    {
      count: 3,
      reason: { code: 'deducted', params: { name: '挂起时长', amount: null } },
      effect: { printed: '93.33%', counted: ['83.33%'] },
    },
  ]);
});

it('tells how many records of a list do not count', () => {
  const pair = { name: '申辩成立的考核', after: 'n', before: 'listed', of: {} };
  expect(exclusionsOf([], [pair], metrics, lookup)).toMatchObject([
    { key: 'n', count: 3, effect: { printed: '5', counted: ['8'] } },
  ]);
});

it('tells what the records of a list that do not count are worth, beside their number', () => {
  const records = { after: 'n', before: 'listed' };
  const pair = { name: '申辩成立的考核', after: 'yuan', before: 'listed_yuan', records, of: {} };
  expect(exclusionsOf([], [pair], metrics, lookup)).toMatchObject([
    {
      count: 3,
      reason: { code: 'deducted', params: { name: '申辩成立的考核', amount: '30.00元' } },
      effect: { printed: '60.00', counted: ['90.00'] },
    },
  ]);
});
