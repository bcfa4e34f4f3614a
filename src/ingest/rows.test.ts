import { describe, expect, it } from 'vitest';
import { headerMatcher } from './header/header.ts';
import { hintsFor } from './header/header-hints.ts';
import { furnitureUnder } from './signs/furniture.ts';
import { column, tickets } from './test-support.ts';

describe('a row', () => {
  const kind = furnitureUnder({
    header: [['单号', '分公司', '品牌', '受理时间', '归档时间', '原因']],
    titles: [['某市7月清单', '', '', '']],
  });

  it.each([
    [['', ' ', '\u3000'], 'blank'],
    [['单 号', '分公司', '品牌', '受理时间', '归档时间', '原因', ''], 'header'],
    [['合 计', '', '', '12'], 'total'],
    [['', '安岳小计', '12'], 'total'],
    [['总计：', '12'], 'total'],
    [['全市平均', '', '', '3.5'], 'total'],
    [['安岳', '合计(件)', '12'], 'total'],
    [['某市7月清单', '', '', ''], 'title'],
    [['- 1 -'], 'footer'],
    [['第 1 页，共 3 页'], 'footer'],
    [['审批：', '', '填报人：'], 'footer'],
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
  const kind = furnitureUnder(
    { header: [['单号', '分公司', '品牌', '受理时间', '归档时间']], titles: [] },
    { isWhole, isNamed: () => false, isTotal: () => false },
  );

  it('is a record when it has all that a record needs, and goes on to be checked', () => {
    expect(kind(['A1', '全市', 'E6', '2009-07-01', ''])).toBeNull();
    expect(kind(['A2', '市区汇总', 'E6', '2009-07-01', ''])).toBeNull();
    expect(kind(['合计', '', '', '12', ''])).toBe('total');
  });
});

describe('a header', () => {
  const match = headerMatcher(tickets, { cause: [{ header: '是否超时', inverse: false }] });

  it('is compared without white space, width and units that change nothing', () => {
    const { columns, ignored, score, width } = match([
      '单\n号',
      '分 公 司',
      '受理时间',
      '归档时间',
      '处理时限（H）',
      '处理时限(大约)',
      '',
    ]);
    expect(columns.map(({ matched }) => matched.column)).toEqual([
      'ticket_id',
      'branch',
      'accepted_at',
      'closed_at',
      'limit_hours',
    ]);
    expect(ignored).toEqual([{ at: 5, header: '处理时限(大约)' }]);
    expect([score, width]).toEqual([1, 6]);
  });

  it('means what the workspace says, where it says something', () => {
    expect(match(['是否超时']).columns[0]?.matched).toMatchObject({
      column: 'cause',
      how: 'workspace_alias',
    });
  });
});

describe('a header of two rows', () => {
  const spec = {
    ...tickets,
    columns: [
      ...tickets.columns,
      column('e6', 'number', 'E6/申告用户数'),
      column('e8', 'number', 'E8/申告用户数'),
      column('rate', 'number', '率'),
    ],
  };
  const match = headerMatcher(spec, {});

  it('names its columns by group and name, by both as one word, or by the name alone', () => {
    const upper = ['单号', '分公司', '受理', '归档', 'E6', '', 'E8', '', '其他信息', ''];
    const lower = ['', '', '时间', '时间', '申告用户数', '率', '申告用户数', '率', '品牌', '原因'];
    const { columns, ignored, score } = match(upper, lower);
    expect(columns.map(({ at, matched }) => [at, matched.column, matched.header])).toEqual([
      [0, 'ticket_id', '单号'],
      [1, 'branch', '分公司'],
      [2, 'accepted_at', '受理/时间'],
      [3, 'closed_at', '归档/时间'],
      [4, 'e6', 'E6/申告用户数'],
      [6, 'e8', 'E8/申告用户数'],
      [8, 'brand', '其他信息/品牌'],
      [9, 'cause', '其他信息/原因'],
    ]);
    expect(ignored.map(({ header }) => header)).toEqual(['E6/率', 'E8/率']);
    expect(score).toBe(1);
  });
});

describe('a header that no column takes', () => {
  const spec = {
    ...tickets,
    columns: [
      ...tickets.columns.filter(({ name }) => name !== 'ticket_id'),
      column('ticket_id', 'id', '故障单号', {
        ask: [{ header: '申告号码', because: '可能是来电号码', inverse: false }],
      }),
    ],
  };
  const hints = (cells: readonly string[]) => hintsFor(spec, headerMatcher(spec, {})(cells));

  it('is asked about where it may mean a column that the file lacks', () => {
    const asked = { kind: 'ask', header: '申告号码', column: '故障单号' };
    expect(hints(['申告号码', '分公司'])).toMatchObject([asked]);
    expect(hints(['申告号码', '故障单号'])).toEqual([]);
  });

  it('gets the name that it is most like, if any', () => {
    expect(hints(['受理時间', '派单时间', '天气'])).toEqual([
      { kind: 'like', header: '受理時间', nearest: '受理时间' },
    ]);
  });
});
