import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { type OpenPdf, openPdf, slideText } from './support/open-pdf.ts';
import { type Ended, PROJECT } from './support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-first-'));
let ended: Ended;
let pdf: OpenPdf;

beforeAll(async () => {
  cpSync(join(PROJECT, 'fixtures', 'ziyang'), folder, { recursive: true });
  const history = join(folder, 'history');
  for (const name of readdirSync(history)) rmSync(join(history, name));
  const asked = ['generate', '--month', '2009-07', '--workspace', folder, '--format', 'pdf'];
  ended = await runInProcess(asked);
  pdf = await openPdf(join(folder, 'out', '2009-07', 'report.pdf'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the first month, before which there is none', () => {
  test('is a report that says once that nothing can be compared', () => {
    expect(ended.code, ended.stderr).toBe(0);
    const pages = pdf.pages.filter(({ text }) => /无法比较|没有可比的/u.test(text));
    expect(pages).toHaveLength(1);
    expect(slideText(pdf, '1.1 概述')).toContain('尚无历史月份，无法比较。');
  });

  test('has no page that only compares, and no chart or column for it on others', () => {
    const titles = pdf.bookmarks.map(({ title }) => title);
    expect(titles).not.toContain('1.1 本月变化');
    expect(titles.filter((title) => title.includes('走势'))).toEqual([]);
    for (const title of ['2.1 E家故障总数', '2.4 ADSL故障量', '3.2 投诉总览', '1.1 考核指标总表']) {
      expect(slideText(pdf, title), title).not.toMatch(/走势|上月|增减/u);
    }
    expect(slideText(pdf, '2.1 E家故障总数')).toContain('8,688');
  });

  test('never heads a page with a limit that is kept where the same figure misses another', () => {
    for (const { text } of pdf.pages.filter((page) =>
      page.text.includes('E8重复申告用户率7.26%'),
    )) {
      expect(text).not.toMatch(/E8重复申告用户率7\.26%，(?:达标|压线|重新达标)/u);
    }
  });

  test('has headlines that tell more than that all is met or whole', () => {
    for (const { text } of pdf.pages) {
      expect(text).not.toMatch(/：1项全部达标|占比100\.00%/u);
    }
  });
});
