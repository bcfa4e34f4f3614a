import { describe, expect, it } from 'vitest';
import { furnitureUnder } from './furniture.ts';
import { headerMatcher } from './header.ts';
import { tickets } from './test-support.ts';
import { titlePeriod } from './title-period.ts';

describe('a row', () => {
  const kind = furnitureUnder(['单号', '分公司', '品牌', '受理时间', '归档时间', '原因']);

  it.each([
    [['', ' ', '\u3000'], 'blank'],
    [['单 号', '分公司', '品牌', '受理时间', '归档时间', '原因', ''], 'header'],
    [['合 计', '', '', '12'], 'total'],
    [['', '安岳小计', '12'], 'total'],
    [['总计：', '12'], 'total'],
    [['注：不含撤单'], 'footer'],
    [['制表：综合组', '', '审核：'], 'footer'],
    [['第1页 共3页'], 'footer'],
  ])('%j is %s', (cells, name) => expect(kind(cells)).toBe(name));

  it.each([
    [['A1', '安岳', 'E6', '2009-07-01', '', '合计']],
    [['A1', '全市通', 'E6']],
    [['注:1', '安岳', 'E6', '2009-07-01', '2009-07-02', '断线']],
  ])('%j is a record', (cells) => expect(kind(cells)).toBeNull());
});

describe('a row that begins with the word of a total', () => {
  const isWhole = (cells: readonly string[]) => cells.slice(0, 4).every((cell) => cell !== '');
  const kind = furnitureUnder(['单号', '分公司', '品牌', '受理时间', '归档时间'], isWhole);

  it('is a record when it has all that a record needs, and goes on to be checked', () => {
    expect(kind(['A1', '全市', 'E6', '2009-07-01', ''])).toBeNull();
    expect(kind(['A2', '市区汇总', 'E6', '2009-07-01', ''])).toBeNull();
    expect(kind(['合计', '', '', '12', ''])).toBe('total');
  });
});

describe('a header', () => {
  const match = headerMatcher(tickets, { cause: ['是否超时'] });

  it('is compared without white space, width and units that change nothing', () => {
    const { columns, ignored, score, width } = match([
      '单\n号',
      '分 公 司',
      '受理时间',
      '归档时间',
      '处理时限（H）',
      '处理时限(分钟)',
      '',
    ]);
    expect(columns.map(({ matched }) => matched.column)).toEqual([
      'ticket_id',
      'branch',
      'accepted_at',
      'closed_at',
      'limit_hours',
    ]);
    expect(ignored).toEqual([{ at: 5, header: '处理时限(分钟)' }]);
    expect([score, width]).toEqual([1, 6]);
  });

  it('means what the workspace says, where it says something', () => {
    expect(match(['是否超时']).columns[0]?.matched).toMatchObject({
      column: 'cause',
      how: 'workspace_alias',
    });
  });
});

it.each([
  ['统计时间: 2009-07-01 至 2009-07-31 制表人: 张', ['2009-07-01', '2009-07-31']],
  ['统计时间：2009年7月1日 00:00:00至2009年7月31日 23:59:59', ['2009-07-01', '2009-07-31']],
  ['统计周期:20090626-20090725', ['2009-06-26', '2009-07-25']],
  ['统计月份: 2009年2月 制表时间: 2009-03-03', ['2009-02-01', '2009-02-28']],
  ['制表时间: 2009-08-03', null],
])('%s covers %j', (title, period) => {
  const found = titlePeriod([['清单'], [title]]);
  expect(found && [found.from, found.to]).toEqual(period);
});
