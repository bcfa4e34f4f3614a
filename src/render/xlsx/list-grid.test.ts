import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { ziyangWords } from '../../phrases/test-support.ts';
import type { RecordList } from '../../records/types.ts';
import { readTheme } from '../html/test-support.ts';
import { renderLists } from './render-lists.ts';

const list: RecordList = {
  id: 'l',
  title: '清单',
  about: '共 2 条',
  total: 2,
  columns: [
    { label: '受理时间', kind: 'moment' },
    { label: '停机日', kind: 'day' },
    { label: '工单号', kind: 'text' },
  ],
  rows: [
    ['2026-09-30 23:59:01', '2026-09-01 00:00:00', '2026-09-01'],
    [null, '2028-02-29 00:00:00', '7'],
  ],
};

it('a date of a list is a date of the workbook, to be sorted and reckoned with; what looks like one in a text is none', async () => {
  const bytes = await renderLists([list], {
    date: new Date('2026-10-01T00:00:00Z'),
    organization: '示例分公司',
    monthLabel: '2026年9月',
    reportTitle: '服务质量分析报告',
    words: ziyangWords(),
    theme: readTheme(),
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const [sheet] = workbook.worksheets;
  const head = sheet?.getColumn(1).values.indexOf('受理时间') ?? 0;
  const [first, second] = [head + 1, head + 2].map((row) => sheet?.getRow(row));
  expect(first?.getCell(1).value).toEqual(new Date('2026-09-30T23:59:01Z'));
  expect(first?.getCell(1).numFmt).toBe('yyyy-mm-dd hh:mm:ss');
  expect(first?.getCell(2).value).toEqual(new Date('2026-09-01T00:00:00Z'));
  expect(first?.getCell(2).numFmt).toBe('yyyy-mm-dd');
  expect(first?.getCell(3).value).toBe('2026-09-01');
  expect(second?.getCell(1).value).toBeNull();
  expect(second?.getCell(2).value).toEqual(new Date('2028-02-29T00:00:00Z'));
});
