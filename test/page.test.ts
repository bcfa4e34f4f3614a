import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage, slideTexts } from './support/open-page.ts';
import { openPdf } from './support/open-pdf.ts';
import { sampleFile } from './support/sample.ts';
import { samplePdf } from './support/sample-pdf.ts';

const file = sampleFile('report.html');
const html = readFileSync(file, 'utf8');
const pdf = await samplePdf();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Awaited<ReturnType<typeof openBrowser>>;
/** As it opens, for those that only look. */
let asOpened: Awaited<ReturnType<typeof openPage>>;
beforeAll(async () => {
  browser = await openBrowser();
  asOpened = await openPage(browser, file);
});

/** Signs that the PDF draws, and white space. */
const SIGNS = /[\s●×▲▼!–—　·]/gu;
const plain = (text: string) => text.replaceAll(SIGNS, '');
const NUMBER = /\d[\d,]*(?:\.\d+)?/gu;
const numbersIn = (text: string) => text.match(NUMBER) ?? [];

/**
 * The rules of axe that look at colours (`cat.color`). Of a page that is the same but for them no other rule can find
 * anything new, and those take the half of the time.
 */
const COLOURS = `, runOnly: axe.getRules(['cat.color']).map(({ ruleId }) => ruleId)
  .filter((rule) => rule !== 'color-contrast-enhanced')`;

/**
 * `axe.run` of a part, in the page while its other slides hold nothing: axe reads and stacks the whole page for whatever it
 * is asked of, and what lies in other slides changes nothing of a part, unless it has a name that stands there too.
 */
const RUN = `async (part, options) => {
  const own = document.querySelector(part);
  const names = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  if (new Set(names).size < names.length) throw new Error('two have one name');
  const emptied = [...document.querySelectorAll('.slide')]
    .filter((slide) => !slide.contains(own) && !own.contains(slide))
    .map((slide) => [slide, [...slide.childNodes]]);
  for (const [slide] of emptied) slide.replaceChildren();
  try {
    return (await axe.run(part, options)).violations;
  } finally {
    for (const [slide, held] of emptied) slide.append(...held);
  }
}`;

/** The serious findings of axe in the page or a part of it, each with the first place of it. */
async function seriousIn(page: Page, part = 'html', rules = ''): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const found = (await page.evaluate(
    `(${RUN})('${part}', { resultTypes: ['violations']${rules} })`,
  )) as readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
  }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** Every element with what it is, is called and may do, its place and its colours aside. */
const MARKS = `[...document.querySelectorAll('*')].map((one) => {
  const kept = [...one.attributes].filter(({ name }) =>
    /^(?:aria-|role$|id$|for$|href$|tabindex$|lang$|title$|alt$|scope$|headers$|hidden$|disabled$|type$|name$)/.test(name));
  return [one.tagName, ...kept.map(({ name, value }) => name + '=' + value)].join(' ') +
    (one.children.length === 0 ? ' ' + one.textContent : '');
})`;

