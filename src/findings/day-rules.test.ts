import { expect, test } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { peakDay } from './day-rules.ts';
import { contextOf, only } from './test-support.ts';

const faults = metricOf({ name: '故障数', by: [['accepted_day']] });
const outcome = outcomeOf(faults, [
  [{}, 310],
  [{ accepted_day: '2009-07-21' }, 53],
]);

test('the day with most is told beside the daily average, on the slide that shows it only', () => {
  const [key = ''] = outcome.results.filter(({ by }) => 'accepted_day' in by).map((one) => one.key);
  const context = contextOf({
    metrics: [[faults, outcome]],
    slides: { total: ['m'], days: [key] },
  });
  expect(only(peakDay(context))).toMatchObject({
    id: 'peak_day/m',
    about: [key],
    facts: { subject: '故障数', month: '7', day: '21', value: '53单', average: '10单' },
  });
  expect(peakDay(contextOf({ metrics: [[faults, outcome]], slides: { total: ['m'] } }))).toEqual(
    [],
  );
});
