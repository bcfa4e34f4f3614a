import { describe, expect, it } from 'vitest';
import { column, openBench, tickets } from '../test-support.ts';
import { benchOf } from './test-support.ts';

const PENALTY = '序号,通报期次,考核类型,工单号,责任单位,考核金额';
const penalty = (seq: number, ref: string, amount: number, unit = '简阳实业') =>
  `${seq},第1期,回单不规范,${ref},${unit},${amount}`;

describe('penalties', () => {
  it('numbered from 1 in each file are all kept', async () => {
    await using bench = await benchOf('penalties');
    await bench.put('1.csv', [PENALTY, penalty(1, 'TA0', 50), penalty(2, 'TA1', 50)].join('\n'));
    await bench.put('2.csv', [PENALTY, penalty(1, 'TB0', 100), penalty(2, '', 100)].join('\n'));
    await bench.put('3.csv', [PENALTY, penalty(1, '', 7, '营业厅')].join('\n'));
    await bench.run();
    expect(await bench.sum('sum(amount)')).toBe(307);
    expect(bench.warnings).toEqual([]);
  });

  it('of one ticket count once, whatever number they have; without a ticket each number is one', async () => {
    await using bench = await benchOf('penalties');
    const rows = [
      penalty(1, 'TA0', 50),
      penalty(20, 'TA0', 50),
      penalty(3, '', 50),
      penalty(4, '', 50),
    ];
    await bench.put('1.csv', [PENALTY, ...rows].join('\n'));
    await bench.put('2.csv', [PENALTY, penalty(3, '', 50)].join('\n'));
    const { files } = await bench.run();
    expect(await bench.sum('count(*)')).toBe(3);
    expect(files.map(({ account }) => account.duplicate)).toEqual([1, 1]);
    expect(bench.warnings).toContainEqual(
      expect.stringMatching(
        /有 1 条记录与同一份导出里的另一条只有「序号」不同，按重复没有计入：.*1\.csv 第 2 行与第 3 行/,
      ),
    );
  });

  it('of a copy with one changed amount count as the copy has them, and it is told', async () => {
    await using bench = await benchOf('penalties');
    const rows = [1, 2, 3].map((n) => penalty(n, `TA${n}`, 50));
    await bench.put('1.csv', [PENALTY, ...rows].join('\n'));
    await bench.put('2.csv', [PENALTY, rows[0], penalty(2, 'TA2', 60), rows[2]].join('\n'));
    const { files, superseded } = await bench.run();
    expect(await bench.sum('sum(amount)')).toBe(160);
    expect(files.map(({ account }) => [account.superseded, account.duplicate])).toEqual([
      [1, 0],
      [0, 2],
    ]);
    expect(superseded).toMatchObject([{ record: 3, keptRecord: 3, differs: ['考核金额'] }]);
    expect(bench.warnings).toContainEqual(
      expect.stringMatching(
        /没有时间说明哪条更新.*1\.csv 第 3 行与 .*2\.csv 第 3 行（考核金额不同）/,
      ),
    );
  });

  it('of a copy with one changed ticket number are told as mostly the same file', async () => {
    await using bench = await benchOf('penalties');
    const rows = [1, 2, 3].map((n) => penalty(n, `TA${n}`, 50));
    await bench.put('1.csv', [PENALTY, ...rows].join('\n'));
    await bench.put('2.csv', [PENALTY, rows[0], rows[1], penalty(3, 'TA33', 50)].join('\n'));
    await bench.run();
    expect(bench.warnings).toEqual([expect.stringContaining('66% 的考核清单重叠（2 条）')]);
  });
});

const EVENT = '事件编号,开始时间,恢复时间,分公司,影响业务,影响用户数';
const event = (id: string, branch: string, users: number, day = '03') =>
  `${id},2009-07-${day} 08:00,2009-07-${day} 10:00,${branch},宽带,${users}`;

describe('network events', () => {
  it('in a row for each branch are all kept, and told', async () => {
    await using bench = await benchOf('network_events');
    await bench.put(
      '1.csv',
      [EVENT, event('S1', '安岳', 100), event('S1', '简阳', 300)].join('\n'),
    );
    await bench.run();
    expect(await bench.sum('sum(users)')).toBe(400);
    expect(bench.warnings).toEqual([
      expect.stringMatching(
        /1 个「事件编号」各有几行.*「S1」.*第 2 行与第 3 行（分公司、影响用户数不同）/,
      ),
    ]);
  });

  it('numbered from 1 in the file of each branch are all kept, and told', async () => {
    await using bench = await benchOf('network_events');
    await bench.put('1.csv', [EVENT, event('1', '安岳', 100), event('2', '安岳', 10)].join('\n'));
    await bench.put(
      '2.csv',
      [EVENT, event('1', '简阳', 300, '09'), event('2', '简阳', 30)].join('\n'),
    );
    await bench.run();
    expect(await bench.sum('sum(users)')).toBe(440);
    expect(bench.warnings).toEqual([
      expect.stringMatching(/1 个「事件编号」各属几条不同的记录.*「1」/),
      expect.stringMatching(/1 个「事件编号」各有几行.*「2」/),
    ]);
  });

  it('of a changed copy give way where they are most alike, not all parts of their event', async () => {
    await using bench = await benchOf('network_events');
    const rows = [event('S1', '安岳', 100), event('S1', '简阳', 300), event('S2', '简阳', 30)];
    await bench.put('1.csv', [EVENT, ...rows].join('\n'));
    await bench.put('2.csv', [EVENT, rows[0], event('S1', '简阳', 330), rows[2]].join('\n'));
    await bench.run();
    expect(await bench.sum('sum(users)')).toBe(460);
  });
});