describe('the web page of the sample', () => {
  test('is one file under 3 MB that asks for nothing and lets in only its own script and styles', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
    // What checks files that people write has nothing to do in a reader's browser.
    expect(html).not.toContain('ZodError');
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/);
    expect(policy).not.toContain('unsafe');
    const marks = html.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(marks.match(/<[a-z][^>]* (?:on[a-z]+|style)=/gi) ?? []).toEqual([]);
    expect(marks.match(/(?:src|href)="(?!#|data:)[^"]*/g) ?? []).toEqual([]);
  });

  test('has the slides of the PDF with the same figures, slide by slide, and no others', async () => {
    await using open = await openPage(browser, file);
    const slides = await slideTexts(open.page);
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
    expect(figures).toBeGreaterThan(2500);
  });

  test('draws charts with the figures of the document, more of them where the screen has more room than paper', async () => {
    const drawn = (await asOpened.page.evaluate(`(() => {
      const { charts } = JSON.parse(document.querySelector('#report-data').textContent);
      return [...document.querySelectorAll('[data-chart]')].map((figure) => ({
        texts: [...figure.querySelectorAll('.live text')].map((one) => one.textContent),
        block: JSON.stringify(charts[figure.dataset.chart].block),
      }));
    })()`)) as readonly { readonly texts: readonly string[]; readonly block: string }[];
    let rates = 0;
    for (const { texts, block } of drawn) {
      expect(texts.length).toBeGreaterThan(1);
      for (const rate of texts.flatMap((text) => text.match(/\d+\.\d\d%/g) ?? [])) {
        expect(block).toContain(rate);
        rates += 1;
      }
    }
    expect(rates).toBeGreaterThan(100);
  });

  test('says of a figure what metrics.json holds', async () => {
    const { metrics } = JSON.parse(readFileSync(sampleFile('metrics.json'), 'utf8'));
    const results = new Map<string, { display: string; numerator: number | null }>(
      metrics.flatMap((metric: { results: { key: string; display: string }[] }) =>
        metric.results.map((result) => [result.key, result]),
      ),
    );
    const shown = (await asOpened.page.evaluate(`(() => {
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

  test('runs without a complaint, and axe finds nothing serious, in the light, in the dark, and on a phone', async () => {
    await using desk = await openPage(browser, file);
    expect(await seriousIn(desk.page), 'light').toEqual([]);
    const light = (await desk.page.evaluate(MARKS)) as readonly string[];
    await desk.page.click('[data-do="theme"]');
    expect(await desk.page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    const dark = (await desk.page.evaluate(MARKS)) as readonly string[];
    expect(dark.length).toBeGreaterThan(5000);
    const [other, ...more] = dark.filter((mark, at) => mark !== light[at]);
    expect([other, more, dark.length]).toEqual(['BUTTON type=button 浅色', [], light.length]);
    expect(await seriousIn(desk.page, 'html', COLOURS), 'dark').toEqual([]);
    await desk.page.evaluate(
      "document.querySelector('#s-16 .chart-tools .tool:last-child').click()",
    );
    await desk.page.waitForSelector('dialog.large[open]');
    expect(await seriousIn(desk.page, 'dialog.large'), 'large chart, dark').toEqual([]);
    await desk.page.keyboard.press('Escape');
    await desk.page.click('[data-do="theme"]');
    await desk.page.select('[data-do="branch"]', '安岳');
    expect(await seriousIn(desk.page, '#s-4'), 'one branch').toEqual([]);
    await desk.page.click('#s-4 tbody td button.figure');
    await desk.page.waitForSelector('dialog.explain[open]');
    expect(await seriousIn(desk.page, 'dialog.explain'), 'explanation').toEqual([]);
    await using phone = await openPage(browser, file, { width: 390, height: 844 });
    expect(await seriousIn(phone.page), 'phone').toEqual([]);
    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await phone.page.click('[data-do="menu"]');
    expect(await seriousIn(phone.page, '.side'), 'phone, menu open').toEqual([]);
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  });

  test('prints the pages of the PDF, whatever was sorted, filtered, chosen or darkened before', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    await page.select('[data-do="branch"]', '安岳');
    await page.click('[data-do="theme"]');
    // By a column of which the order is another than that of the report.
    const order = () =>
      page.$eval('#s-13 table', (table) =>
        [...table.querySelectorAll('tbody tr')].map((row) => row.textContent),
      );
    const before = await order();
    await page.evaluate("document.querySelectorAll('#s-13 button.sort')[1].click()");
    const sorted = await order();
    expect(sorted).not.toEqual(before);
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(await order()).toEqual(sorted);
    await page.click('[data-do="theme"]');
    const folder = mkdtempSync(join(tmpdir(), 'printed-page-'));
    try {
      const printed = join(folder, 'page.pdf');
      writeFileSync(printed, bytes);
      const { pages } = await openPdf(printed);
      expect(pages.map(({ width, height }) => `${width}×${height}`)).toEqual(
        pdf.pages.map(({ width, height }) => `${width}×${height}`),
      );
      for (const [at, { text }] of pages.entries())
        expect(plain(text), `page ${at + 1}`).toBe(plain(pdf.pages[at]?.text ?? ''));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await page.evaluate(`document.querySelectorAll('tr[hidden]').length`)).toBeGreaterThan(
      0,
    );
  });

  test('shows one branch: its lines in trends, its rows and columns in tables, its bar among the others', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    const rowsOf = (slide: number) =>
      page.evaluate(
        `[...document.querySelectorAll('#s-${slide} tbody tr:not([hidden])')].map((row) => row.cells[0].textContent.trim())`,
      );
    const saidBy = (slide: number) =>
      page.evaluate(
        `[...document.querySelectorAll('#s-${slide} .live text')].map((one) => one.textContent).join(' ')`,
      );
    expect(await rowsOf(13)).toContain('简阳');
    expect(await saidBy(16)).toContain('7.26%');
    await page.select('[data-do="branch"]', '安岳');
    const rows = (await rowsOf(13)) as readonly string[];
    expect(rows.filter((name) => ['简阳', '乐至', '现业'].includes(name))).toEqual([]);
    expect(rows).toEqual(expect.arrayContaining(['安岳', '全市']));
    expect(await saidBy(16)).toContain('9.14%');
    expect(await saidBy(16)).not.toContain('7.26%');
    expect(
      await page.evaluate(`document.querySelector('#s-17 .spot.is-chosen').ariaLabel`),
    ).toMatch(/^安岳，9\.14%/);
    const heads = await page.evaluate(
      `[...document.querySelectorAll('#s-5 thead th:not([hidden])')].map((head) => head.textContent.trim())`,
    );
    expect(heads).toEqual(['指标', '全市', '安岳']);
    await page.select('[data-do="branch"]', '');
    expect(await rowsOf(13)).toContain('简阳');
  });

  test('shows the board of one branch, its figures explained, and prints that of all', async () => {
    const { metrics } = JSON.parse(readFileSync(sampleFile('metrics.json'), 'utf8'));
    const results = new Map<string, { display: string; by: Record<string, string> }>(
      metrics.flatMap((metric: { results: { key: string }[] }) =>
        metric.results.map((result) => [result.key, result]),
      ),
    );
    await using open = await openPage(browser, file);
    const { page } = open;
    const board = () =>
      page.evaluate(`(() => {
        const data = JSON.parse(document.querySelector('#report-data').textContent);
        return [...document.querySelectorAll('#s-4 tbody tr')].map(({ cells }) => ({
          name: cells[0].textContent.trim(),
          text: cells[1].textContent.replace('†', '').trim(),
          key: data.figures[Number(cells[1].dataset.figure)]?.key ?? null,
        }));
      })()`) as Promise<
        readonly { readonly name: string; readonly text: string; readonly key: string | null }[]
      >;
    const whole = await board();
    await page.select('[data-do="branch"]', '安岳');
    const own = await board();
    expect(own.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
    const known = own.filter(({ key }) => key !== null);
    expect(known.length).toBeGreaterThan(5);
    for (const { key, text } of known) {
      expect(Object.values(results.get(key ?? '')?.by ?? {})).toContain('安岳');
      expect(text).toBe(results.get(key ?? '')?.display);
    }
    expect(await page.$eval('#s-4 .filter-note', (note) => note.textContent)).toContain('安岳');
    await page.click('#s-4 tbody td button.figure');
    expect(await page.$eval('dialog.explain[open]', (dialog) => dialog.textContent)).toContain(
      '安岳',
    );
    await page.keyboard.press('Escape');
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await board()).toEqual(whole);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await board()).toEqual(own);
    await page.select('[data-do="branch"]', '');
    expect(await board()).toEqual(whole);
    expect(open.complaints).toEqual([]);
  });

  test('draws the large chart anew for another window and another theme, until it is closed', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    await page.evaluate("document.querySelector('#s-16 .chart-tools .tool:last-child').click()");
    const drawing = () =>
      page.$eval('dialog.large svg', (svg) => ({
        width: svg.getBoundingClientRect().width,
        marks: svg.outerHTML,
      }));
    const first = await drawing();
    await page.setViewport({ width: 800, height: 900 });
    await page.waitForFunction(
      `document.querySelector('dialog.large svg').getBoundingClientRect().width < ${first.width}`,
    );
    const narrow = await drawing();
    await page.evaluate(`document.querySelector('[data-do="theme"]').click()`);
    expect((await drawing()).marks).not.toBe(narrow.marks);
    await page.keyboard.press('Escape');
    expect(await page.$('dialog[open]')).toBeNull();
  });

  test('sorts a table by a column with pointer or keys, the total staying where it is', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    const order = () =>
      page.evaluate(
        `[...document.querySelectorAll('#s-13 table')][0].innerText.match(/安岳|简阳|乐至|现业|全市/g).join(' ')`,
      );
    expect(await order()).toBe('安岳 简阳 乐至 现业 全市');
    const [, median] = await page.$$('#s-13 button.sort');
    await median?.click();
    expect(await order()).toBe('现业 简阳 安岳 乐至 全市');
    await median?.press('Enter');
    expect(await order()).toBe('乐至 安岳 简阳 现业 全市');
    expect(await page.$eval('#s-13 th[aria-sort]', (head) => head.getAttribute('aria-sort'))).toBe(
      'descending',
    );
    await median?.press('Enter');
    expect(await order()).toBe('安岳 简阳 乐至 现业 全市');
  });

  test('says of a figure what explain says, reached by keys, and leads from findings to their figures', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    await page.focus('#s-17 .spot');
    expect(await page.$eval('.tip', (tip) => tip.textContent)).toContain(
      '安岳9.14%（98/1,072） 未达标',
    );
    await page.keyboard.press('Enter');
    const told = await page.$eval('dialog.explain[open]', (dialog) => dialog.textContent);
    for (const words of [
      '98 ÷ 1,072 = 9.14%',
      '省考核 ≤8%',
      '市考核 ≤5%：未达标',
      '公式',
      '障碍单',
    ])
      expect(told).toContain(words);
    expect(told).toContain(
      'report explain "ehome.repeat_rate?brand=E8&branch=安岳" --month 2009-07',
    );
    await page.keyboard.press('Escape');
    expect(await page.$('dialog[open]')).toBeNull();
    expect(await page.evaluate('document.activeElement.className')).toContain('spot');
    await page.click('#s-3 tbody tr:nth-child(2) .go');
    await page.waitForSelector('#s-15 td.is-shown');
    expect(
      await page.evaluate('document.activeElement.closest("td")?.dataset.figure'),
    ).toBeTruthy();
    expect(open.complaints).toEqual([]);
  });

  test('shows a stretch of days that is dragged over, and the whole again', async () => {
    await using open = await openPage(browser, file);
    const { page } = open;
    const days = () => page.$$eval('#s-24 .spot', (spots) => spots.length);
    await page.evaluate("document.querySelector('#s-24').scrollIntoView()");
    expect(await days()).toBe(31);
    const places = await Promise.all(
      (await page.$$('#s-24 .spot')).map((spot) => spot.boundingBox()),
    );
    const [from, to] = [places[5], places[14]];
    if (!from || !to) throw new Error('no days');
    await page.mouse.move(from.x + 4, from.y + 60);
    await page.mouse.down();
    await page.mouse.move(to.x + 4, to.y + 60, { steps: 12 });
    await page.mouse.up();
    expect(await days()).toBe(10);
    await page.evaluate("document.querySelector('#s-24 .chart-tools .tool').click()");
    expect(await days()).toBe(31);
  });
});
