import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from '../../../test/support/open-page.ts';
import { contrast } from '../../color/color.ts';
import { layOut } from '../../deck/lay-out.ts';
import { contentSlide, sampleCharts, sampleDocument } from '../../deck/test-support.ts';
import type { Block, Document, Row, TrendPoint } from '../../document/model/types.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { ziyangWords } from '../../phrases/test-support.ts';
import { readScreenStyles, readTemplates, readTheme } from '../html/test-support.ts';
import { darkColors } from './dark-colors.ts';
import { renderPage } from './render-page.ts';
import { withoutInlineStyles } from './sealed-page.ts';

const fonts = await loadFonts();
const EVIL = '</script><img src=x onerror=alert(1)>{{title}}"\' 𠮷🚀';

const pageOf = (document: Document, branches: readonly string[] = []): Promise<string> =>
  renderPage({
    deck: layOut(document, fonts),
    theme: readTheme(),
    ...readTemplates(),
    screenStyles: readScreenStyles(),
    fonts,
    words: ziyangWords(),
    branchWord: '分公司',
    branches,
    tell: (key) => ({
      key,
      name: `${key} ${EVIL}`,
      metric: { id: 'm', name: '指标', facts: [{ label: '公式', texts: [EVIL] }] },
      facts: [{ label: '数值', texts: ['1 ÷ 2 = 50.00%'] }],
    }),
    onCut: () => undefined,
    onFailed: (_block, _slide, cause) => {
      throw cause;
    },
  });

const LONG =
  '资阳市雁江区三贤祠街道办事处政企客户部与农村统一服务站（含代维外包班组）/?*[]:'.repeat(2);
const NAMES = Array.from({ length: 60 }, (_, at) => (at === 0 ? LONG : `第${at}分公司`));

const rateCell = (key: string, value: number | null) =>
  ({
    kind: 'rate',
    display: value === null ? '—' : `${value.toFixed(2)}%`,
    numerator: value === null ? null : 1,
    denominator: value === null ? null : 2,
    unit: 'percent',
    value,
    verdict: 'none',
    limits: [],
    key,
  }) as const;

const rowOf = (name: string, at: number): Row => ({
  kind: 'body',
  cells: [{ kind: 'text', display: name }, rateCell(`m?branch=${name}`, at % 7 === 0 ? null : at)],
});

const COLUMNS = [
  { id: 'branch', label: '分公司', group: null, align: 'start', deckOnly: false },
  { id: 'rate', label: '一个很长的列名'.repeat(40), group: null, align: 'end', deckOnly: false },
] as const;

const tableOf = (id: string, rows: readonly Row[]): Block => ({
  kind: 'table',
  id,
  title: `${id} ${EVIL}`,
  columns: COLUMNS,
  rows,
  note: EVIL,
});

const nothing: readonly TrendPoint[] = ['2009-06', '2009-07'].map((month) => ({
  month,
  value: null,
  display: '—',
  state: 'missing',
}));

const finding = (id: string, slide: string | null) => ({
  id,
  slide,
  text: `发现 ${id}`,
  rank: 1,
  rule: 'target_missed' as const,
  tone: 'bad' as const,
  weight: 1,
  score: 1,
  results: ['m?branch=第1分公司'],
  headline: false,
  overview: false,
});

/** Days, codes, names that begin with numbers, and figures of which one is missing. */
const MIXED = [
  ['07-08 20:53', 'H0905-02', '9 队', 90],
  ['06-30 08:00', 'A1200-01', '12 队', null],
  ['07-08 09:10', 'H0905-10', '10 队', 7],
] as const;

const mixed: Block = {
  kind: 'table',
  id: 'mixed',
  title: null,
  columns: ['day', 'code', 'team', 'count'].map((id) => ({
    id,
    label: id,
    group: null,
    align: 'start',
    deckOnly: false,
  })),
  rows: MIXED.map(([day, code, team, count]) => ({
    kind: 'body',
    cells: [
      ...[day, code, team].map((display) => ({ kind: 'text', display }) as const),
      {
        kind: 'count',
        display: count === null ? '—' : String(count),
        value: count,
        key: null,
      } as const,
    ],
  })),
  note: null,
};