describe('users in service', () => {
  const HEADER = '月份,分公司,业务,客户群,备注,月末用户数,月初用户数';
  const row = (group: string, users: number, remark = '') =>
    `2009-07,安岳,固话,${group},${remark},${users},${users}`;

  it('by a finer class are added up, equal numbers too, and told with the header that parts them', async () => {
    await using bench = await benchOf('users_in_service');
    await bench.put('1.csv', [HEADER, row('公客', 1000), row('政企', 1000)].join('\n'));
    await bench.put('1的副本.csv', [HEADER, row('公客', 1000), row('政企', 1000)].join('\n'));
    const { files } = await bench.run();
    expect(await bench.sum('sum(users_end)')).toBe(2000);
    expect(files.map(({ account }) => account.duplicate)).toEqual([0, 2]);
    expect(bench.warnings).toContainEqual(expect.stringMatching(/各有几行.*（客户群不同）/));
  });

  it('by a finer class leave out the total of the classes, whatever the class is called', async () => {
    await using bench = await benchOf('users_in_service');
    const rows = [row('公客', 1000), row('政企', 200), row('合计', 1200)];
    await bench.put('1.csv', [HEADER, ...rows].join('\n'));
    const { files } = await bench.run();
    expect(await bench.sum('sum(users_end)')).toBe(1200);
    expect(files[0]?.account.total).toBe(1);
  });

  it('that differ in a remark only are the same', async () => {
    await using bench = await benchOf('users_in_service');
    await bench.put('1.csv', [HEADER, row('公客', 1000, '已核'), row('公客', 1000)].join('\n'));
    await bench.run();
    expect(await bench.sum('sum(users_end)')).toBe(1000);
  });
});

