import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { openPdf } from './support/open-pdf.ts';
import { type SmallCity, smallCity } from './support/small-workspace.ts';
import { tinyWorkspace } from './support/tiny-workspace.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const TARGETS = [
  '{ metric: fault.repair_on_time_rate, set_by: 省, limit: ">= 90%", judges: [全市, 分公司] }',
  '{ metric: complaint.on_time_rate, set_by: 省, limit: ">= 95%", judges: [全市] }',
];

/** The pages of a small city's deck, and what the run said of them. */
async function deckOf(city: SmallCity) {
  const { folder, out, write } = tinyWorkspace();
  for (const [path, content] of Object.entries(smallCity(city))) write(path, content);
  const asked = ['generate', '--month', '2026-09', '--workspace', folder, '--format', 'pdf'];
  const ended = await runInProcess(asked);
  expect(ended.code, ended.stderr).toBe(0);
  const { warnings } = readJson<RunFile>(`${out}/2026-09/run.json`);
  expect(warnings.filter(({ code }) => code.startsWith('deck.'))).toEqual([]);
  const { pages } = await openPdf(`${out}/2026-09/report.pdf`);
  const text = pages.map((page) => page.text).join('\n');
  // A sentence without what it tells of.
  expect(text).not.toMatch(/undefined|NaN|Infinity|（）|「」|，，|。。|，。|、。/u);
  return { pages, text };
}

test('one branch that misses nothing is a short deck that compares it with nobody', async () => {
  const { pages, text } = await deckOf({
    branches: ['白河县分公司'],
    tickets: 40,
    late: 0,
    complaints: 5,
    targets: TARGETS,
  });
  expect(pages.length).toBeLessThanOrEqual(13);
  expect(text).toContain('省考核2项达标2项');
  expect(text).toContain('本月没有未达标');
  expect(text).not.toMatch(/白河县分公司[^。]{0,20}(?:最多|最高|最低|最差)/u);
  expect(text).not.toMatch(/未达标·|× /u);
});

test('sixty branches are pages that can be read, those first that miss something; the workbook has the rest', async () => {
  const branches = Array.from({ length: 60 }, (_, index) => `第${index + 1}区县分公司`);
  const { pages, text } = await deckOf({
    branches,
    tickets: 12,
    late: 2,
    complaints: 3,
    targets: TARGETS,
  });
  expect(pages.length).toBeLessThanOrEqual(26);
  expect(text).toMatch(/其余\d+行见工作簿/u);
  expect(text).toMatch(/只画前24个，其余\d+个见工作簿/u);
});

test('one dataset without targets and earlier months tells what there is', async () => {
  const { pages, text } = await deckOf({
    branches: ['东区分公司', '西区分公司'],
    tickets: 30,
    late: 3,
    complaints: 0,
    targets: [],
    isAlone: true,
  });
  expect(pages.length).toBeLessThanOrEqual(13);
  expect(text).toContain('90.00%');
  expect(text).not.toMatch(/投诉|达标情况/u);
});