/** What is hard to show, all in one report. */
const hard = sampleDocument([
  contentSlide('evil', [{ kind: 'text', id: 't', paragraphs: [EVIL, EVIL.repeat(30)] }], {
    title: EVIL,
    headline: EVIL,
  }),
  contentSlide('many', [tableOf('many', NAMES.map(rowOf))]),
  contentSlide('none', [tableOf('none', []), tableOf('one', [rowOf('第1分公司', 1)])]),
  contentSlide('mixed', [mixed]),
  contentSlide('missing', [
    {
      kind: 'chart',
      id: 'empty',
      title: '全部缺失',
      note: null,
      chart: {
        type: 'trend',
        unit: '%',
        decimals: 2,
        series: [{ name: 'E8', key: 'm', points: nothing }],
        limits: [],
      },
    },
  ]),
  ...Object.entries(sampleCharts).map(([name, block]) =>
    contentSlide(`chart.${name}`, [{ ...block, id: name }]),
  ),
]);

let browser: Awaited<ReturnType<typeof openBrowser>>;
const folder = mkdtempSync(join(tmpdir(), 'page-test-'));
const file = join(folder, '报告 #1.html');
beforeAll(async () => {
  browser = await openBrowser();
  writeFileSync(file, await pageOf(hard, NAMES));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a page of what is hard to show', () => {
  test('keeps data text, runs without a complaint, and is no wider than a phone', async () => {
    await using open = await openPage(browser, file.replace('#', '%23'), {
      width: 360,
      height: 740,
    });
    expect(open.complaints).toEqual([]);
    expect(await open.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await open.page.evaluate("document.querySelectorAll('img').length")).toBe(0);
    expect(await open.page.$eval('.headline', (one) => one.textContent)).toContain(EVIL);
  });

  test('puts 60 branches that run on into one table that sorts and shows one of them', async () => {
    await using open = await openPage(browser, file.replace('#', '%23'));
    const { page } = open;
    const rows = () =>
      page.$eval('[data-slide="many"] table', (table) =>
        [...table.querySelectorAll('tbody tr:not([hidden])')].map((row) => row.textContent.trim()),
      );
    expect(await rows()).toHaveLength(60);
    expect(await page.$$('[data-slide="many"].is-empty')).not.toHaveLength(0);
    await page.evaluate(`document.querySelectorAll('[data-slide="many"] button.sort')[1].click()`);
    const sorted = await rows();
    expect(sorted[0]).toContain('1.00%');
    // Those without a value stand last.
    expect(sorted.slice(-9).every((text) => text.endsWith('—'))).toBe(true);
    await page.select('[data-do="branch"]', LONG);
    expect(await rows()).toHaveLength(1);
    await page.select('[data-do="branch"]', '第5分公司');
    expect((await rows())[0]).toContain('5.00%');
    expect(open.complaints).toEqual([]);
  });

  test('leaves a table that names one other branch without its row, and says so', async () => {
    await using open = await openPage(browser, file.replace('#', '%23'));
    const { page } = open;
    const block = '[data-block$="/one"]';
    const isHidden = () => page.$eval(`${block} tbody tr`, (row) => row.hasAttribute('hidden'));
    await page.select('[data-do="branch"]', '第5分公司');
    expect(await isHidden()).toBe(true);
    expect(await page.$eval(block, (one) => one.textContent)).toContain('本表没有第5分公司的行');
    await page.select('[data-do="branch"]', '第1分公司');
    expect(await isHidden()).toBe(false);
  });

  test('sorts days as days, codes and names as texts, and only figures as numbers', async () => {
    await using open = await openPage(browser, file.replace('#', '%23'));
    const { page } = open;
    const sortedBy = async (column: number) => {
      const table = `document.querySelector('[data-block$="/mixed"] table')`;
      await page.evaluate(`${table}.querySelectorAll('button.sort')[${column}].click()`);
      return page.evaluate(
        `[...${table}.tBodies[0].rows].map((row) => row.cells[${column}].textContent.trim())`,
      );
    };
    expect(await sortedBy(0)).toEqual(['06-30 08:00', '07-08 09:10', '07-08 20:53']);
    expect(await sortedBy(1)).toEqual(['A1200-01', 'H0905-02', 'H0905-10']);
    expect(await sortedBy(2)).toEqual(['9 队', '10 队', '12 队']);
    expect(await sortedBy(3)).toEqual(['7', '90', '—']);
  });

  test('every kind of chart answers at each of its items, by keys too', async () => {
    await using open = await openPage(browser, file.replace('#', '%23'));
    const { page } = open;
    for (const [name, { chart }] of Object.entries(sampleCharts)) {
      const count =
        chart.type === 'trend'
          ? (chart.series[0]?.points.length ?? 0)
          : chart.type === 'daily'
            ? chart.days.length
            : chart.items.length;
      const id = await page.evaluate(`Object.entries(
        JSON.parse(document.querySelector('#report-data').textContent).charts,
      ).find(([, { block }]) => block.id === '${name}')[0]`);
      const spots = `[data-chart="${id}"] .spot`;
      expect(await page.$$(spots), name).toHaveLength(count);
      await page.focus(spots);
      expect(await page.$eval('.tip', (tip) => tip.textContent), name).toMatch(/\S/);
      await page.keyboard.press('End');
      const last = await page.evaluate(
        `[...document.querySelectorAll('${spots}')].indexOf(document.activeElement)`,
      );
      expect(last, name).toBe(count - 1);
    }
    expect(open.complaints).toEqual([]);
  }, 120_000);

  test('a chart that cannot be drawn stays as it was printed; the others answer', async () => {
    const broken = join(folder, 'broken.html');
    writeFileSync(broken, (await pageOf(hard)).replace('"type":"slope"', '"type":"unheard"'));
    await using open = await openPage(browser, broken);
    const states = await open.page.$$eval('[data-chart]', (figures) =>
      figures.map((figure) => ({
        isBroken: figure.classList.contains('is-printed'),
        isPrinted: figure.querySelector('.plot > .printed')?.getBoundingClientRect().height !== 0,
        isDrawn: figure.querySelector('.live > svg') !== null,
        role: figure.querySelector('.plot')?.getAttribute('role'),
      })),
    );
    expect(states.filter(({ isBroken }) => isBroken)).toEqual([
      { isBroken: true, isPrinted: true, isDrawn: false, role: 'img' },
    ]);
    const others = states.filter(({ isBroken }) => !isBroken);
    expect(others.length).toBeGreaterThan(5);
    expect(others.every(({ isDrawn, isPrinted }) => isDrawn && !isPrinted)).toBe(true);
    expect(open.complaints).toHaveLength(1);
  });

  test('says the same bytes twice', async () => {
    expect(await pageOf(hard, NAMES)).toBe(await pageOf(hard, NAMES));
  });
});

