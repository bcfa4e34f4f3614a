import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { printed, recompute } from '../../../test/support/formulas.ts';
import type { DocumentCheck, DocumentFinding } from '../../document/model/types.ts';
import { qualityChecks } from '../json/quality-checks.ts';
import { renderXlsx } from './render-xlsx.ts';
import { ownBuffer, sampleInput } from './test-support.ts';

const finding: DocumentFinding = {
  id: 'target_missed/m/city',
  rank: 1,
  rule: 'target_missed',
  text: '=E8重复申告用户率7.26%，差157户',
  tone: 'bad',
  weight: 80,
  score: 80.6109,
  results: ['ehome.repeat_rate?brand=E8'],
  slide: '现象与原因',
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
      slides: input.document.slides.map((one) => ({ ...one, section: 's2' })),
      findings,
      checks: [check, { ...check, status: 'agrees', cases: [] }],
    },
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(bytes));
  const rowsOf = (name: string) =>
    (workbook.getWorksheet(name)?.getSheetValues() ?? []).map((row) =>
      Array.isArray(row) ? row.slice(1) : [],
    );
  return { names: workbook.worksheets.map(({ name }) => name), rowsOf };
}

test('the workbook lists every finding with score, weight and use, and every check with its cases', async () => {
  const { names, rowsOf } = await sheets();
  expect(names.slice(0, 4)).toEqual(['目录', '考核总表', '要点', '核对']);
  const findings = rowsOf('要点').filter((row) => row[2] === '未达标');
  expect(findings.map((row) => [0, 1, 4, 5, 6, 7, 8, 9].map((at) => row[at]))).toEqual([
    [1, '二 服务指标', finding.text, '已用', '概述、标题句', '2.4 现象与原因', 80.6109, 80],
    [2, '二 服务指标', finding.text, '备选', undefined, '2.4 现象与原因', 80.6109, 80],
  ]);
  const checks = rowsOf('核对').filter((row) => row[0] === 'overdue');
  expect(checks.map((row) => [row[3], row[4], row[6]])).toEqual([
    ['安岳4/1', undefined, undefined],
    [undefined, 'NGCC1', '记在别的单位名下'],
    ['安岳4/1', undefined, undefined],
  ]);
});

test('what a check drew to be looked at is a list of its own, after the others', async () => {
  const input = sampleInput();
  const draw = { ...check, isDraw: true as const };
  const bytes = await renderXlsx({
    ...input,
    document: { ...input.document, checks: [check, draw] },
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(bytes));
  const sheet = workbook.getWorksheet('清单1 建议抽查');
  expect(sheet?.getCell('A3').text).toMatch(/^共 1 张/);
  const row = sheet?.getRow((sheet.getColumn(1).values ?? []).indexOf('超时与考核'));
  expect([1, 2, 3, 4].map((at) => row?.getCell(at).value)).toEqual([
    '超时与考核',
    '安岳4/1',
    'NGCC1',
    '安岳分公司',
  ]);
});

test('quality.json tells a check that agrees, differs, or could not be made', () => {
  const statuses = ['agrees', 'differs', 'doubtful', 'not_applicable', 'error'] as const;
  const made = qualityChecks(statuses.map((status) => ({ ...check, status })));
  expect(made.map(({ ok }) => ok)).toEqual([true, false, false, null, null]);
});

test('what was left out of figures is listed where it has an effect, the rest is counted in one line', async () => {
  const input = sampleInput();
  const entry = { metric: 'm', key: 'm', name: '及时率', count: 48 };
  const unjudged = { code: 'unjudged', params: {} } as const;
  const bytes = await renderXlsx({
    ...input,
    exclusions: [
      { ...entry, reason: unjudged, effect: { printed: '98.01%', counted: ['97.12%', '1,204.5'] } },
      ...[11, 3].map((count) => ({
        ...entry,
        name: '历时',
        count,
        reason: unjudged,
        effect: null,
      })),
    ],
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(bytes));
  const sheet = workbook.getWorksheet('剔除');
  const names = sheet?.getColumn(1).values ?? [];
  expect(names).not.toContain('历时');
  const row = sheet?.getRow(names.indexOf('及时率'));
  expect([2, 4, 5, 6].map((at) => row?.getCell(at).value)).toEqual([48, 0.9801, 0.9712, 1204.5]);
  expect(names.join()).toContain(
    '另有2个没有比率的结果（如时长）有记录缺少判断所需的值，每个至多11条',
  );
});

test('what is another figure than in the draft before is listed with both and the difference', async () => {
  const input = sampleInput();
  const [metric] = input.metrics.metrics;
  const [is] = metric?.results ?? [];
  if (!metric || !is) throw new Error('no result');
  const was = { ...is, numerator: 90, value: (100 * 90) / 1072 };
  const bytes = await renderXlsx({
    ...input,
    draft: { against: 1, changes: [{ metric, key: is.key, by: is.by, was, is }] },
  });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(bytes));
  const sheet = workbook.getWorksheet('与上一稿比');
  if (!sheet) throw new Error('no sheet');
  const row = sheet.getRow(sheet.getColumn(1).values.indexOf('重复申告用户率'));
  expect([2, 3, 4, 5, 6].map((at) => row.getCell(at).value)).toEqual([
    'E8 / 安岳',
    90,
    1072,
    was.value / 100,
    98,
  ]);
  const difference = row.getCell(9);
  expect(difference.result).toBe(recompute(sheet, difference.formula));
  expect(printed(difference)).toBe('+0.75');
  expect((await sheets()).names).not.toContain('与上一稿比');
});
