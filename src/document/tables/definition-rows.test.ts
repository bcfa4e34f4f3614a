import { expect, test } from 'vitest';
import { type DefinitionRow, joinedNames, joinedRows } from './definition-rows.ts';

const row = (name: string, formula: string, filter = '障碍单'): DefinitionRow => ({
  names: [name],
  ids: [name],
  formula,
  filter,
  period: '',
  population: '—',
});

test('metrics over the same records share a row where their formulas differ in one number', () => {
  const rows = [
    row('中位数', '位于第50%的值'),
    row('件数', '件数'),
    row('80百分位', '位于第80%的值'),
    row('95百分位', '位于第95%的值'),
    row('按执行部门的件数', '件数'),
    row('投诉中位数', '位于第50%的值', '投诉单'),
  ];
  expect(joinedRows(rows).map(({ names, formula }) => [names.join('、'), formula])).toEqual([
    ['中位数、80百分位、95百分位', '位于第50、80、95%的值'],
    ['件数、按执行部门的件数', '件数'],
    ['投诉中位数', '位于第50%的值'],
  ]);
});

test('formulas that differ in words, or in two numbers, keep their rows', () => {
  const rows = [
    row('a', '满2次的户数'),
    row('b', '满3次的张数'),
    row('c', '3天内4次的户数'),
    row('d', '7天内5次的户数'),
  ];
  expect(joinedRows(rows)).toEqual(rows);
});

test('names in one cell say once what they all begin with, and cut no number', () => {
  expect(joinedNames(['修复时长中位数', '修复时长80百分位', '修复时长85百分位'])).toBe(
    '修复时长中位数、80百分位、85百分位',
  );
  expect(joinedNames(['修复时长80百分位', '修复时长85百分位'])).toBe('修复时长80百分位、85百分位');
  expect(joinedNames(['考核金额', '执行金额'])).toBe('考核金额、执行金额');
  expect(joinedNames(['预约率'])).toBe('预约率');
});
