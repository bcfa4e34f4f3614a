import { expect, it } from 'vitest';
import { tickets } from '../../ingest/test-support.ts';
import { conditionOf } from './condition.ts';
import { inOneWidth, oneLabel, oneWidth } from './one-width.ts';

it('brings letters, digits and brackets to one width, and leaves the marks of sentences', () => {
  expect(oneWidth('用户（室内）线，ＡＤＳＬ／２Ｍ')).toBe('用户(室内)线，ADSL/2M');
});

it('compares texts of a condition in the width in which free text is read, and members as the dataset has them', () => {
  const columns = [
    {
      ...(tickets.columns[3] ?? tickets.columns[0]),
      values: [{ value: '无线（C＋W）', aliases: [] }],
    },
  ] as typeof tickets.columns;
  const condition = "cause = '其他（原因）' and service = '无线（C＋W）' and note like '%Ａ''Ｂ%'";
  expect(inOneWidth(condition, { columns, derived: [] })).toBe(
    "cause = '其他(原因)' and service = '无线（C＋W）' and note like '%A''B%'",
  );
  expect(conditionOf({ cause: ['其他（原因）'] }, tickets).sql).toBe("cause in ('其他(原因)')");
});

it.each([
  ['用户（室内） 线', '用户(室内)线'],
  ['用户 (室内)线', '用户(室内)线'],
  ['用户（ 室内 ）线', '用户(室内)线'],
  ['用户 室内　线', '用户室内线'],
  ['【室内】 线路', '【室内】线路'],
  ['E8 [2M] 终端', 'E8[2M]终端'],
  ['ADSL 终端 2M 4M', 'ADSL 终端 2M 4M'],
  ['断线\n已修', '断线\n已修'],
  ['a < b > c', 'a < b > c'],
])('%j is the label %j', (text, label) => {
  expect(oneLabel(text)).toBe(label);
  expect(oneLabel(label)).toBe(label);
  expect(inOneWidth(`cause = '${text}'`, { columns: [], derived: [] })).toBe(`cause = '${label}'`);
});
