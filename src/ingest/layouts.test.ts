import { describe, expect, it } from 'vitest';
import { openBench, workbook } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间,原因,备用';
const row = (id: string, cause = '断线') =>
  `${id},安岳,2009-07-01 08:00:00,2009-07-01 09:00:00,${cause},x`;
const ROWS = [row('T1'), row('T2'), row('T3')];
const text = (...lines: readonly string[]) => lines.join('\n');

/** Reads one file and gives its account and what was stored. */
async function read(content: string | Uint8Array, name = '障碍.csv') {
  const bench = await openBench();
  try {
    await bench.put(name, content);
    const { files, quarantine, controlTotals } = await bench.run();
    const stored = await bench.store.rows(
      'SELECT ticket_id AS id, cause, closed_at AS closed FROM tickets ORDER BY _file, _record',
    );
    return {
      account: files[0]?.account,
      files,
      quarantine,
      controlTotals,
      stored,
      warnings: bench.warnings,
    };
  } finally {
    await bench[Symbol.asyncDispose]();
  }
}

async function refusedBy(content: string | Uint8Array) {
  await using bench = await openBench();
  await bench.put('障碍.csv', content);
  return await bench.fails();
}

describe('the cells of a text export', () => {
  it.each(['^', '~', '#', '\u0001', '，', '；', '$', '@', '\u001f', '||'])(
    'are parted by %j where the header proves it',
    async (sign) => {
      const lines = [HEADER, ...ROWS].map((line) => line.replaceAll(',', sign));
      const { account, stored } = await read(text(...lines));
      expect(account).toMatchObject({ accepted: 3, quarantined: 0 });
      expect(stored[1]).toMatchObject({ id: 'T2', cause: '断线', closed: '2009-07-01 09:00:00' });
    },
  );

  it('parted by a sign may hold it in quotes, and are too many where it is not quoted', async () => {
    const lines = [HEADER, row('T1', '"断#线"'), row('T2', '断#线')].map((line) =>
      line.replaceAll(',', '#'),
    );
    const { account, stored } = await read(text(...lines));
    expect(account).toMatchObject({ accepted: 1, quarantined: 1 });
    expect(stored[0]).toMatchObject({ cause: '断#线' });
  });

  it('that cannot be parted are told as that, and no alias is asked for', async () => {
    const strange = await refusedBy(text(HEADER, ...ROWS).replaceAll(',', '::'));
    expect(strange.words).toContain('第 1 条记录');
    expect(strange.words).toContain('分隔符认不出来');
    const wide = text(HEADER, ...ROWS).replaceAll(',', '      ');
    const aligned = await refusedBy(text('统计时间：2009-07-01 至 2009-07-31', wide));
    expect(aligned.words).toContain('第 2 条记录');
    expect(aligned.words).toContain('用空格按宽度对齐');
    expect(aligned.words).not.toContain('别名');
  });

  it.each([
    ['before the quotes', ', "'],
    ['behind the quotes', '" ,'],
    ['as tabs', ',\t"'],
  ])('may have blanks %s', async (_, between) => {
    const given = between.startsWith('"') ? '",' : ',"';
    const quoted = [HEADER, ...ROWS].map((line) =>
      line
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(','),
    );
    const { account, stored } = await read(text(...quoted).replaceAll(given, between));
    expect(account).toMatchObject({ accepted: 3, quarantined: 0 });
    expect(stored[2]).toMatchObject({ id: 'T3', cause: '断线' });
  });

  it('with blanks keep what stands inside of the quotes, lines and delimiters too', async () => {
    const { stored, account } = await read(
      text(HEADER, '"T1", "安岳", "2009-07-01", "2009-07-02", " 断,\n线 ""x""" , "x"', row('T2')),
    );
    expect(account).toMatchObject({ accepted: 2, quarantined: 0 });
    expect(stored[0]).toMatchObject({ cause: '断,\n线 "x"' });
  });
});

