import { describe, expect, it } from 'vitest';
import { quoteFigure } from './reference.ts';
import { contextOf } from './test-support.ts';
import { written } from './written-text.ts';

const place = { file: 'notes/2009-07/评语.md', line: 5 };

describe('a reference to a figure', () => {
  it.each([
    ['ehome.repeat_rate brand=E8', '7.26%'],
    ['重复申告用户率 brand＝E8 值', '7.26%'],
    ['ehome.repeat_rate brand=E8 分子', '502'],
    ['ehome.repeat_rate brand=E8 分母', '6,910'],
    ['ehome.repeat_rate brand=E8 差距', '2.26个百分点'],
    ['ehome.repeat_rate brand=E8 省 差距', '0.74个百分点'],
    ['ehome.repeat_rate brand=E8 差距数', '157'],
    ['ehome.repeat_rate brand=E8 考核值', '5%'],
    ['ehome.repeat_rate brand=E8 上月', '6.86%'],
    ['ehome.repeat_rate brand=E8 变化', '0.41个百分点'],
    ['adsl.fault_count', '10,316'],
    ['adsl.fault_count 变化', '3,361'],
  ])('%s gives %s', (reference, text) => {
    expect(quoteFigure(reference, contextOf())).toEqual({ kind: 'found', text });
  });

  it.each([
    ['no.such', '没有名为'],
    ['ehome.repeat_rate brand=E9', '没有这一组合'],
    ['ehome.repeat_rate 高低', '不认识「高低」'],
    ['adsl.fault_count 差距', '没有考核值'],
    ['adsl.fault_count 分母', '这个指标没有分子和分母'],
  ])('%s is printed as not found and warned of', (reference, why) => {
    const context = contextOf();
    expect(written(`共{{${reference}}}件`, place, context).text).toBe('共〔未找到〕件');
    expect(context.warnings).toEqual([
      expect.stringContaining(`评语.md:5 引用 {{${reference}}} 未找到：${why}`),
    ]);
  });
});