test('a page passes on the licences of what draws its charts', async () => {
  const html = await pageOf(sampleDocument());
  for (const words of [
    'Apache ECharts',
    'The Apache Software Foundation',
    'Apache License, Version 2.0',
    'Baidu Inc',
    'Redistributions in binary form must reproduce',
  ])
    expect(html).toContain(words);
});

test('a figure of more findings than are listed says how many more there are', async () => {
  const shown = join(folder, 'findings.html');
  const document: Document = {
    ...sampleDocument([contentSlide('kept', [tableOf('t', [rowOf('第1分公司', 1)])])]),
    findings: Array.from({ length: 9 }, (_, at) => finding(`f${at}`, 'kept')),
  };
  writeFileSync(shown, await pageOf(document));
  await using open = await openPage(browser, shown);
  await open.page.click('td[data-figure] button');
  const items = await open.page.$$eval('dialog.explain[open] li', (all) =>
    all.map((one) => one.textContent),
  );
  expect(items).toHaveLength(7);
  expect(items.at(-1)).toContain('另有3条');
});

test('a short edition tells the findings of its own slides and those that it prints, no others', async () => {
  const printed: Row = {
    kind: 'body',
    cells: [{ kind: 'text', display: '要点', finding: 'told' }, rateCell('m', 1)],
  };
  const document: Document = {
    ...sampleDocument([contentSlide('kept', [tableOf('t', [printed])])]),
    findings: [
      finding('own', 'kept'),
      finding('told', 'dropped'),
      finding('left', 'dropped'),
      finding('nowhere', null),
    ],
  };
  const textsOf = async (edition: 'full' | 'brief') => {
    const html = await pageOf({ ...document, edition });
    return [...new Set(html.match(/发现 \w+/g))];
  };
  expect(await textsOf('full')).toEqual(['发现 own', '发现 told', '发现 left', '发现 nowhere']);
  expect(await textsOf('brief')).toEqual(['发现 own', '发现 told']);
});

test('a brand of any colour gives a dark page that can be read', () => {
  const { colors } = readTheme();
  for (const brand of ['#000000', '#0A3D7C', '#C8102E', '#FFD100', '#00FF00']) {
    const dark = darkColors({ ...colors, brand });
    for (const name of ['ink', 'muted', 'brand', 'accent', 'good', 'bad', 'warn'] as const)
      for (const field of [dark.paper, dark.panel])
        expect(contrast(dark[name], field), `${name} of ${brand}`).toBeGreaterThanOrEqual(4.5);
  }
});

test('style attributes become rules, each once; text that looks like one stays text', () => {
  const { html, rules } = withoutInlineStyles(
    '<p style="width:1px">a</p><p style="width:1px">b</p><p> style=&quot;x&quot; c</p>',
  );
  expect(html).toBe('<p data-s="0">a</p><p data-s="0">b</p><p> style=&quot;x&quot; c</p>');
  expect(rules).toBe('[data-s="0"]{width:1px}');
});
