import { expect, it } from 'vitest';
import { fault } from '../messages/fault.ts';
import { openBench } from './test-support.ts';

it('over 50,000 records of one dataset that cannot be used end the run, with the column and reason of the last', async () => {
  await using bench = await openBench();
  const lines = Array.from({ length: 50_001 }, (_, at) => `A${at},安岳,不是日期,2009-07-03 12:00`);
  await bench.put('障碍.csv', ['单号,分公司,受理时间,归档时间', ...lines, ''].join('\n'));
  const { code, kind, words } = await bench.fails();
  expect({ code, kind }).toEqual({ code: 'ingest.too_many_unusable', kind: 'inputs' });
  expect(words).toMatch(/「障碍单」已有 50000 条记录不能用.*「受理时间」.*整列放错/);
});

it('a machine that does not suffice ends the run, and is never told as a fault of the export', async () => {
  await using bench = await openBench();
  await bench.put(
    '障碍.csv',
    '单号,分公司,受理时间,归档时间\nA1,安岳,2009-07-03 10:00,2009-07-03 12:00\n',
  );
  const full = () => Promise.reject(fault('store.memory', undefined));
  const store = new Proxy(bench.store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name === 'append' || name === 'insertText') return full;
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
  const told: unknown[] = [];
  const onFault = (one: unknown) => void told.push(one);
  await expect(bench.run({ store, onFault })).rejects.toMatchObject({ kind: 'output' });
  expect(told).toEqual([]);
});
