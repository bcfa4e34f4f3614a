import { expect, it } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { unstatedColumns } from './unstated-columns.ts';

it('a column that records leave empty is told once, with the widest count of it', () => {
  const all = metricOf({ id: 'all', by: [['service']], measure: '张' });
  const some = metricOf({ id: 'some', by: [['service']], measure: '张' });
  const stated = metricOf({ id: 'stated', by: [['branch']], measure: '张' });
  const lookup = lookupOver(
    [some, all, stated],
    [
      outcomeOf(some, [
        [{}, 10],
        [{ service: '未填写' }, 4],
      ]),
      outcomeOf(all, [
        [{}, 100],
        [{ service: 'ADSL' }, 8],
        [{ service: '未填写' }, 92],
      ]),
      outcomeOf(stated, [
        [{}, 100],
        [{ branch: '安岳' }, 100],
      ]),
    ],
  );
  expect(unstatedColumns(lookup, ['some', 'all', 'stated'], [tickets])).toEqual([
    { dataset: tickets.name, column: '业务类型', empty: 92, of: 100, measure: '张' },
  ]);
});