describe('callbacks', () => {
  const HEADER = '回访流水号,来源,回访日期,分公司,接触结果,结果满意';
  const row = (source: string, day: number, answer: string) =>
    `1,${source},2009-07-0${day},安岳,成功,${answer}`;

  it.each([
    ['another day', row('省公司抽查', 1, '满意'), row('本地回访', 5, '不满意')],
    [
      'another branch',
      row('本地回访', 1, '满意'),
      row('本地回访', 1, '满意').replace('安岳', '简阳'),
    ],
  ])(
    'without customer or ticket, numbered from 1 in each file, are others on %s',
    async (_, one, other) => {
      await using bench = await benchOf('callbacks');
      await bench.put('1.csv', [HEADER, one].join('\n'));
      await bench.put('2.csv', [HEADER, other].join('\n'));
      await bench.run();
      expect(await bench.sum('count(*)')).toBe(2);
      expect(bench.warnings).toEqual([expect.stringContaining('各属几条不同的记录')]);
    },
  );

  it('without customer or ticket, of one day and branch, are one and told', async () => {
    await using bench = await benchOf('callbacks');
    await bench.put('1.csv', [HEADER, row('本地回访', 1, '满意')].join('\n'));
    await bench.put('2.csv', [HEADER, row('本地回访', 1, '不满意')].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(1);
    expect(bench.warnings).toEqual([expect.stringMatching(/相同编号而内容不同.*结果满意/)]);
  });

  it('numbered from 1 in each file are all kept where their customers are others', async () => {
    await using bench = await benchOf('callbacks');
    const withUser = (one: string, user: string) => `${one},${user}`;
    await bench.put(
      '1.csv',
      [`${HEADER},号码`, withUser(row('本地回访', 1, '满意'), '6000001')].join('\n'),
    );
    await bench.put(
      '2.csv',
      [`${HEADER},号码`, withUser(row('本地回访', 5, '满意'), '6000002')].join('\n'),
    );
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(2);
    expect(bench.warnings).toEqual([expect.stringContaining('各属几条不同的记录')]);
  });
});

describe('VIP customers', () => {
  const HEADER = 'VIP卡号,客户名称,等级,分公司';

  it('without a number, numbered from 1 in each file, are others where they have other names', async () => {
    await using bench = await benchOf('vip_customers');
    await bench.put('1.csv', [HEADER, '1,张三,金,安岳'].join('\n'));
    await bench.put('2.csv', [HEADER, '1,李四,钻,安岳'].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(2);
    expect(bench.warnings).toEqual([expect.stringContaining('各属几条不同的记录')]);
  });

  it('without a number are one where only their tier differs', async () => {
    await using bench = await benchOf('vip_customers');
    await bench.put('1.csv', [HEADER, '1,张三,金,安岳'].join('\n'));
    await bench.put('2.csv', [HEADER, '1,张三,钻,安岳'].join('\n'));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(1);
    expect(bench.warnings).toEqual([expect.stringMatching(/相同编号而内容不同.*等级不同/)]);
  });
});

it('columns may be called as the program calls its own', async () => {
  const names = [
    'given',
    'copy',
    'place',
    'one',
    'key',
    'h0',
    'g0',
    'whole',
    'sign',
    'record',
    'file',
  ];
  const others = names.map((name) => column(name, 'text', `列${name}`));
  const spec = { ...tickets, columns: [...tickets.columns, column('no', 'id', '编号'), ...others] };
  const header = [
    '单号',
    '分公司',
    '受理时间',
    '归档时间',
    '编号',
    ...names.map((one) => `列${one}`),
  ];
  const row = (id: string) =>
    [id, '安岳', '2009-07-01', '2009-07-02', 'N', ...names.map(() => 'x')].join(',');
  await using bench = await openBench();
  await bench.put('障碍1.csv', [header.join(','), row('1'), row('2')].join('\n'));
  await bench.put('障碍2.csv', [header.join(','), row('1'), row('3')].join('\n'));
  await bench.run({ datasets: [spec] });
  expect(bench.warnings).toEqual([
    expect.stringMatching(/100% 的障碍单重叠（2 条）.*1 条几乎相同/),
  ]);
});

describe('a key with a month', () => {
  it('is told as people write it', async () => {
    await using bench = await benchOf('users_in_service');
    const header = '月份,分公司,业务,客户群,月末用户数,月初用户数';
    await bench.put(
      '1.csv',
      [header, '2009-07,安岳,固话,公客,10,9', '2009-07,安岳,固话,政企,20,19'].join('\n'),
    );
    await bench.run();
    expect(bench.warnings).toEqual([expect.stringContaining('「2009-07 安岳 固话」')]);
  });
});

describe('records of one number', () => {
  const HEADER = '单号,分公司,受理时间,归档时间,原因';
  const spec = {
    ...tickets,
    repeats: {
      by: ['ticket_id'],
      as: 'record',
      fixed: ['branch', 'accepted_at'],
      distinct: [],
      running: [],
      whole: [],
      longest: [],
    },
  } as const;

  it('that are unlike in all that never changes are two, and told', async () => {
    await using bench = await openBench();
    await bench.put('障碍1.csv', [HEADER, '1,安岳,2009-07-01,2009-07-02,断线'].join('\n'));
    await bench.put('障碍2.csv', [HEADER, '1,简阳,2009-07-05,2009-07-06,断线'].join('\n'));
    await bench.run({ datasets: [spec] });
    expect(await bench.store.rows('SELECT count(*) AS n FROM tickets')).toEqual([{ n: 2 }]);
    expect(bench.warnings).toEqual([
      expect.stringMatching(/1 个「单号」各属几条不同的记录.*「1」/),
    ]);
  });

  it('are states of one where a time says which is later, and nothing is told', async () => {
    await using bench = await openBench();
    await bench.put('障碍1.csv', [HEADER, '1,安岳,2009-07-01,2009-07-02,断线'].join('\n'));
    await bench.put('障碍2.csv', [HEADER, '1,简阳,2009-07-01,2009-07-06,断电'].join('\n'));
    await bench.run({ datasets: [spec] });
    expect(await bench.store.rows('SELECT cause FROM tickets')).toEqual([{ cause: '断电' }]);
    expect(bench.warnings).toEqual([]);
  });

  it('of which no time says which is later are told with an example; the one read last counts', async () => {
    await using bench = await openBench();
    await bench.put('障碍1.csv', [HEADER, '1,安岳,2009-07-01,2009-07-02,断线'].join('\n'));
    await bench.put('障碍2.csv', [HEADER, '1,安岳,2009-07-01,2009-07-02,断电'].join('\n'));
    await bench.run({ datasets: [spec] });
    expect(await bench.store.rows('SELECT cause FROM tickets')).toEqual([{ cause: '断电' }]);
    expect(bench.warnings).toEqual([
      expect.stringMatching(
        /1 条记录与另一条相同编号而内容不同.*障碍1\.csv 第 2 行与 .*障碍2\.csv 第 2 行（原因不同）/,
      ),
    ]);
  });
});
