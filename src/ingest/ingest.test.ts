import { describe, expect, it } from 'vitest';
import { gb18030, openBench, tickets, workbook } from './test-support.ts';

const HEADER = '单号,分公司,维护单位,品牌,受理时间,归档时间,处理时限(小时),是否及时,原因';

describe('a text export', () => {
  it('is read below its titles, typed, and accounted for row by row', async () => {
    await using bench = await openBench();
    const rows = [
      '某市2009年7月障碍清单',
      '统计时间: 2009-07-01 至 2009-07-31 制表人: 综合组',
      HEADER,
      "'001,安岳分公司,,E6,2009-7-3 8:05,2009/07/03 10:35:00,24,是,断线",
      '002,,简阳实业,e8,20090704080500,,3.5小时,,"多行\n原因, 有逗号"',
      '',
      HEADER,
      '003,安岳,,我的E家,2009-07-05 08:00:00,,,,',
      '004,岳安分公司,,E6,2009-07-05 08:00:00,,,,',
      '005,安岳,,E6,2009-02-30 08:00:00,,,,',
      ',安岳,,E6,2009-07-05 08:00:00,,,,',
      '7.01E+11,安岳,,E6,2009-07-05 08:00:00,,,,',
      '008,安岳,,E6,2009-07-05 08:00:00,,,,断线,多出来的',
      '009,安岳',
      '010,安岳,,E6,2009-06-30 23:59:59,2009-07-01 08:00:00,24,否,',
      "'001,安岳,,E6,2009/7/3 8:05:00,20090703103500,24.0,Y,断线",
      '合计,7',
      '注：以上为系统导出',
    ];
    await bench.put('障碍.csv', gb18030(rows.join('\r\n')));
    const { files, quarantine, controlTotals, datasets } = await bench.run();

    expect(files).toMatchObject([
      {
        path: 'inputs/2009-07/障碍.csv',
        dataset: 'tickets',
        format: 'csv',
        encoding: 'gb18030',
        headerRow: 3,
        account: {
          records: 18,
          title: 2,
          header: 2,
          total: 1,
          footer: 1,
          blank: 1,
          quarantined: 7,
          duplicate: 1,
          superseded: 0,
          otherMonth: 1,
          accepted: 2,
        },
      },
    ]);
    expect(files[0]?.columns.slice(6, 8)).toEqual([
      { column: 'limit_hours', header: '处理时限(小时)', how: 'header' },
      { column: 'overdue', header: '是否及时', how: 'inverse' },
    ]);
    expect(await bench.store.rows('SELECT * EXCLUDE (department) FROM tickets')).toEqual([
      {
        ticket_id: '001',
        branch: '安岳',
        brand: 'E6',
        accepted_at: '2009-07-03 08:05:00',
        closed_at: '2009-07-03 10:35:00',
        limit_hours: 24,
        overdue: false,
        cause: '断线',
        _file: 0,
        _record: 4,
        hours: 2.5,
        on_time: true,
        in_month: true,
      },
      expect.objectContaining({
        ticket_id: '002',
        branch: '简阳',
        brand: 'E8',
        closed_at: null,
        limit_hours: 3.5,
        overdue: null,
        cause: '多行\n原因, 有逗号',
        on_time: null,
      }),
      expect.objectContaining({ ticket_id: '010', overdue: true, on_time: false, in_month: false }),
    ]);
    expect(quarantine.map(({ record, column, reason }) => [record, column, reason])).toEqual([
      [8, '品牌', '这个叫法可能指好几项，无法归类'],
      [9, '分公司', '不在组织表的分公司里，最接近的是「安岳」'],
      [10, '受理时间', '日历上没有这个日期或时间'],
      [11, '单号', '必填，但没有填写'],
      [12, '单号', '号码成了科学计数法，后几位已丢失；请把该列按文本重新导出'],
      [13, null, '这条记录有 10 格，表头只有 9 列，内容可能错位'],
      [14, null, '这条记录只有 2 格，表头有 9 列，缺少必需的列'],
    ]);
    expect(quarantine[5]?.raw.at(-1)).toBe('多出来的');
    expect(controlTotals).toEqual([
      { file: 'inputs/2009-07/障碍.csv', record: 17, cells: { ticket_id: '合计', branch: '7' } },
    ]);
    expect(datasets[0]).toMatchObject({ provided: true });
    expect(datasets[0]?.presentColumns).toHaveLength(9);
  });

  it('may come in UTF-16, with tabs or semicolons, and name columns as the workspace says', async () => {
    await using bench = await openBench([{}], {
      headerAliases: { tickets: { accepted_at: [{ header: '登记时刻', inverse: false }] } },
    });
    const tabbed =
      '\ufeff本地网\t归档时间\t登记时刻\t工单号\t分公司\n某市\t\t7月3日 下午3:05\tA1\t安岳\n';
    await bench.put('障碍1.txt', Buffer.from(tabbed, 'utf16le'));
    await bench.put('障碍2.csv', '工单号;分公司;受理时间;归档时间\nA2;市本部;2009.7.4;\n');
    const { files } = await bench.run();
    expect(files.map(({ encoding }) => encoding)).toEqual(['utf-16le', 'utf-8']);
    expect(files[0]).toMatchObject({ ignoredHeaders: ['本地网'] });
    expect(files[0]?.columns[1]).toMatchObject({ column: 'accepted_at', how: 'workspace_alias' });
    expect(await bench.store.rows('SELECT ticket_id, branch, accepted_at FROM tickets')).toEqual([
      { ticket_id: 'A1', branch: '安岳', accepted_at: '2009-07-03 15:05:00' },
      { ticket_id: 'A2', branch: '市本部', accepted_at: '2009-07-04 00:00:00' },
    ]);
  });
});

