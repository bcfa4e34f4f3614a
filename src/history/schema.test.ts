import { expect, it } from 'vitest';
import { metricsFileSchema } from './schema.ts';

const result = {
  key: 'm',
  by: {},
  status: 'ok',
  numerator: null,
  denominator: null,
  value: 9,
  display: '9',
  previous: null,
  change: null,
  changeDisplay: null,
  changeRate: null,
  changeRateDisplay: null,
  targets: [],
  interval: null,
};
const fileWith = (one: object) => ({
  schemaVersion: 1,
  month: '2009-06',
  pack: 'ziyang',
  organization: '资阳分公司',
  metrics: [
    {
      id: 'm',
      name: '故障数',
      calculator: 'count',
      unit: 'count',
      better: 'lower',
      population: 'census',
      definition: 'sha256:0',
      results: [one],
    },
  ],
});
const read = (one: object) => metricsFileSchema.parse(fileWith(one)).metrics[0]?.results[0];

it('takes months that know neither daily average, nor year to date, nor last months', () => {
  expect(read(result)).toEqual({ ...result, daily: null, yearToDate: null, trail: [] });
});

it('keeps them where they are', () => {
  const course = {
    daily: { value: 0.3, display: '0.30', changeRate: null, changeRateDisplay: null },
    yearToDate: { months: 6, numerator: null, denominator: null, value: 54, display: '54' },
    trail: [
      {
        month: '2009-06',
        state: 'current',
        numerator: null,
        denominator: null,
        value: 9,
        display: '9',
      },
    ],
  };
  expect(read({ ...result, ...course })).toEqual({ ...result, ...course });
});
