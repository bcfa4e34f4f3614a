import { describe, expect, it } from 'vitest';
import { headerForm, headerUnit, looseForm } from './header-form.ts';

describe('a header with its unit written out', () => {
  it.each([
    ['处理时长（单位：分钟）', '分钟'],
    ['处理时长(单位:分钟)', '分钟'],
    ['处理时长（单位 分钟）', '分钟'],
    ['处理时长（以分钟计）', '分钟'],
    ['处理时长（分钟数）', '分钟'],
    ['处理时长【分钟】', '分钟'],
    ['处理时长[min]', 'MIN'],
    ['处理时长/分钟', '分钟'],
    ['处理时长-小时', '小时'],
    ['处理时长_h', 'H'],
    ['处理时长，单位：天', '天'],
    ['处理时长 单位：秒', '秒'],
    ['处理时长：分钟', '分钟'],
    ['（分钟）处理时长', '分钟'],
    ['*处理时长（分钟）', '分钟'],
    ['处理时长（分钟）*', '分钟'],
    ['处理时长(HH:MM:SS)', '小时'],
    ['处理时长（时:分）', '小时'],
    ['处理时长（分:秒）', '分'],
    ['处理时长（必填）', null],
    ['处理时长（必填，单位：分钟）', '分钟'],
    ['处理时长：', null],
    ['处理时长_分钟数', '分钟'],
    ['处理时长·小时', '小时'],
  ])('%s', (header, unit) => {
    expect([headerForm(header), headerUnit(header)]).toEqual(['处理时长', unit]);
  });

  it.each([
    ['月末用户数(万户)', '月末用户数', '万户'],
    ['月末用户数，单位:万户', '月末用户数', '万户'],
    ['考核金额/元', '考核金额', '元'],
    ['考核金额（百万元）', '考核金额', '百万元'],
    ['权重（%）', '权重', '%'],
    ['权重/‰', '权重', '‰'],
  ])('%s', (header, form, unit) => {
    expect([headerForm(header), headerUnit(header)]).toEqual([form, unit]);
  });
});

it.each([
  '*故障单号',
  '故障单号*',
  '★故障单号',
  '# 故障单号',
  '故障单号（必填）',
  '【必填】故障单号',
  '故障单号 (required)',
  '※故障单号',
  '＊故障单号',
])('leaves the mark of a template out of %s', (header) =>
  expect(headerForm(header)).toBe('故障单号'),
);

it.each([
  '处理时长(含夜间)',
  '责任人/合作商',
  '支局/网格',
  '时限要求',
  '网厅/掌厅',
  '#',
  '到场时间',
  '工单号',
  '受理日',
  '催修次数',
])('leaves %s as it is', (header) =>
  expect([headerForm(header), headerUnit(header)]).toEqual([header, null]),
);

it.each([
  ['处理时长 分钟', '分钟'],
  ['处理时长分钟', '分钟'],
  ['1.处理时长（分钟）', '分钟'],
  ['（3）处理时长', null],
  ['二、处理时长', null],
])('knows %s where no header is written so', (header, unit) => {
  expect([looseForm(header), headerUnit(header)]).toEqual(['处理时长', unit]);
});