describe('a workbook', () => {
  it('is read sheet by sheet, with real dates, rich text, formulas and their results', async () => {
    await using bench = await openBench();
    const header = ['序号', '工单号', '分公司', '受理时间', '归档时间', '处理时限(小时)', '原因'];
    const accepted = new Date(Date.UTC(2009, 6, 3, 8, 5, 0));
    const bytes = await workbook({
      清单: [
        ['七月清单'],
        header,
        [1, 13300001234, '安岳', accepted, { formula: 'D3+1', result: 39998.5 }, 24, '断线'],
        [2, 'A2', '安岳', '2009-07-04', null, { formula: 'F3*2' }, null],
        [3, 'A3', '简阳', 39997.25, null, 1.5, { richText: [{ text: '进' }, { text: '水' }] }],
        [4, 20090703000123456, '安岳', accepted, null, 1, null],
        [5, 'A5', '安岳', accepted, null, 1, { error: '#N/A' }],
        ['合计', 5],
      ],
      空: [],
      说明: [['这里没有清单'], ['只有说明']],
    });
    await bench.put('障碍.xlsx', bytes);
    const { files, quarantine } = await bench.run();
    expect(files.map(({ path, account }) => [path, account.records, account.accepted])).toEqual([
      ['inputs/2009-07/障碍.xlsx#清单', 8, 2],
      ['inputs/2009-07/障碍.xlsx#说明', 2, 0],
    ]);
    expect(bench.warnings).toEqual(['inputs/2009-07/障碍.xlsx#说明 没有表头，其中 2 行没有使用']);
    expect(
      await bench.store.rows('SELECT ticket_id, accepted_at, closed_at, cause FROM tickets'),
    ).toEqual([
      {
        ticket_id: '13300001234',
        accepted_at: '2009-07-03 08:05:00',
        closed_at: '2009-07-04 12:00:00',
        cause: '断线',
      },
      { ticket_id: 'A3', accepted_at: '2009-07-03 06:00:00', closed_at: null, cause: '进水' },
    ]);
    expect(quarantine.map(({ record, column, reason }) => [record, column, reason])).toEqual([
      [4, '处理时限(小时)', expect.stringContaining('没有存它的结果')],
      [6, '工单号', '号码成了科学计数法，后几位已丢失；请把该列按文本重新导出'],
      [7, '原因', '是表格软件的错误值（如 #N/A）'],
    ]);
  });
});