describe('the records of a text export', () => {
  it.each(['\u001c', '\u001d', '\u001e', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
    'may be parted by %j where no line ends',
    async (sign) => {
      const { account, stored } = await read([HEADER, ...ROWS].join(sign));
      expect(account).toMatchObject({ accepted: 3, quarantined: 0, records: 4 });
      expect(stored[1]).toMatchObject({ id: 'T2', cause: '断线' });
      const ended = await read([HEADER, ...ROWS].map((line) => line + sign).join(''));
      expect(ended.account).toMatchObject({ accepted: 3, quarantined: 0 });
    },
  );

  it('may have such signs inside of cells where lines end as usual', async () => {
    const { account, stored } = await read(text(HEADER, row('T1', '断\u2028线'), row('T2')));
    expect(account).toMatchObject({ accepted: 2, quarantined: 0 });
    expect(String(stored[0]?.cause)).toMatch(/^断\s*线$/);
  });

  it.each([',', '\t', ';'])(
    'may stand in one pair of quotes a line, parted by %j',
    async (sign) => {
      const lines = [HEADER, row('T1', '""断,线""'), row('T2')].map((line) =>
        line.replaceAll(/,(?!线)/g, sign),
      );
      const { account, stored } = await read(lines.map((line) => `"${line}"`).join('\r\n'));
      expect(account).toMatchObject({ accepted: 2, quarantined: 0 });
      expect(stored).toMatchObject([
        { id: 'T1', cause: '断,线' },
        { id: 'T2', cause: '断线' },
      ]);
    },
  );

  it('are missed by name where there is only a header', async () => {
    await using bench = await openBench([{ required: false }]);
    await bench.put('障碍1.csv', HEADER);
    await bench.put('障碍2.csv', text(HEADER, '', '合计,0', '注：无'));
    await bench.put('障碍3.xlsx', await workbook({ 表: [HEADER.split(',')] }));
    await bench.put('障碍4.csv', text(HEADER, row('T1')));
    await bench.run();
    const told = bench.warnings.filter((words) => words.includes('只有表头'));
    expect(told).toHaveLength(3);
    for (const [at, name] of ['障碍1.csv', '障碍2.csv', '障碍3.xlsx#表'].entries())
      expect(told[at]).toContain(`${name} 只有表头（第 1 行），下面没有一条记录`);
  });
});

describe('a header further down', () => {
  const other = '单号,分公司,归档时间,受理时间,备用,原因';
  const turned = (id: string) => `${id},简阳,2009-07-05 09:00:00,2009-07-05 08:00:00,y,停电`;

  it('in another order holds for the rows below it, up to the next', async () => {
    const { account, stored, quarantine } = await read(
      text(
        HEADER,
        row('T1'),
        '',
        '简阳分公司 障碍清单',
        '统计时间：2009-07-01 至 2009-07-15',
        other,
        turned('T2'),
        'T9,简阳',
        HEADER,
        row('T3'),
      ),
    );
    expect(account).toMatchObject({ accepted: 3, header: 3, title: 2, blank: 1, quarantined: 1 });
    expect(quarantine).toMatchObject([{ record: 8, reason: expect.stringContaining('格') }]);
    expect(stored).toEqual([
      { id: 'T1', cause: '断线', closed: '2009-07-01 09:00:00' },
      { id: 'T2', cause: '停电', closed: '2009-07-05 09:00:00' },
      { id: 'T3', cause: '断线', closed: '2009-07-01 09:00:00' },
    ]);
  });

  it('in a sheet is treated the same', async () => {
    const cells = (line: string) => line.split(',');
    const bytes = await workbook({ 表: [HEADER, row('T1'), other, turned('T2')].map(cells) });
    const { stored } = await read(bytes, '障碍.xlsx');
    expect(stored[1]).toMatchObject({ id: 'T2', cause: '停电', closed: '2009-07-05 09:00:00' });
  });

  it('with other columns begins a table of its own', async () => {
    const { files, stored } = await read(
      text(
        HEADER,
        row('T1'),
        '单号,分公司,归档时间,受理时间',
        'T2,安岳,2009-07-05 09:00:00,2009-07-04 08:00:00',
      ),
    );
    expect(files.map(({ account }) => account.accepted)).toEqual([1, 1]);
    expect(stored).toMatchObject([
      { id: 'T1', cause: '断线' },
      { id: 'T2', cause: null, closed: '2009-07-05 09:00:00' },
    ]);
  });

  it.each([
    ['lacks a required column', '单号,分公司,归档时间,原因', '受理时间'],
    ['has a column twice', other.replace('归档时间', '工单号'), '工单号'],
  ])('of a table that %s is refused with its row', async (_, header, words) => {
    const failed = await refusedBy(text(HEADER, row('T1'), header, turned('T2')));
    expect(failed.kind).toBe('inputs');
    expect(failed.words).toContain('第 3 行');
    expect(failed.words).toContain(words);
  });

  it('above which a title names another month is refused like the first', async () => {
    const failed = await refusedBy(
      text(HEADER, row('T1'), '统计时间：2009-06-01 至 2009-06-30', other, turned('T2')),
    );
    expect(failed.code).toBe('ingest.other_period');
  });

  it('does not take a short record above it for a title', async () => {
    const { account } = await read(text(HEADER, row('T1'), 'T9,安岳', other, turned('T2')));
    expect(account).toMatchObject({ title: 0, quarantined: 1, accepted: 2 });
  });
});

describe('a record that ends early', () => {
  const short = 'T9,安岳,2009-07-01 08:00:00,2009-07-01 09:00:00';

  it('is quarantined, also where it has all that is required', async () => {
    const { account, quarantine } = await read(text(HEADER, ...ROWS, short, `${row('T4', '')}`));
    expect(account).toMatchObject({ accepted: 4, quarantined: 1 });
    expect(quarantine).toMatchObject([{ record: 5, reason: expect.stringContaining('只有 4 格') }]);
    const padded = await read(text(HEADER, `${short},,`, short.replace('T9', 'T8')));
    expect(padded.account).toMatchObject({ accepted: 1, quarantined: 1 });
  });

  it('is whole where the program leaves out all empty cells at the end, which is told', async () => {
    const { account, warnings } = await read(
      text(HEADER, ...ROWS, short, short.replace('T9', 'T8')),
    );
    expect(account).toMatchObject({ accepted: 5, quarantined: 0 });
    expect(warnings).toEqual([expect.stringContaining('2 条记录末尾的格没有写出来')]);
  });

  it('is not told of lines that lack required cells: they are quarantined, not read as empty', async () => {
    const { account, warnings } = await read(text(HEADER, ...ROWS, '谢谢使用', '再见'));
    expect(account).toMatchObject({ accepted: 3, quarantined: 2 });
    expect(warnings).toEqual([]);
  });
});

describe('a row that is no record', () => {
  it.each([
    ['安岳 计数', 'total'],
    ['总计数', 'total'],
    ['Grand Total', 'total'],
    ['Total', 'total'],
    ['安岳 平均值', 'total'],
    ['安岳 汇总', 'total'],
    ['Grand Count', 'total'],
    ['安岳 Count', 'total'],
    ['小计', 'total'],
    ['累计', 'total'],
    ['Average', 'total'],
    ['安岳 最大值', 'total'],
    ['已选择 6 行。', 'footer'],
    ['(6 行受影响)', 'footer'],
    ['（6 行受影响）', 'footer'],
    ['6 rows selected.', 'footer'],
    ['(6 rows affected)', 'footer'],
    ['6 rows in set (0.01 sec)', 'footer'],
    ['(6 rows)', 'footer'],
    ['SQL> spool off', 'footer'],
    ['-- end', 'footer'],
    ['----------', 'footer'],
    ['共 6 条记录', 'footer'],
    ['制表人：张三', 'footer'],
    ['打印时间：2009-08-01 10:00', 'footer'],
    ['6 rows selected (0.123 seconds)', 'footer'],
    ['no rows selected', 'footer'],
    ['[2009-08-01 10:00:00] 6 rows retrieved starting from 1 in 50 ms', 'footer'],
    ['查询结果：共6条记录', 'footer'],
    ['受影响行数: 6', 'footer'],
    ['End of file', 'footer'],
    ['总记录数：6', 'footer'],
    ['------,------,------,------,------,------', 'footer'],
    ['生成时间：2009-08-01', 'footer'],
  ])('%s is a %s', async (words, kind) => {
    const cells = kind === 'total' ? `,${words},,,,3` : words;
    const { account } = await read(text(HEADER, ...ROWS, cells));
    expect(account).toMatchObject({ accepted: 3, quarantined: 0, [kind]: 1 });
  });

  it('is none where it names a record, whatever words stand in it', async () => {
    const { account } = await read(
      text(
        HEADER,
        row('T1', '计数'),
        row('T2', 'Total'),
        'T3,安岳,2009-07-01,,合计,',
        'T4,合计,2009-07-01,2009-07-02,断线,x',
        'T5,平均,,,,',
        ',平均,,,,',
      ),
    );
    expect(account).toMatchObject({ accepted: 3, quarantined: 2, total: 1 });
  });

  it('is kept to check sums by only where it holds sums', async () => {
    const { controlTotals } = await read(text(HEADER, ...ROWS, '安岳 计数,,,,,3', '合计,,,,,3'));
    expect(controlTotals).toMatchObject([{ record: 6 }]);
  });
});

describe('cells of a sheet', () => {
  const cells = (line: string) => line.split(',');

  it('right of the table are remarks, told with their first row; in a text file a record has shifted', async () => {
    const rows = [HEADER, row('T1'), `${row('T2')},,已核实`, `${row('T3')},重点`];
    const { account, warnings, stored } = await read(
      await workbook({ 表: rows.map(cells) }),
      '障碍.xlsx',
    );
    expect(account).toMatchObject({ accepted: 3, quarantined: 0 });
    expect(stored[1]).toMatchObject({ id: 'T2', cause: '断线' });
    expect(warnings).toEqual([expect.stringMatching(/有 2 行在表格右边.*第一行是第 3 行/)]);
    expect((await read(text(...rows))).account).toMatchObject({ accepted: 1, quarantined: 2 });
  });

  it('in rows that are hidden count, and are told; hidden titles are not', async () => {
    const bytes = await workbook({ 表: [['标题'], ...[HEADER, ...ROWS].map(cells)] }, (book) => {
      const sheet = book.getWorksheet('表');
      for (const at of [1, 3, 5]) if (sheet) sheet.getRow(at).hidden = true;
    });
    const { account, warnings } = await read(bytes, '障碍.xlsx');
    expect(account).toMatchObject({ accepted: 3 });
    expect(warnings).toEqual([expect.stringMatching(/有 2 行被隐藏或筛选掉（第一行是第 3 行）/)]);
  });

  it('in hidden rows of a page count, and are told', async () => {
    const line = (one: string, style = '') =>
      `<tr${style}>${cells(one)
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr>`;
    const page = `<table>${line(HEADER)}${line(row('T1'), ' style="display:none"')}${line(row('T2'))}</table>`;
    const { account, warnings } = await read(page, '障碍.xls');
    expect(account).toMatchObject({ accepted: 2 });
    expect(warnings).toEqual([expect.stringContaining('有 1 行被隐藏')]);
  });
});

describe('the period of a title', () => {
  const titled = (period: string) => text(`统计时间：${period}`, HEADER, ...ROWS);

  it.each([
    ['2009-07-01 00:00:00 至 2009-07-31 00:00:00', '2009-07-31 这一天不完整'],
    ['2009-07-01 00:00 至 2009-07-31 18:30', '2009-07-31 这一天不完整'],
    ['2009年7月1日8时 至 7月31日24时', '2009-07-01 这一天不完整'],
  ])('%s is told as a part of the month', async (period, words) => {
    const { warnings, account } = await read(titled(period));
    expect(account).toMatchObject({ accepted: 3 });
    expect(warnings).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    '2009-07-01 00:00:00 至 2009-07-31 23:59:59',
    '2009-07-01 00:00 至 2009-07-31 23:59',
    '2009-07-01 00:00:00 至 2009-08-01 00:00:00',
    '2009-07-01 至 2009-07-31',
    '2009-06-30 08:00:00 至 2009-07-31 24:00:00',
  ])('%s is whole', async (period) => {
    expect((await read(titled(period))).warnings).toEqual([]);
  });
});
