import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { openPdf } from './support/open-pdf.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const MONTH = '2009-07';
const MARKUP = '<img src="http://outside.test/x"><script>alert(1)</script>';
const FORMULA = '=HYPERLINK("http://outside.test/","看")';

test('what an export holds is shown as text, never run, and characters without a shape are named', async () => {
  const { folder, out, configure, addTickets } = tinyWorkspace();
  configure({ organization: { name: '测试🛵分公司', department: '客户服务部' } });
  const symptoms = [MARKUP, FORMULA, '@SUM(A1)', '网速低'];
  addTickets(
    MONTH,
    tickets(MONTH, '东区', 10, 1).map((one, at) => ({ ...one, symptom: symptoms[at % 4] ?? '' })),
  );
  const ended = await runInProcess(['generate', '--month', MONTH, '--workspace', folder]);
  expect(ended.code, ended.stderr).toBe(0);

  const { pages } = await openPdf(join(out, MONTH, 'report.pdf'));
  const text = pages.map((page) => page.text).join('\n');
  expect(text).toContain('<script>alert(1)</script>');
  expect(text).toContain('=HYPERLINK(');
  expect(pages.flatMap(({ outside }) => outside)).toEqual([]);

  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(join(out, MONTH, 'report.xlsx'));
  const found = new Set<unknown>();
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell(({ value }) => {
        found.add(value);
      });
    });
  }
  for (const symptom of symptoms) expect(found).toContain(symptom);

  const run = readJson<RunFile>(join(out, MONTH, 'run.json'));
  const missing = run.warnings.filter(({ code }) => code === 'deck.missing_glyphs');
  expect(missing.map(({ text: words }) => words)).toEqual([expect.stringContaining('🛵')]);
});
