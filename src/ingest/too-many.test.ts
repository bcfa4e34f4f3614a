import { expect, it } from 'vitest';
import { openBench } from './test-support.ts';

it('over 50,000 records of one dataset that cannot be used end the run, with the column and reason of the last', async () => {
  await using bench = await openBench();
  const lines = Array.from({ length: 50_001 }, (_, at) => `A${at},安岳,不是日期,2009-07-03 12:00`);
  await bench.put('障碍.csv', ['单号,分公司,受理时间,归档时间', ...lines, ''].join('\n'));
  const { code, kind, words } = await bench.fails();
  expect({ code, kind }).toEqual({ code: 'ingest.too_many_unusable', kind: 'inputs' });
  expect(words).toMatch(/「障碍单」已有 50000 条记录不能用.*「受理时间」.*整列放错/);
});
