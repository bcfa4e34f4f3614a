import { expect, it } from 'vitest';
import { likelyNames } from './likely-names.ts';

it.each([
  ['王小明', ['王小明']],
  ['王小明13300001234', ['王小明']],
  ['王小明、李四', ['王小明', '李四']],
  ['王小明 李四', ['王小明', '李四']],
  ['欧阳 锋', ['欧阳 锋']],
  ['王小明（已离职）', ['王小明']],
  ['买买提·艾力', ['买买提·艾力']],
  ['John Lee', ['John Lee']],
  ['李小科', ['李小科']],
])('%s names %j', (cell, names) =>
  expect(likelyNames(cell)).toEqual(expect.arrayContaining([...names])),
);

it.each([
  '综合调度组',
  '装维班',
  '市场部',
  '安岳分公司',
  '维护一班',
  '系统',
  '自动派单系统',
  '政企',
  '是',
  'KH15',
  'ADSL',
  'admin',
  '13300001234',
  '资阳市雁江区幸福路12号',
  '',
])('%s names nobody', (cell) => expect(likelyNames(cell)).toEqual([]));
