import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import type { DocumentCheck, DocumentFinding } from '../../document/model/types.ts';
import { qualityChecks } from '../json/quality-checks.ts';
import { renderXlsx } from './render-xlsx.ts';
import { sampleInput } from './test-support.ts';

const finding: DocumentFinding = {
  id: 'target_missed/m/city',
  rank: 1,
  rule: 'target_missed',
  text: '=E8重复申告用户率7.26%，差157户',
  tone: 'bad',
  weight: 80,
  score: 80.6109,
  results: ['ehome.repeat_rate?brand=E8'],
  slide: null,
  headline: true,
  overview: true,
};
const check: DocumentCheck = {
  id: 'overdue',
  name: '超时与考核',
  status: 'differs',
  word: '不符',
  detail: '安岳4/1',
  cases: [{ id: 'NGCC1', unit: '安岳分公司', matter: '记在别的单位名下' }],
};

async function sheets() {
  const input = sampleInput();
  const findings = [finding, { ...finding, rank: 2, headline: false, overview: false }];
  const bytes = await renderXlsx({
    ...input,
    document: {
      ...input.document,
      findings,
      checks: [check, { ...check, status: 'agrees', cases: [] }],
    },
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const rowsOf = (name: string) =>
    (workbook.getWorksheet(name)?.getSheetValues() ?? []).map((row) =>
      Array.isArray(row) ? row.slice(1) : [],
    );
  return { names: workbook.worksheets.map(({ name }) => name), rowsOf };
}

test('the workbook lists every finding with score, weight and use, and every check with its cases', async () => {
  const { names, rowsOf } = await sheets();
  expect(names.slice(0, 4)).toEqual(['目录', '考核总表', '要点', '核对']);
  const findings = rowsOf('要点').filter((row) => row[2] === 'target_missed');
  expect(findings.map((row) => [row[0], row[1], row[4], row[5], row[9]])).toEqual([
    [1, 80.6109, finding.text, '概述、标题句', 80],
    [2, 80.6109, finding.text, '未使用', 80],
  ]);
  const checks = rowsOf('核对').filter((row) => row[0] === 'overdue');
  expect(checks.map((row) => [row[3], row[4], row[6]])).toEqual([
    ['安岳4/1', undefined, undefined],
    [undefined, 'NGCC1', '记在别的单位名下'],
    ['安岳4/1', undefined, undefined],
  ]);
});

test('quality.json tells a check that agrees, differs, or could not be made', () => {
  const statuses = ['agrees', 'differs', 'doubtful', 'not_applicable', 'error'] as const;
  const made = qualityChecks(statuses.map((status) => ({ ...check, status })));
  expect(made.map(({ ok }) => ok)).toEqual([true, false, false, null, null]);
});
