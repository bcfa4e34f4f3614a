import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { packageFaults } from '../src/render/office/test-support.ts';
import { runInProcess } from './support/in-process.ts';
import { openBrowser, openPage } from './support/open-page.ts';
import { openPdf } from './support/open-pdf.ts';
import { type SmallCity, smallCity } from './support/small-workspace.ts';
import { tinyWorkspace } from './support/tiny-workspace.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const MONTH = '2026-09';
/** What no sheet may be called, a name of 60 characters, a rare character and an emoji. */
const ODD = ['甲/乙?*[东]', `${'很长的名字'.repeat(11)}分公司甲乙`, '𠮷野😀分公司'];
const USUAL: SmallCity = {
  branches: ODD,
  tickets: 40,
  late: 3,
  complaints: 4,
  targets: [
    '{ metric: fault.repair_on_time_rate, set_by: 省, limit: ">= 95%", judges: [全市, 分公司] }',
  ],
};

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});

test.each<readonly [string, SmallCity, (files: Record<string, string>) => Record<string, string>]>([
  ['names that are no names of sheets, are long or rare', USUAL, (files) => files],
  [
    'one record',
    { ...USUAL, branches: ODD.slice(2), tickets: 1, late: 0, complaints: 0 },
    (files) => files,
  ],
  ['an export without a record', { ...USUAL, tickets: 6, complaints: 0 }, (files) => files],
  [
    'a cause of 300 characters, with signs of markup',
    USUAL,
    (files) =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          text.replaceAll('光猫故障', `<b>&"${'光猫'.repeat(148)}`),
        ]),
      ),
  ],
])('%s: every format is sound and says the same', async (_, city, changed) => {
  const { folder, out, write } = tinyWorkspace();
  for (const [path, text] of Object.entries(changed({ ...smallCity(city) }))) write(path, text);
  const ended = await runInProcess(['generate', '--month', MONTH, '--workspace', folder]);
  expect(ended.code, ended.stderr).toBe(0);
  const at = (name: string): string => join(out, MONTH, name);
  const { warnings } = readJson<RunFile>(at('run.json'));
  expect(
    warnings.map(({ code }) => code).filter((code) => /block_failed|error/.test(code)),
  ).toEqual([]);

  const { pages } = await openPdf(at('report.pdf'));
  expect(pages.length).toBeGreaterThan(3);
  expect(await packageFaults(readFileSync(at('report.pptx')))).toEqual([]);
  expect(await packageFaults(readFileSync(at('report.xlsx')))).toEqual([]);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(at('report.xlsx'));
  expect(book.worksheets.length).toBeGreaterThan(5);

  await using page = await openPage(browser, at('report.html'));
  const shown = (await page.page.evaluate("document.querySelectorAll('.slide').length")) as number;
  expect(shown).toBe(pages.length);
  for (const name of city.branches) {
    await page.page.select('[data-do="branch"]', city.branches.length > 1 ? name : '');
    expect(await page.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      1440,
    );
  }
  expect(page.complaints).toEqual([]);
});
