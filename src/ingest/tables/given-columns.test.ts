import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { InputSpec } from '../../workspace/types.ts';
import { column, openBench, tickets, workbook } from '../test-support.ts';

const file = (...lines: readonly string[]) => lines.join('\n');
const source = column('source', 'enum', '来源', { open: true });
const spec: DatasetSpec = { ...tickets, columns: [...tickets.columns, source] };
const HEADER = '单号,分公司,受理时间,归档时间';
const row = (id: string) => `${id},安岳,2009-07-01 08:00:00,2009-07-01 09:00:00`;
const sourcesOf = async (
  set: InputSpec['set'],
  content: string | Uint8Array,
  name = '障碍.csv',
) => {
  await using bench = await openBench([{ set }]);
  await bench.put(name, content);
  const { files } = await bench.run({ datasets: [spec] });
  const rows = await bench.store.rows('SELECT ticket_id AS id, source FROM tickets ORDER BY 1');
  return { files, warnings: bench.warnings, rows: rows.map((one) => [one.id, one.source]) };
};

describe('a column that the configuration gives', () => {
  const always = [{ column: 'source', texts: [{ text: "省公司'抽查", words: [] }] }];

  it('has its text in every record, of whatever kind the file is', async () => {
    const text = file(HEADER, row('A'), row('B'));
    const given = await sourcesOf(always, text);
    expect(given.rows).toEqual([
      ['A', "省公司'抽查"],
      ['B', "省公司'抽查"],
    ]);
    expect(given.files[0]?.columns.at(-1)).toEqual({
      column: 'source',
      header: '来源',
      how: 'set',
    });
    const cells = text.split('\n').map((line) => line.split(','));
    const sheet = await sourcesOf(always, await workbook({ 表: cells }), '障碍.xlsx');
    expect(sheet.rows).toEqual(given.rows);
  });

  it('gives way to the file that has it, with a word', async () => {
    const { rows, warnings } = await sourcesOf(always, file(`${HEADER},来源`, `${row('A')},本地`));
    expect(rows).toEqual([['A', '本地']]);
    expect(warnings.join()).toContain('自己有「来源」列');
  });

  const byWords = [
    {
      column: 'source',
      texts: [
        { text: '省公司抽查', words: ['省抽', '省公司'] },
        { text: '本地回访', words: ['本地'] },
      ],
    },
  ];

  it('takes the text whose words stand in the nearest title, the sheet or the file', async () => {
    const { rows, warnings } = await sourcesOf(
      byWords,
      file(
        '一、省公司抽查',
        HEADER,
        row('A'),
        '',
        '二、本地回访',
        `${HEADER},原因`,
        `${row('B')},断`,
      ),
    );
    expect(rows).toEqual([
      ['A', '省公司抽查'],
      ['B', '本地回访'],
    ]);
    expect(warnings.join()).not.toContain('来源');
    const cells = [HEADER, row('A')].map((line) => line.split(','));
    const sheets = await workbook({
      本地: cells,
      省抽: [HEADER, row('B')].map((one) => one.split(',')),
    });
    const named = await sourcesOf(byWords, sheets, '障碍.xlsx');
    expect(named.rows).toEqual([
      ['A', '本地回访'],
      ['B', '省公司抽查'],
    ]);
    expect((await sourcesOf(byWords, file(HEADER, row('A')), '障碍-本地.csv')).rows).toEqual([
      ['A', '本地回访'],
    ]);
  });

  it('is unknown, with a word, where none of its words is found', async () => {
    const { rows, warnings } = await sourcesOf(byWords, file(HEADER, row('A')));
    expect(rows).toEqual([['A', null]]);
    expect(warnings.join()).toContain('省抽、省公司、本地');
  });

  it('may be required, and then is asked for where its words are not found', async () => {
    const required = {
      ...spec,
      columns: spec.columns.map((one) =>
        one === source ? { ...one, required: 'value' as const } : one,
      ),
    };
    await using bench = await openBench([{ set: byWords }]);
    await bench.put('障碍.csv', file('省抽', HEADER, row('A')));
    await bench.run({ datasets: [required] });
    expect(await bench.store.rows('SELECT source FROM tickets')).toEqual([
      { source: '省公司抽查' },
    ]);
    await using other = await openBench([{ set: byWords }]);
    await other.put('障碍.csv', file(HEADER, row('A')));
    expect(await other.fails({ datasets: [required] })).toMatchObject({
      code: 'ingest.missing_columns',
    });
  });

  it('may be the month of the report', async () => {
    const set = [{ column: 'cause', texts: [{ text: '{month}', words: [] }] }];
    await using bench = await openBench([{ set }]);
    await bench.put('障碍.csv', file(HEADER, row('A')));
    await bench.run();
    expect(await bench.store.rows('SELECT cause FROM tickets')).toEqual([{ cause: '2009-07' }]);
  });
});

