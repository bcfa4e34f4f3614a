import { describe, expect, it } from 'vitest';
import { loadPack } from '../../pack/load-pack.ts';
import { ZIYANG } from '../../pack/test-support.ts';
import { benchOf } from '../repeats/test-support.ts';
import { openBench, workbook } from '../test-support.ts';

const pack = loadPack(ZIYANG);
const text = (...lines: readonly string[]) => lines.join('\n');

const COMPLAINT =
  '工单号,投诉号码,受理渠道,工单类别,投诉大类,分公司,责任部门,受理时间,办结时间,处理时长,是否及时';
const complaint = (id: string, hours = '2', time = '2009-07-03 08:00,2009-07-03 11:00') =>
  `${id},6000001,10000号,投诉,其他,安岳,营业厅,${time},${hours},是`;

describe('a second header that calls the same columns otherwise', () => {
  const hours = async (...lines: readonly string[]) => {
    await using bench = await benchOf('complaints');
    await bench.put('投诉.csv', text(...lines));
    const { quarantine, files } = await bench.run();
    expect(quarantine).toEqual([]);
    expect(files[0]?.account.header).toBe(2);
    const rows = await bench.store.rows(
      'SELECT complaint_id AS id, hours, replied_on_time AS ok FROM complaints ORDER BY 1',
    );
    return rows.map((row) => [row.id, Number(row.hours), row.ok]);
  };
  const both = [
    ['T1', 2, true],
    ['T2', 3, true],
  ];

  it.each([
    ['by an alias', COMPLAINT.replace('工单号', '投诉编号').replace('受理渠道', '来源')],
    ['with marks', COMPLAINT.replace('工单号', '*工单号').replace('投诉号码', '投诉号码（必填）')],
    ['with the unit that is meant anyway', COMPLAINT.replace('处理时长', '处理时长（小时）')],
    [
      'all at once',
      COMPLAINT.split(',')
        .map((one) => `*${one}`)
        .join(','),
    ],
  ])('%s is read', async (_, header) => {
    expect(await hours(COMPLAINT, complaint('T1'), header, complaint('T2', '3'))).toEqual(both);
  });

  it('in another order is read by it', async () => {
    const turn = (line: string) => line.split(',').toReversed().join(',');
    const header = COMPLAINT.replace('工单号', '*投诉编号').replace('处理时长', '处理时长(小时)');
    expect(
      await hours(COMPLAINT, complaint('T1'), turn(header), turn(complaint('T2', '3'))),
    ).toEqual(both);
  });

  it('is found in a wide table whose first cells all have other names', async () => {
    await using bench = await benchOf('fault_tickets');
    const names = pack.datasets.find(({ id }) => id === 'fault_tickets')?.columns ?? [];
    const wide = names.map(({ header }) => header);
    const values: Readonly<Record<string, string>> = {
      ticket_id: 'G1',
      user_number: '6000001',
      branch: '安岳',
      service: '固话',
      brand: 'E8',
      segment: '公客',
      accepted_at: '2009-07-03 08:00',
      restored_at: '2009-07-03 09:00',
      symptom: '无音',
    };
    const cells = names.map(({ name }) => values[name] ?? '');
    const other = wide.map((one) => `*${one}`).toReversed();
    await bench.put(
      '障碍.csv',
      text(
        wide.join(','),
        cells.join(','),
        other.join(','),
        cells
          .map((one) => (one === 'G1' ? 'G2' : one))
          .toReversed()
          .join(','),
      ),
    );
    const { quarantine } = await bench.run();
    expect(quarantine).toEqual([]);
    expect(
      await bench.store.rows('SELECT ticket_id AS id, symptom FROM fault_tickets ORDER BY 1'),
    ).toEqual([
      { id: 'G1', symptom: '无音' },
      { id: 'G2', symptom: '无音' },
    ]);
  });

  it.each([
    ['minutes', '处理时长', '处理时长（分钟）', [2, 1 / 30], [true, true]],
    ['hours after minutes', '处理时长（分钟）', '处理时长', [1 / 30, 2], [true, true]],
    ['the opposite question', '是否及时', '是否超时', [2, 2], [true, false]],
  ])(
    'and another unit or question (%s) is a table of its own',
    async (_, one, other, hours, ok) => {
      await using bench = await benchOf('complaints');
      const swapped = (name: string) =>
        COMPLAINT.replace(one.includes('时长') ? '处理时长' : '是否及时', name);
      await bench.put(
        '投诉.csv',
        text(swapped(one), complaint('T1'), swapped(other), complaint('T2')),
      );
      const { files } = await bench.run();
      expect(files.map(({ path, headerRow }) => [path.replace(/.*\//, ''), headerRow])).toEqual([
        ['投诉.csv', 1],
        ['投诉.csv#表格2', 3],
      ]);
      const rows = await bench.store.rows(
        'SELECT hours, replied_on_time AS ok FROM complaints ORDER BY complaint_id',
      );
      expect(rows.map((row) => Number(row.hours))).toEqual(
        hours.map((one) => expect.closeTo(one, 4)),
      );
      expect(rows.map((row) => row.ok)).toEqual(ok);
    },
  );

  it('of which only some columns are known is refused, not taken for a record', async () => {
    await using bench = await benchOf('complaints');
    const strange = '编码,甲,受理渠道,工单类别,投诉大类,乙,丙,丁,戊,己,庚';
    await bench.put('投诉.csv', text(COMPLAINT, complaint('T1'), strange, complaint('T2')));
    const failed = await bench.fails({
      datasets: pack.datasets.filter(({ id }) => id === 'complaints'),
      cohortsOf: () => [],
    });
    expect(failed.code).toBe('ingest.other_header_below');
  });
});

describe('two datasets below each other in one sheet', () => {
  const PENALTY = '序号,通报期次,考核类型,工单号,责任单位,责任人,考核金额';
  const penalties = [
    '考核清单',
    PENALTY,
    '1,第1期,回单不规范,TA0,简阳实业,张三,100',
    '2,第1期,回单不规范,TA1,简阳实业,张三,100',
    '合计,,,,,,200',
  ];
  const complaints = ['投诉清单', COMPLAINT, complaint('T1'), complaint('T2'), '合计,2'];
  const events = [
    '网络事件',
    '事件编号,开始时间,恢复时间,分公司,影响业务,影响用户数',
    'S1,2009-07-03 08:00,2009-07-03 09:00,安岳,宽带,10',
  ];
  const ids = ['penalties', 'complaints', 'network_events'];
  const datasets = pack.datasets.filter((one) => ids.includes(one.id));
  const opened = async (read: readonly string[], lines: readonly string[], asSheet: boolean) => {
    const bench = await openBench(
      read.map((dataset) => ({ dataset, files: ['a*'], required: false })),
    );
    if (asSheet)
      await bench.put('a.xlsx', await workbook({ 表: lines.map((line) => line.split(',')) }));
    else await bench.put('a.csv', text(...lines));
    return bench;
  };

  it.each([
    ['penalties', [...penalties, '', ...complaints], 8, '投诉单'],
    ['penalties', [...penalties, '', ...events], 8, '网络事件'],
    ['complaints', [...complaints, '', ...penalties], 8, '考核清单'],
    ['complaints', [...complaints, ...events], 7, '网络事件'],
    ['complaints', [...penalties, '', ...complaints], 2, '考核清单'],
    ['network_events', [...complaints, '', ...events], 2, '投诉单'],
  ] as const)(
    'are refused when only one is asked for (%s), with what to do',
    async (id, lines, row, name) => {
      for (const asSheet of [false, true]) {
        await using bench = await opened([id], lines, asSheet);
        const failed = await bench.fails({ datasets, cohortsOf: () => [] });
        expect(failed).toMatchObject({ code: 'ingest.other_dataset_in_file', kind: 'inputs' });
        expect(failed.words).toMatch(
          new RegExp(`第 ${row} 行.*（${name}）.*写进配置里「${name}」的 files`),
        );
      }
    },
  );

  it.each([
    [[...penalties, '', ...complaints]],
    [[...complaints, ...penalties]],
    [[...complaints, '', ...penalties, '制表：某某', '', ...events]],
  ])('are read each as what it is where both are asked for', async (lines) => {
    for (const asSheet of [false, true]) {
      await using bench = await opened(ids, lines, asSheet);
      const { files, quarantine } = await bench.run({ datasets, cohortsOf: () => [] });
      expect(quarantine).toEqual([]);
      const accepted = Object.fromEntries(
        files.map(({ dataset, account }) => [dataset, account.accepted]),
      );
      expect(accepted).toMatchObject({ penalties: 2, complaints: 2 });
      if (lines.includes('网络事件')) expect(accepted).toMatchObject({ network_events: 1 });
      const [one] = await bench.store.rows('SELECT sum(amount) AS amount FROM penalties');
      expect(Number(one?.amount)).toBe(200);
    }
  });
});
