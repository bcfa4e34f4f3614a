import { describe, expect, it } from 'vitest';
import { workbook } from '../test-support.ts';
import { benchOf } from './test-support.ts';

const PENALTY = ['序号', '通报期次', '考核类型', '工单号', '责任单位', '责任人', '考核金额'];

/** So many penalties of 100 yuan, some of them with other cells. */
function penalties(
  count: number,
  changed: Readonly<Record<number, Readonly<Record<number, string>>>> = {},
): readonly string[][] {
  return Array.from({ length: count }, (_, at) => {
    const row = [`${at + 1}`, '第1期', '回单不规范', `TA${at}`, '简阳实业', `张${at}`, '100'];
    for (const [cell, text] of Object.entries(changed[at] ?? {})) row[Number(cell)] = text;
    return row;
  });
}
const csv = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  [header, ...rows].map((row) => row.join(',')).join('\n');

describe('a revision beside its draft', () => {
  const drafts: readonly [string, number, Parameters<typeof penalties>[1], number, string][] = [
    ['one person of six', 6, { 3: { 5: '李四' } }, 100, '1 条几乎相同.*第 5 行.*（责任人不同）'],
    ['one person of ten', 10, { 7: { 5: '李四' } }, 100, '1 条几乎相同.*第 9 行.*（责任人不同）'],
    [
      'one unit of six',
      6,
      { 3: { 4: '营业厅' } },
      83,
      '1 条几乎相同.*第 5 行.*（责任单位、分公司不同）',
    ],
    ['all persons filled in', 3, { 0: { 5: '' }, 1: { 5: '' }, 2: { 5: '' } }, 100, '3 条几乎相同'],
    [
      'one person and amount',
      6,
      { 3: { 5: '李四', 6: '200' } },
      83,
      '两边各有对方没有的记录.*第 5 行.*第 5 行',
    ],
  ];

  it.each(drafts)('is told where sheets differ in %s', async (_, count, changed, percent, told) => {
    await using bench = await benchOf('penalties');
    const sheets = {
      初稿: [PENALTY, ...penalties(count)],
      定稿: [PENALTY, ...penalties(count, changed)],
    };
    await bench.put('考核.xlsx', await workbook(sheets));
    await bench.run();
    expect(bench.warnings).toContainEqual(
      expect.stringMatching(
        new RegExp(`#定稿 与 .*#初稿 有 ${percent}% 的考核清单重叠（.*${told}.*请只留一份`),
      ),
    );
  });

  it('is told where a sheet and a file, or two files, differ in one person', async () => {
    await using bench = await benchOf('penalties');
    await bench.put('a.xlsx', await workbook({ 初稿: [PENALTY, ...penalties(6)] }));
    await bench.put('b.csv', csv(PENALTY, penalties(6, { 2: { 5: '李四' } })));
    await bench.put('c.csv', csv(PENALTY, penalties(6, { 3: { 5: '王五' } })));
    await bench.run();
    const told = bench.warnings.filter((one) => one.includes('100% 的考核清单重叠'));
    expect(told).toHaveLength(3);
    expect(told[2]).toMatch(/c\.csv 与 .*b\.csv .*2 条几乎相同/);
  });

  it('of tickets is told where one number was corrected', async () => {
    await using bench = await benchOf('complaints');
    const header =
      '工单号,投诉号码,受理渠道,工单类别,投诉大类,分公司,责任部门,受理时间,办结时间'.split(',');
    const rows = (last: string) =>
      [1, 2, 3, last].map((id) =>
        `T${id},600000${id === last ? 4 : id},10000号,投诉,其他,安岳,营业厅,2009-07-03 0${id === last ? 4 : id}:00,`.split(
          ',',
        ),
      );
    await bench.put(
      'a.xlsx',
      await workbook({ 初稿: [header, ...rows('4')], 定稿: [header, ...rows('44')] }),
    );
    await bench.run();
    expect(bench.warnings).toEqual([
      expect.stringMatching(/100% 的投诉单重叠（4 条）.*1 条几乎相同.*（工单号不同）/),
    ]);
  });
});

describe('exports of the same tickets', () => {
  it.each([
    ['another kind of penalty', 2, '障碍超时'],
    ['another unit', 4, '营业厅'],
  ])('are no copies where each record has %s', async (_, cell, text) => {
    await using bench = await benchOf('penalties');
    const other = Object.fromEntries([0, 1, 2].map((at) => [at, { [cell]: text }]));
    const sheets = { 一: [PENALTY, ...penalties(3)], 二: [PENALTY, ...penalties(3, other)] };
    await bench.put('考核.xlsx', await workbook(sheets));
    await bench.run();
    expect(await bench.sum('sum(amount)')).toBe(600);
    expect(bench.warnings).toEqual([]);
  });
});

describe('exports that share numbers and nothing else', () => {
  const EVENT = ['事件编号', '开始时间', '恢复时间', '分公司', '影响业务', '影响用户数'];
  const events = (branch: string, day: string) =>
    [1, 2, 3].map((id) => [
      `${id}`,
      `2009-07-${day} 0${id}:00`,
      `2009-07-${day} 09:00`,
      branch,
      '宽带',
      '10',
    ]);

  it('are no copies: outages numbered from 1 in each sheet', async () => {
    await using bench = await benchOf('network_events');
    const sheets = {
      安岳: [EVENT, ...events('安岳', '03')],
      简阳: [EVENT, ...events('简阳', '09')],
    };
    await bench.put('事件.xlsx', await workbook(sheets));
    await bench.put('more.csv', csv(EVENT, events('安岳', '17')));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(9);
    expect(bench.warnings).toEqual([
      expect.stringMatching(/3 个「事件编号」各属几条不同的记录.*（开始时间.*不同）/),
    ]);
  });

  it('are no copies: complaints numbered from 1 in the file of each branch', async () => {
    await using bench = await benchOf('complaints');
    const header =
      '工单号,投诉号码,受理渠道,工单类别,投诉大类,分公司,责任部门,受理时间,办结时间'.split(',');
    const rows = (branch: string, day: string, user: number) =>
      [1, 2, 3].map((id) =>
        `${id},${user + id},10000号,投诉,其他,${branch},营业厅,2009-07-${day} 08:00,`.split(','),
      );
    await bench.put('a.csv', csv(header, rows('安岳', '03', 6000000)));
    await bench.put('b.csv', csv(header, rows('简阳', '09', 6100000)));
    await bench.run();
    expect(await bench.sum('count(*)')).toBe(6);
    expect(bench.warnings).toEqual([expect.stringContaining('3 个「工单号」各属几条不同的记录')]);
  });
});