describe('records of one key', () => {
  it('are duplicates when equal, and otherwise superseded by the latest, across files', async () => {
    await using bench = await openBench();
    const header = '单号,分公司,受理时间,归档时间,原因';
    const lines = (...records: string[]) => [header, ...records].join('\n');
    await bench.put(
      '障碍1.csv',
      lines(
        'A,安岳,2009-07-01,2009-07-02,旧',
        'A,安岳,2009-07-01,2009-07-09,最新',
        'A,安岳,2009-07-01,,未归档',
        'B,安岳,2009-07-01,,先',
        'C,安岳,2009-07-01,,同',
      ),
    );
    await bench.put(
      '障碍2.csv',
      lines(
        'C,安岳分公司,2009/7/1,,同',
        'B,安岳,2009-07-01,,后',
        'A,安岳,2009-07-01,2009-07-09,最新',
      ),
    );
    const { files } = await bench.run();
    expect(files.map(({ account }) => [account.duplicate, account.superseded])).toEqual([
      [0, 3],
      [2, 0],
    ]);
    expect(
      await bench.store.rows('SELECT ticket_id, cause, _file FROM tickets ORDER BY 1'),
    ).toEqual([
      { ticket_id: 'A', cause: '最新', _file: 0 },
      { ticket_id: 'B', cause: '后', _file: 1 },
      { ticket_id: 'C', cause: '同', _file: 0 },
    ]);
  });

  it('stand side by side in a dataset without a key', async () => {
    await using bench = await openBench();
    await bench.put(
      '障碍.csv',
      '单号,分公司,受理时间,归档时间\nA,安岳,2009-07-01,\nA,安岳,2009-07-01,\n',
    );
    const { files } = await bench.run({ datasets: [{ ...tickets, key: [] }] });
    expect(files[0]?.account.accepted).toBe(2);
  });
});

it('counts a record for the month by any cohort that a metric uses, in the configured period', async () => {
  await using bench = await openBench([{}], {
    periods: { tickets: { kind: 'from_day', day: 26 } },
  });
  const rows = [
    'A,安岳,2009-06-25,2009-06-26',
    'B,安岳,2009-06-26,',
    'C,安岳,2009-07-26,2009-07-26',
  ];
  await bench.put('障碍.csv', ['单号,分公司,受理时间,归档时间', ...rows].join('\n'));
  const { files } = await bench.run({ cohortsOf: () => ['accepted_at', 'closed_at'] });
  expect(files[0]?.account).toMatchObject({ accepted: 2, otherMonth: 1 });
  const kept = await bench.store.rows('SELECT ticket_id FROM tickets WHERE in_month');
  expect(kept).toEqual([{ ticket_id: 'B' }]);
});

it('leaves an empty table and empty derived columns where data is not provided', async () => {
  const other = { ...tickets, id: 'others', name: '其他单' };
  await using bench = await openBench([
    {},
    { dataset: 'others', files: ['其他*'], required: false },
  ]);
  await bench.put('障碍.csv', '单号,维护单位,受理时间,归档时间\nA,营业厅,2009-07-01,\n');
  const { datasets } = await bench.run({ datasets: [tickets, other] });
  expect(datasets.map(({ provided }) => provided)).toEqual([true, false]);
  expect(datasets[0]?.presentColumns).toContain('branch');
  expect(await bench.store.rows('SELECT count(on_time) AS n FROM others')).toEqual([{ n: 0 }]);
  const [row] = await bench.store.rows('SELECT branch, on_time FROM tickets');
  expect(row).toEqual({ branch: '市本部', on_time: null });
});

