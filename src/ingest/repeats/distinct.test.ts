import { describe, expect, it } from 'vitest';
import { benchOf, city } from './test-support.ts';

const CALLBACK = '回访流水号,来源,回访日期,原工单号,工单类型,号码,分公司,接触结果,结果满意';
const callback = (changes: Readonly<Record<string, string>> = {}) => {
  const own = { 来源: '本地回访', 回访日期: '2009-07-03', 原工单号: '', 工单类型: '', ...changes };
  return `1,${own.来源},${own.回访日期},${own.原工单号},${own.工单类型},6000001,安岳,成功,满意`;
};

describe('callbacks of one user with one running number', () => {
  it.each([
    ['来源', '省公司抽查', '满意度测评', '本地回访'],
    ['工单类型', '装机', '障碍', '投诉'],
    ['原工单号', 'Z1', 'Z2', 'Z3'],
  ])(
    'are others where their %s differs, whatever the day, and it is told',
    async (name, ...words) => {
      await using bench = await benchOf('callbacks', city);
      const rows = words.map((word, at) =>
        callback({ [name]: word, 回访日期: `2009-07-0${at + 1}` }),
      );
      await bench.put('1.csv', [CALLBACK, ...rows].join('\n'));
      const { superseded } = await bench.run();
      expect(await bench.sum('count(*)')).toBe(3);
      expect(superseded).toEqual([]);
      expect(bench.warnings).toEqual([
        expect.stringMatching(new RegExp(`1 个「回访流水号」各属几条不同的记录.*${name}`)),
      ]);
    },
  );

  it('are states of one where the source is the same, the later one without it too', async () => {
    await using bench = await benchOf('callbacks', city);
    const rows = [callback(), callback({ 来源: '', 回访日期: '2009-07-05' })];
    await bench.put('1.csv', [CALLBACK, ...rows].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(1);
    expect(bench.warnings).toEqual([]);
  });

  it('are never joined by one that says nothing of its source', async () => {
    await using bench = await benchOf('callbacks', city);
    const rows = ['', '省公司抽查', '本地回访'].map((source) => callback({ 来源: source }));
    await bench.put('1.csv', [CALLBACK, ...rows].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(2);
  });
});

describe('records of one user with one number', () => {
  const COMPLAINT = '工单号,投诉号码,受理渠道,分公司,受理时间,办结时间';
  const FAULT = '故障单号,故障号码,分公司,受理时间,恢复时间';
  const ORDER = '工单编号,业务号码,分公司,业务动作,受理时间,竣工时间';

  it.each([
    [
      'complaints of two channels',
      'complaints',
      COMPLAINT,
      '1,6000001,10000号,安岳,2009-07-03 08:00,2009-07-04 08:00',
      '1,6000001,省公司转办,安岳,2009-07-03 08:00,2009-07-05 08:00',
    ],
    [
      'complaints of two days',
      'complaints',
      COMPLAINT,
      '1,6000001,10000号,安岳,2009-07-03 08:00,2009-07-04 08:00',
      '1,6000001,10000号,安岳,2009-07-13 08:00,2009-07-15 08:00',
    ],
    [
      'faults of two days',
      'fault_tickets',
      FAULT,
      '1,6000001,安岳,2009-07-03 08:00,2009-07-03 10:00',
      '1,6000001,安岳,2009-07-20 08:00,2009-07-20 10:00',
    ],
    [
      'the two works of one order',
      'install_orders',
      ORDER,
      '1,6000001,安岳,拆机,2009-07-03 08:00,2009-07-04 08:00',
      '1,6000001,安岳,新装,2009-07-03 08:00,2009-07-05 08:00',
    ],
  ])('are two for %s, and told', async (_, dataset, header, one, other) => {
    await using bench = await benchOf(dataset, city);
    await bench.put('1.csv', [header, one].join('\n'));
    await bench.put('2.csv', [header, other].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(2);
    expect(bench.warnings).toContainEqual(expect.stringContaining('各属几条不同的记录'));
  });

  it('are states of one where an export gives the minute and another the second', async () => {
    await using bench = await benchOf('fault_tickets', city);
    await bench.put('1.csv', [FAULT, '1,6000001,安岳,2009-07-03 08:00,'].join('\n'));
    await bench.put(
      '2.csv',
      [FAULT, '1,6000001,安岳,2009-07-03 08:00:23,2009-07-03 10:00'].join('\n'),
    );
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(1);
    expect(await bench.sum('count(restored_at)')).toBe(1);
  });
});
