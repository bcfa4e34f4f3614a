import { describe, expect, test } from 'vitest';
import { GOLDEN_ROWS } from './support/golden.ts';
import { type PdfPage, slidePages, slideText } from './support/open-pdf.ts';
import { sampleFile } from './support/sample.ts';
import { samplePdf } from './support/sample-pdf.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const pdf = await samplePdf();
const run = readJson<RunFile>(sampleFile('run.json'));
const contents = pdf.bookmarks.find(({ title }) => title === '目录');
const listed = pdf.bookmarks.slice(
  contents === undefined ? 0 : pdf.bookmarks.indexOf(contents) + 1,
);

const slide = (title: string) => slideText(pdf, title);
/** Whether a golden row is one of the board's: the city's, not that of a service, unless a brand or product. */
const isOnBoard = (key: string) => !/^mobile\..*\?/u.test(key) && !key.includes('branch=');
const textOf = (pages: readonly PdfPage[]) => pages.map(({ text }) => text).join('\n');
const withoutSpace = (text: string) => text.replaceAll(/\s/gu, '');

describe('the deck', () => {
  test('has wide pages, all of one size', () => {
    expect(pdf.pages.length).toBeGreaterThan(20);
    for (const { width, height } of pdf.pages) {
      expect(width / 72).toBeCloseTo(13.333, 2);
      expect(height / 72).toBeCloseTo(7.5, 2);
    }
  });

  test('tells readers and search what it is', () => {
    expect(pdf).toMatchObject({
      title: '中国电信资阳分公司2009年7月服务质量分析报告',
      language: 'zh-CN',
      isTagged: true,
    });
  });

  test('opens with a cover that names report, month and office', () => {
    const cover = pdf.pages[0]?.text ?? '';
    for (const words of ['中国电信资阳分公司', '2009年7月', '服务质量分析报告', '客户服务部']) {
      expect(cover).toContain(words);
    }
  });

  test('numbers every page after the cover', () => {
    for (const { number, pieces } of pdf.pages.slice(1)) {
      expect(pieces, `page ${number}`).toContain(String(number));
    }
  });

  test('tells on its definitions page how records are read that could be read in two ways', () => {
    const text = withoutSpace(slide('指标口径'));
    for (const words of [
      '一份导出里列出几个单位的，只计本单位的成绩（按单位名称和配置的别名认），其他单位的不计',
      '只扣除用户原因、用户预约的挂起；其他原因的挂起不扣；没有填原因的按系统的挂起时长扣除',
      '历时因恢复早于受理等不可能的情况作废的，标志仍然有效，没有标志的不计',
      '早于预约时段上门（如早到两小时）不算准时',
    ])
      expect(text).toContain(words);
  });

  test('holds: no slide had to be shrunk or cut, and no character is missing', () => {
    const trouble = run.warnings.filter(({ code }) => code.startsWith('deck.'));
    expect(trouble.map(({ text }) => text)).toEqual([]);
    expect(textOf(pdf.pages)).not.toMatch(/[□\uFFFD]/u);
  });

  test('carries its two Chinese fonts as TrueType, and none that is drawn glyph by glyph', () => {
    expect(pdf.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ]);
    for (const font of pdf.fonts) {
      expect(font).toMatchObject({ type: 'CIDFontType2', isComposite: true, isEmbedded: true });
    }
  });
});

describe('finding the way', () => {
  test('bookmarks name every section and slide, on the page where its title stands', () => {
    const sections = listed.filter(({ level }) => level === 1).map(({ title }) => title);
    expect(sections).toEqual([
      expect.stringMatching(/总体情况$/u),
      expect.stringMatching(/服务指标$/u),
      expect.stringMatching(/服务现状$/u),
      expect.stringMatching(/下月工作$/u),
      expect.stringMatching(/口径与核对$/u),
    ]);
    expect(listed.filter(({ level }) => level === 2).length).toBeGreaterThan(15);
    for (const { title, page } of pdf.bookmarks) {
      expect(pdf.pages[page - 1]?.text, `page ${page}`).toContain(withoutSpace(title));
    }
  });

  test('the contents list every bookmark with its page, and link to it', () => {
    const from = contents?.page ?? 0;
    const pages = pdf.pages.slice(from - 1, (listed[0]?.page ?? 0) - 1);
    expect(pages.length).toBeGreaterThan(0);
    for (const { title, page } of listed) {
      expect(textOf(pages)).toContain(`${withoutSpace(title)}${page}`);
    }
    expect(pages.flatMap(({ linksTo }) => linksTo)).toEqual(listed.map(({ page }) => page));
  });

  test('a divider tells the limits of its chapter, what is missed first', () => {
    const divider = slide('二、服务指标');
    expect(divider).toContain('省考核11项，达标11项');
    expect(divider).toContain('市考核3项，达标2项，未达标1项：E8重复申告用户率');
    const first = divider.indexOf('E8重复申告用户率7.26%');
    expect(first).toBeGreaterThan(0);
    expect(divider.indexOf('E6重复申告用户率4.46%')).toBeGreaterThan(first);
    expect(slide('三、服务现状')).toContain('投诉处理及时率97.36%');
  });

  test('no link leaves the document', () => {
    expect(pdf.pages.flatMap(({ outside }) => outside)).toEqual([]);
  });
});