describe('files', () => {
  it('that no dataset or several claim are named, and lock files passed over', async () => {
    const other = { ...tickets, id: 'others', name: '其他单' };
    await using bench = await openBench([
      {},
      { dataset: 'others', files: ['障碍二*'], required: false },
    ]);
    const text = '单号,分公司,受理时间,归档时间\nA,安岳,2009-07-01,\n';
    await bench.put('障碍一.csv', text);
    await bench.put('下级/障碍二.csv', text);
    await bench.put('通讯录.txt', 'x');
    await bench.put('~$障碍一.xlsx', 'x');
    await bench.put('.障碍', 'x');
    const { files } = await bench.run({ datasets: [tickets, other] });
    expect(files.map(({ path }) => path)).toEqual([
      'inputs/2009-07/下级/障碍二.csv',
      'inputs/2009-07/障碍一.csv',
    ]);
    expect(bench.warnings).toEqual([
      expect.stringContaining('~$障碍一.xlsx 没有使用'),
      'inputs/2009-07/下级/障碍二.csv 同时符合 障碍单（障碍*）、其他单（障碍二*） 的文件名，按「障碍单」使用；请把文件名模式写得更准',
      'inputs/2009-07/通讯录.txt 不符合任何数据集的文件名，没有使用',
      'inputs/2009-07/障碍一.csv 与 inputs/2009-07/下级/障碍二.csv 内容完全相同，疑为重复导出，请核实',
    ]);
  });

  it('that are missing are named with their owner and due day', async () => {
    await using bench = await openBench();
    const none = await bench.fails();
    expect(none).toMatchObject({ code: 'ingest.no_exports', kind: 'inputs' });
    expect(none.words).toContain('障碍单：文件名形如 障碍*（应由 运维部，每月3日 提供）');
    await using partly = await openBench([
      { files: ['故障*'] },
      { dataset: 'others', files: ['障碍*'] },
    ]);
    await partly.put('障碍.csv', '单号,分公司,受理时间,归档时间\n');
    const others = { ...tickets, id: 'others' };
    const failed = await partly.fails({ datasets: [tickets, others] });
    expect(failed.code).toBe('ingest.required_missing');
    expect(failed.words).toContain('故障*');
  });

  const header = '单号,分公司,受理时间,归档时间';
  it.each([
    ['ingest.no_header', '甲,分公司,丙\n1,2,3', '最像的第 1 行只认出：分公司'],
    ['ingest.missing_columns', '单号,分公司,受理时间\n', '缺少必需的列：归档时间'],
    ['ingest.duplicate_columns', `${header},工单号\n`, '单号、工单号'],
    ['ingest.other_period', `统计日期：2009年6月\n${header}\n`, '2009-06-01 至 2009-06-30'],
    ['ingest.nothing_usable', `${header}\nA,安"岳,2009-07-01,\n`, '引号的用法'],
    ['ingest.nothing_usable', `${header}\n`, '没有一条记录'],
    ['ingest.unreadable', '', '文件是空的'],
    ['ingest.unreadable', '<html><body>请登录</body></html>', '网页'],
  ])('give %s, saying what is wrong', async (code, text, words) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', text);
    const failed = await bench.fails();
    expect(failed).toMatchObject({ code, kind: 'inputs' });
    expect(failed.words).toContain(words);
  });

  it('with several problems are reported together', async () => {
    await using bench = await openBench();
    await bench.put('障碍1.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await bench.put(
      '障碍2.csv',
      Buffer.concat([Buffer.from(`${header}\nA`), Buffer.from([0xff, 0x80])]),
    );
    await bench.put('障碍3.csv', '甲\n');
    const failed = await bench.fails();
    expect(failed.code).toBe('ingest.unusable_files');
    expect(failed.words.split('\n')).toEqual([
      '输入文件有 3 处问题，报告无法生成，逐条如下',
      expect.stringContaining('障碍1.xls：工作簿已损坏'),
      expect.stringContaining('障碍2.csv（第 2 行，从第 '),
      expect.stringContaining('没有一行认出任何列'),
    ]);
  });
});

it('names the derived column that fails, without the data', async () => {
  await using bench = await openBench();
  await bench.put('障碍.csv', '单号,分公司,受理时间,归档时间\n13300001234,安岳,2009-07-01,\n');
  const sql = "CASE WHEN ticket_id <> '' THEN CAST(ticket_id || 'x' AS INTEGER) END";
  const broken = { name: 'broken', label: '', type: 'number', sql, needs: [], values: [] } as const;
  const failed = await bench.fails({
    datasets: [{ ...tickets, derived: [...tickets.derived, broken] }],
  });
  expect(failed).toMatchObject({ code: 'ingest.derived_failed', kind: 'usage' });
  expect(failed.words).toContain('派生列 broken');
  expect(failed.words).not.toContain('13300001234');
});