describe('one header for two columns', () => {
  it('fills both where the workspace names it for both', async () => {
    await using bench = await openBench([{}], {
      headerAliases: {
        tickets: {
          cause: [{ header: '产品名称', inverse: false }],
          source: [{ header: '产品名称', inverse: false }],
        },
      },
    });
    await bench.put('障碍.csv', file(`${HEADER},产品名称`, `${row('A')},宽带`));
    await bench.run({ datasets: [spec] });
    expect(await bench.store.rows('SELECT cause, source FROM tickets')).toEqual([
      { cause: '宽带', source: '宽带' },
    ]);
  });
});

describe('a cross table', () => {
  const users: DatasetSpec = {
    ...tickets,
    id: 'users',
    name: '用户数',
    cohort: null,
    key: ['branch', 'business'],
    latestBy: [],
    columns: [
      column('branch', 'branch', '分公司', { required: 'value' }),
      column('business', 'enum', '业务', { required: 'value', open: true }),
      column('users_end', 'number', '月末用户数', { required: 'value' }),
      column('users_begin', 'number', '月初用户数'),
    ],
    derived: [],
  };
  const read = async (
    unpivot: NonNullable<InputSpec['unpivot']>,
    content: string | Uint8Array,
    name = '用户.csv',
  ) => {
    await using bench = await openBench([{ dataset: 'users', files: ['用户*'], unpivot }]);
    await bench.put(name, content);
    const { files, quarantine } = await bench.run({ datasets: [users], cohortsOf: () => [] });
    const rows = await bench.store.rows(
      'SELECT branch, business, users_end AS "end", users_begin AS "begin" FROM users ORDER BY _record',
    );
    return {
      files,
      quarantine,
      warnings: bench.warnings,
      rows: rows.map((one) => [
        one.branch,
        one.business,
        one.end === null ? null : Number(one.end),
        one.begin === null ? null : Number(one.begin),
      ]),
    };
  };
  const end = { to: 'business', values: [{ column: 'users_end', word: null }], headers: null };

  it('is read as one record a cell; its totals are none', async () => {
    const { rows, quarantine, files } = await read(
      end,
      file(
        '在网用户数（2009年7月）',
        '分公司,宽带,FTTR,合计',
        '安岳,100,20,120',
        '简阳,50,,50',
        '合计,150,20,170',
      ),
    );
    expect(rows).toEqual([
      ['安岳', '宽带', 100, null],
      ['安岳', 'FTTR', 20, null],
      ['简阳', '宽带', 50, null],
    ]);
    expect(quarantine).toEqual([]);
    expect(files[0]?.account).toMatchObject({ title: 1, header: 1, total: 1, accepted: 3 });
  });

  it('of groups over names is read as well, in a sheet too', async () => {
    const unpivot = {
      to: 'business',
      values: [
        { column: 'users_end', word: '月末' },
        { column: 'users_begin', word: '月初' },
      ],
      headers: null,
    };
    const lines = [
      '分公司,宽带,,FTTR,',
      ',月初,月末,月初,月末',
      '安岳,90,100,19,20',
      '简阳,,50,1,2',
    ];
    const want = [
      ['安岳', '宽带', 100, 90],
      ['安岳', 'FTTR', 20, 19],
      ['简阳', '宽带', 50, null],
      ['简阳', 'FTTR', 2, 1],
    ];
    expect((await read(unpivot, file(...lines))).rows).toEqual(want);
    const sheet = await workbook({
      表: lines.map((line) => line.split(',').map((cell) => (cell === '' ? null : cell))),
    });
    expect((await read(unpivot, sheet, '用户.xlsx')).rows).toEqual(want);
    const flat = ['分公司,月初宽带,月末宽带,备注', '安岳,90,100,无'];
    expect((await read(unpivot, file(...flat))).rows).toEqual([['安岳', '宽带', 100, 90]]);
  });

  it('takes the longest word that a header holds, and refuses two columns that mean the same', async () => {
    const unpivot = {
      to: 'business',
      values: [
        { column: 'users_end', word: '户数' },
        { column: 'users_begin', word: '新增户数' },
      ],
      headers: null,
    };
    expect((await read(unpivot, file('分公司,宽带户数,宽带新增户数', '安岳,100,9'))).rows).toEqual([
      ['安岳', '宽带', 100, 9],
    ]);
    await expect(read(end, file('分公司,宽带,FTTR,宽带', '安岳,1,2,3'))).rejects.toMatchObject({
      kind: 'inputs',
      said: { code: 'ingest.cross_header_twice', params: { labels: ['宽带', '宽带'] } },
    });
  });

  it('of named headers leaves the others alone, and tells of those that are not there', async () => {
    const { rows, warnings } = await read(
      { ...end, headers: ['宽带', 'IPTV'] },
      file('分公司,宽带,户均', '安岳,100,3'),
    );
    expect(rows).toEqual([['安岳', '宽带', 100, null]]);
    expect(warnings.join()).toContain('没有 unpivot 里列出的表头：IPTV');
  });

  it('loses no row: one without any value, and a cell that is no number, are told', async () => {
    const { rows, quarantine } = await read(
      end,
      file('分公司,宽带,FTTR', '安岳,,', '简阳,约五十,2'),
    );
    expect(rows).toEqual([['简阳', 'FTTR', 2, null]]);
    expect(quarantine.map(({ raw }) => raw.join())).toEqual(['安岳,,', '简阳,宽带,约五十']);
  });
});
