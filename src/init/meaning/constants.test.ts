import { expect, it } from 'vitest';
import { packNamed } from '../../workspace/packs.ts';
import { constantsOf } from './constants.ts';
import type { Reading } from './readings.ts';

/** What is proposed for a column of a dataset whose exports lack it. */
function proposed(datasetId: string, header: string, name: string, titles: readonly string[]) {
  const dataset = packNamed('city').datasets.find(({ id }) => id === datasetId);
  if (!dataset) throw new Error(`no dataset ${datasetId}`);
  const missing = dataset.columns.filter((column) => column.header === header);
  const reading = { dataset, missing, columnAt: new Map(), crossed: null } as unknown as Reading;
  const found = constantsOf(reading, { name, titles }).find(
    ({ column }) => column.header === header,
  );
  return found && [found.text, found.word];
}

it('takes the text of a list out of a title or a sheet, but no word that only says what the export is', () => {
  expect(proposed('callbacks', '来源', 'a.xlsx#回访', ['省公司抽查回访（10月）'])).toEqual([
    '省公司抽查回访',
    '省公司抽查回访',
  ]);
  expect(proposed('assessment_scores', '渠道', 'a.xlsx#排名', [])).toEqual(['测评成绩', null]);
  expect(proposed('assessment_scores', '渠道', 'a.xlsx#营业厅测评', [])).toEqual([
    '营业厅测评',
    '营业厅测评',
  ]);
});

it('gives the member of a list that the title names', () => {
  const dataset = packNamed('ziyang').datasets.find(({ id }) => id === 'callbacks');
  const known = dataset?.columns.find(({ header }) => header === '来源')?.values[0]?.value ?? '';
  if (!dataset) throw new Error('no callbacks');
  const missing = dataset.columns.filter(({ header }) => header === '来源');
  const reading = { dataset, missing, columnAt: new Map(), crossed: null } as unknown as Reading;
  const [found] = constantsOf(reading, { name: 'a.xlsx', titles: [`${known}回访`] });
  expect([found?.text, found?.word]).toEqual([known, `${known}回访`]);
});
