import { expect, it } from 'vitest';
import type { ColumnType } from '../../pack/dataset/types.ts';
import type { MatchedColumn } from '../model/types.ts';
import { column, organization } from '../test-support.ts';
import { givenUnit, readerFor } from './column-reader.ts';

const context = { month: '2009-07', date1904: false, organization, percents: new Map() };

function reader(type: ColumnType, header: string, how: MatchedColumn['how'] = 'header') {
  return readerFor(column('x', type, header), { column: 'x', header, how }, context);
}

it.each([
  ['hours', '处理时限(小时)', '24', '24'],
  ['hours', '历时(分钟)', '90', '1.5'],
  ['hours', '历时（分钟）', '1小时', '1'],
  ['hours', '挂起时长(天)', '0.5', '12'],
  ['number', '月末用户数(万户)', '1.25', '12500'],
  ['number', '月末用户数(万户)', '12500户', '12500'],
  ['number', '月末用户数(户)', '1,250', '1250'],
  ['amount', '考核金额(万元)', '0.03', '300'],
  ['percent', '权重(%)', '30', '0.3'],
  ['percent', '权重', '30%', '0.3'],
] as const)('a column of %s under %s reads %s as %s', (type, header, cell, value) => {
  expect(reader(type, header)(cell)).toEqual({ ok: true, value });
});

it('says no unit where numbers mean what they say', () => {
  const unit = (type: ColumnType, header: string) =>
    givenUnit(column('x', type, header), { column: 'x', header, how: 'header' });
  expect(unit('hours', '时限(H)')).toBeNull();
  expect(unit('number', '用户(户)')).toBeNull();
  expect(unit('id', '号码(张)')).toBeNull();
  expect(unit('number', '用户(万户)')).toBe('万户');
});

it('turns a flag round that the workspace declares to ask the opposite', () => {
  expect(reader('flag', '是否派单', 'workspace_inverse')('是')).toEqual({ ok: true, value: false });
  expect(reader('flag', '是否派单', 'workspace_alias')('是')).toEqual({ ok: true, value: true });
});

it('takes blanks out of labels that mean nothing, after numbers are masked; not out of names', () => {
  const matched = { column: 'x', header: '备注', how: 'header' } as const;
  const read = (personal: 'name' | null, cell: string) =>
    readerFor({ ...column('x', 'text', '备注'), personal }, matched, context)(cell);
  expect(read(null, '用户（室内） 线')).toEqual({ ok: true, value: '用户(室内)线' });
  expect(read(null, '致电 13800001234 (机主) 未接')).toEqual({
    ok: true,
    value: '致电 138****1234(机主)未接',
  });
  expect(read('name', '张三 李四')).toEqual({ ok: true, value: '张三 李四' });
});
