import { expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { toSave } from './save-rules.ts';
import { contextOf, only } from './test-support.ts';

const of = (better: 'lower' | 'higher', limit: string, comparator: '<=' | '>=') => {
  const rate = metricOf({
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    by: [['branch']],
    better,
    measure: '户',
  });
  const targets = [targetOf({ setBy: 'city', judges: ['whole', 'branch'], limit, comparator })];
  const outcome = outcomeOf(
    rate,
    [
      [{}, 211, 2772],
      [{ branch: '安岳' }, 98, 1072],
      [{ branch: '简阳' }, 113, 1700],
      [{ branch: '乐至' }, 0, 0],
    ],
    { targets },
  );
  return toSave(contextOf({ metrics: [[rate, outcome]] }));
};

it('each unit is told what it must save to keep its limit, and all of them together', () => {
  // 5 % of 1,072 are 53.6 and of 1,700 are 85: 98 − 53 and 113 − 85.
  const found = only(of('lower', '5', '<='));
  expect(found).toMatchObject({ phrase: 'to_save', size: 73 });
  expect(found.facts).toMatchObject({ each: '安岳45户、简阳28户', units: '73户', most: '安岳' });
});

it('a rate of which more is better is short of so many', () => {
  // 10 % of 1,072 are 107.2 and of 1,700 are 170: 108 − 98 and 170 − 113.
  const found = only(of('higher', '10', '>='));
  expect(found).toMatchObject({ phrase: 'to_gain', size: 67 });
  expect(found.facts).toMatchObject({ each: '安岳10户、简阳57户' });
});

it('one unit alone is told by the finding of its split', () => {
  expect(of('lower', '7', '<=')).toEqual([]);
});