describe('what the slides say', () => {
  test.each([
    [
      '1.1 考核指标总表',
      ['省考核12项达标11项，市考核3项达标2项', '差157户', '10,316', '-161（-38.52%）'],
    ],
    ['2.1 E家预约与履约', ['99.17%', '2,931', '94.54%', '672', '718']],
    ['2.1 E家故障总数', ['8,688', '+1,174']],
    ['2.1 E家重复申告', ['502', '6,910', '7.26%', '≤5%', '未达标', '差157户', '+0.68百分点']],
    ['2.1 重复申告走势', ['市考核≤5%', '省考核≤8%', '6.58%', '1月', '7月']],
    ['2.1 分公司重复申告', ['现业', '246/3,373', '7.29%', '98/1,072', '9.14%', '基数小于30']],
    ['2.2 重点产品与移动保障', ['100.00%', '全球眼', '46', '164', '257']],
    ['2.3 移动重复申告', ['手机上网重复申告用户率11.11%，超省考核值1户', '8.00%', '246']],
    ['2.3 移动故障构成', ['257', '418', '-61']],
    ['2.4 宽带指标', ['60.45%', '富余46张', '98.01%', '98.50%']],
    ['2.4 ADSL故障量', ['10,316', '6,955', '+3,361（+48.32%）']],
    ['2.4 ADSL现象与原因', ['无法连接对方计算机', '49.03%', '查中自复', '16.61%']],
  ])('%s', (title, expected) => {
    const text = slide(title);
    for (const words of expected) {
      expect(text).toContain(withoutSpace(words));
    }
  });

  test('every golden figure stands as a number of its own on a slide of its chapter', () => {
    // Slides of one chapter may be merged, under the number of the first.
    const chapterOf = (section: string): string => section.split('.')[0] ?? section;
    const sections = new Map(
      [...new Set(GOLDEN_ROWS.map(({ section }) => chapterOf(section)))].map((section) => {
        const titles = listed.filter(({ title }) => title.startsWith(`${section}.`));
        const pages = titles.flatMap(({ title }) => slidePages(pdf, title));
        return [section, pages.flatMap(({ pieces }) => pieces).join(' ')] as const;
      }),
    );
    for (const { section, display, key } of GOLDEN_ROWS) {
      const alone = new RegExp(`(?<![\\d.,])${display.replaceAll('.', '\\.')}(?![\\d.,])`, 'u');
      const said = sections.get(chapterOf(section)) ?? '';
      expect(alone.test(said), `${key}: ${display}`).toBe(true);
    }
  });

  test('a verdict is a word wherever it is a colour: on the board and among the branches', () => {
    const pieces = (title: string) => slidePages(pdf, title).flatMap((page) => page.pieces);
    const board = pieces('1.1 考核指标总表');
    const judged = GOLDEN_ROWS.filter(({ key, targets }) => targets.length > 0 && isOnBoard(key));
    const verdicts = judged.flatMap(({ targets }) => targets.map(({ met }) => met));
    expect(verdicts).toHaveLength(15);
    const met = board.filter((one) => one === '达标' || one === '压线');
    expect(met).toHaveLength(verdicts.filter(Boolean).length);
    expect(board.filter((one) => one === '未达标')).toHaveLength(2);
    const heat = pieces('1.1 分公司达标全景').join('');
    // E8 in the city and its four branches, E6 of 安岳, complaints of the city.
    expect(heat.match(/未达标 ?·/gu)).toHaveLength(7);
    expect(heat.match(/低于省线 ?·/gu)?.length).toBeGreaterThan(0);
  });

  test('every slide with figures says how they are defined, of which days and from which data', () => {
    // What people wrote, the overview's sentences and the checks are no figures of one dataset.
    const words =
      /概述|TOP项目|亮点|热点|上月计划|措施|案例|待决|下月计划|指标口径|数据来源|核对说明/u;
    for (const { title, level } of listed) {
      if (level === 1 || words.test(title)) continue;
      for (const words of ['口径', '2009-07-01至2009-07-31', '数据来源']) {
        expect(slide(title), title).toContain(words);
      }
    }
  });
});
