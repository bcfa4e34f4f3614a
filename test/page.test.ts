import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from './support/open-page.ts';
import { openPdf } from './support/open-pdf.ts';
import { sampleFile } from './support/sample.ts';

const file = sampleFile('report.html');
const html = readFileSync(file, 'utf8');
const pdf = await openPdf(sampleFile('report.pdf'));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let run: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  run = await openBrowser();
});
afterAll(() => run[Symbol.asyncDispose]());

/** Signs that the PDF draws, and white space. */
const SIGNS = /[\s●×▲▼!–—　·]/gu;
const plain = (text: string) => text.replaceAll(SIGNS, '');
const NUMBER = /\d[\d,]*(?:\.\d+)?/gu;
const numbersIn = (text: string) => text.match(NUMBER) ?? [];

/** What each slide says, its additions for a screen aside. */
const TEXTS = `[...document.querySelectorAll('.slide')].map((slide) => {
  const copy = slide.cloneNode(true);
  for (const own of copy.querySelectorAll('.go, .chart-tools, .spot, .filter-note')) own.remove();
  for (const one of copy.querySelectorAll('p, li, td, th, text, .cell')) one.append(' ');
  return { page: Number(slide.dataset.page), text: copy.textContent };
})`;
const textsOf = async (page: Page) =>
  (await page.evaluate(TEXTS)) as readonly { readonly page: number; readonly text: string }[];

/** The serious findings of axe, each with the first place of it. */
async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)",
  )) as readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
  }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('the web page of the sample', () => {
  test('is one file under 3 MB that asks for nothing and lets in only its own script and styles', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/,
    );
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<[a-z][^>]* (?:on[a-z]+|style)=/i);
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:)/);
  });

  test('has the slides of the PDF with the same figures, slide by slide, and no others', async () => {
    await using open = await openPage(run.browser, file);
    // As it is printed: what ran on stands where it stands on paper.
    await open.page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const slides = await textsOf(open.page);
    expect(slides).toHaveLength(pdf.pages.length);
    let figures = 0;
    for (const { page, text } of slides) {
      const printed = plain(pdf.pages[page - 1]?.text ?? '');
      for (const number of numbersIn(text)) {
        expect(printed, `${number} on page ${page}`).toContain(number);
        figures += 1;
      }
      const shown = plain(text);
      for (const number of (pdf.pages[page - 1]?.pieces ?? []).flatMap(numbersIn))
        expect(shown, `${number} of page ${page} of the PDF`).toContain(number);
    }
    expect(figures).toBeGreaterThan(4000);
  });

  test('says of a figure what metrics.json holds', async () => {
    const { metrics } = JSON.parse(readFileSync(sampleFile('metrics.json'), 'utf8'));
    const results = new Map<string, { display: string; numerator: number | null }>(
      metrics.flatMap((metric: { results: { key: string; display: string }[] }) =>
        metric.results.map((result) => [result.key, result]),
      ),
    );
    await using open = await openPage(run.browser, file);
    const shown = (await open.page.evaluate(`(() => {
      const data = JSON.parse(document.querySelector('#report-data').textContent);
      return [...document.querySelectorAll('td[data-figure].is-figure')].map((cell) => ({
        figure: data.figures[Number(cell.dataset.figure)],
        text: cell.querySelector('.value').textContent,
      }));
    })()`)) as readonly { readonly figure: { readonly key: string }; readonly text: string }[];
    expect(shown.length).toBeGreaterThan(10);
    for (const { figure, text } of shown) {
      const result = results.get(figure.key);
      expect(text.trim().replace(/†$/, '').trim()).toBe(result?.display);
      expect(JSON.stringify(figure)).toContain(result?.display ?? '');
    }
  });

  test('runs without a complaint, and axe finds nothing serious, in the light and in the dark, on a desk and a phone', async () => {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await using open = await openPage(run.browser, file, size);
      const { page } = open;
      expect(await seriousIn(page), `${size.width} light`).toEqual([]);
      await page.click('[data-do="theme"]');
      expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
      expect(await seriousIn(page), `${size.width} dark`).toEqual([]);
      await page.click('[data-do="theme"]');
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(size.width);
      expect(open.complaints).toEqual([]);
    }
  });
});
