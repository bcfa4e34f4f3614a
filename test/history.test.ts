import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MetricsFile } from '../src/metrics/types.ts';
import { runInProcess } from './support/in-process.ts';

const SAMPLE = fileURLToPath(new URL('../fixtures/ziyang', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'report-test-'));
const folder = join(root, 'ziyang');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => {
  cpSync(SAMPLE, folder, { recursive: true });
  // As if the report were new to the branch: nothing is known of earlier months.
  rmSync(join(folder, 'history'), { recursive: true, force: true });
});

const report = (...words: readonly string[]) =>
  runInProcess([...words, '--workspace', folder], { folder, tempRoot: root });

/** What was imported of June. */
function june(): MetricsFile {
  const file = join(folder, 'history', 'imported', '2009-06.json');
  return JSON.parse(readFileSync(file, 'utf8')) as MetricsFile;
}

test('figures of earlier months come out of a filled sheet, and the first report compares with them', async () => {
  expect((await report('history')).stdout).toBe('还没有任何一期的结果\n');
  const sheet = join(folder, '历史.xlsx');
  expect((await report('history', '--template', sheet, '--months', '2')).code).toBe(0);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(sheet);
  const page = book.worksheets[0];
  if (!page) throw new Error('no sheet');
  page.eachRow((row) => {
    const [month, id] = [row.getCell(1).value, row.getCell(2).value];
    if (id === 'adsl.prehandled_rate' && month === '2009-06') {
      row.getCell(6).value = 4131;
      row.getCell(7).value = 6955;
    }
    if (id === 'adsl.fault_count' && month === '2009-07') row.getCell(8).value = 6955;
  });
  await book.xlsx.writeFile(sheet);
  const taken = await report('history', 'import', sheet);
  expect([taken.code, taken.stderr]).toEqual([
    0,
    expect.stringContaining('补录了 2 期的 2 个数值'),
  ]);

  const made = await report('generate', '--month', '2009-07', '--format', 'json', '--quiet');
  expect(made.code).toBe(0);
  const file = join(folder, 'out', '2009-07', 'metrics.json');
  const { metrics } = JSON.parse(readFileSync(file, 'utf8')) as MetricsFile;
  const rate = metrics.find(({ id }) => id === 'adsl.prehandled_rate')?.results[0];
  expect(rate?.previous).toMatchObject({ state: 'imported', display: '59.40%', denominator: 6955 });
  const shown = await report('history', 'ADSL预处理率');
  expect(shown.stdout.split('\n').slice(1, 4)).toEqual([
    '2009-06  补录  59.40%  4131 / 6955',
    `2009-07  草稿  ${rate?.display}  ${rate?.numerator} / ${rate?.denominator}`,
    '▁█',
  ]);
  const csv = await report('history', 'adsl.prehandled_rate', '--csv', '--months', '1');
  expect(csv.stdout.split('\n')[1]).toBe(
    `2009-07,draft,${rate?.numerator},${rate?.denominator},${rate?.value}`,
  );
  expect((await report('history', 'verify')).code).toBe(0);
});

test('a sheet with anything to be mended imports nothing; damage is told with its file', async () => {
  const sheet = join(folder, '坏.csv');
  writeFileSync(sheet, '月份,指标,数值\n2009-05,ADSL故障数,1\n2009-05,没有这个,1\n');
  const refused = await report('history', 'import', sheet);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('有 1 处要改');
  const imported = join(folder, 'history', 'imported', '2009-05.json');
  expect(existsSync(imported)).toBe(false);
  writeFileSync(imported, '{');
  const checked = await report('history', 'verify');
  expect([checked.code, checked.stdout]).toEqual([3, expect.stringContaining('2009-05.json')]);
  rmSync(imported);
  // A month of another organisation is left out, and that is said.
  writeFileSync(
    imported,
    JSON.stringify({ ...june(), month: '2009-05', organization: '别的分公司' }),
  );
  expect((await report('history')).stderr).toContain('别的分公司');
  rmSync(imported);
  expect((await report('history', 'import')).code).toBe(2);
  expect((await report('history', '--months', '0')).code).toBe(2);
});
