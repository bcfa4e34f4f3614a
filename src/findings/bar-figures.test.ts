import { expect, test } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { barFigures } from './bar-figures.ts';

const count = metricOf({ by: [['brand']] });
const shown = (order: 'value' | 'worst', rows: readonly Row[]) =>
  barFigures(
    { kind: 'bars', title: null, metric: 'm', by: 'brand', only: {}, order, top: null },
    lookupOver([count], [outcomeOf(count, rows)]),
  ).map(({ result }) => result.by.brand);

test('bars by size leave out members with nothing, unless all have nothing', () => {
  const rows: readonly Row[] = [
    [{}, 3],
    [{ brand: 'E6' }, 0],
    [{ brand: 'E8' }, 3],
  ];
  expect(shown('value', rows)).toEqual(['E8']);
  expect(shown('worst', rows)).toEqual(['E8', 'E6']);
  expect(
    shown('value', [
      [{}, 0],
      [{ brand: 'E6' }, 0],
    ]),
  ).toEqual(['E6']);
});
