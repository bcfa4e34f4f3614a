import { expect, test } from 'vitest';
import { layOut } from '../../deck/lay-out.ts';
import {
  bars,
  body,
  contentSlide,
  longTable,
  sampleDocument,
  words,
} from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { compileTemplates } from './compile-templates.ts';
import { renderDeckHtml } from './render-deck-html.ts';
import { readTemplates, readTheme } from './test-support.ts';

const fonts = await loadFonts();
const dress = { theme: readTheme(), fonts, ...readTemplates() };
const render = (document = sampleDocument()): Promise<string> =>
  renderDeckHtml({ deck: layOut(document, fonts), ...dress });

test('every slide is a section with its page, its id and one body', async () => {
  const html = await render();
  const deck = layOut(sampleDocument(), fonts);
  const slides = html.split('<section class="slide').slice(1);
  expect(slides).toHaveLength(deck.slides.length);
  for (const [index, slide] of slides.entries()) {
    expect(slide).toContain(
      `data-page="${index + 1}" data-slide="${deck.slides[index]?.slide.id}"`,
    );
    expect(slide.match(/"slide-body"/g)).toHaveLength(1);
  }
  for (const { page } of deck.contents) expect(html).toContain(`href="#s-${page}"`);
  expect(html).toContain('（续 2/');
  expect(html).not.toContain('✕');
});

test('headings make an outline: sections first, slides under them, parts that run on none', async () => {
  const html = await render();
  const headings = [...html.matchAll(/<h([12])[^>]*>([^<]*)</g)].map(
    ([, level, text]) => `${level} ${text}`,
  );
  expect(headings).toContain('1 二、服务指标');
  expect(headings.filter((heading) => heading === '2 2.5 支局明细')).toHaveLength(1);
});

test('the page asks for nothing from outside and data stays text', async () => {
  const evil = '<img src=x onerror=alert(1)>{{title}}';
  const html = await render(
    sampleDocument([
      contentSlide(
        'evil',
        [
          { kind: 'text', id: 't', paragraphs: [evil] },
          { ...longTable('x', 0), rows: [body(words(evil))], title: evil },
          bars('b', [[evil, 1, evil, 'none']]),
        ],
        { title: '</style><script>', headline: evil },
      ),
    ]),
  );
  expect(html).toContain(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  );
  expect(html).not.toMatch(/<(img|script|link|iframe|image)\b/);
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
  const urls = [...html.matchAll(/url\(([^)]{0,20})/g)].map(([, url = '']) => url);
  expect(urls.every((url) => url.startsWith('data:') || url.startsWith('#'))).toBe(true);
});

test('cases, pictures, heat tables and a logo are drawn; a mark in the contents says what is brief', async () => {
  const logo = 'data:image/png;base64,AAAA';
  const deck = layOut({ ...sampleDocument(), page: 'A4' }, fonts);
  const html = await renderDeckHtml({ deck, ...dress, theme: { ...dress.theme, logo } });
  expect(html).toContain('@page{size:11.6929in 8.2677in;margin:0}');
  expect(html).toMatch(/<p class="case-head">经过<\/p><div class="case-text"><p>客户事先/);
  expect(html).toMatch(
    /<img src="data:image\/png;base64,iVBOR[^"]+" alt="7月22日 车城厅缴费引导台"/,
  );
  expect(html).toMatch(/heat heat-missed">[\s\S]{0,400}未达标 · 37户/);
  expect(html).toMatch(/heat heat-edge">[\s\S]{0,400}压线 · 28户/);
  // A dash before a figure without a limit would read as a minus.
  expect(html).toMatch(/heat heat-none">/);
  expect(html).not.toMatch(/heat heat-none">[^<]*<div[^>]*><svg/);
  expect(html.split(`src="${logo}"`).length - 1).toBeGreaterThan(10);
  expect(html).toMatch(
    /<span class="brief">领<\/span><span class="contents-label">[^<]*分公司达标全景/,
  );
});

test('the same deck gives the same bytes, with every printed character in the typeface', async () => {
  const html = await render();
  expect(await render()).toBe(html);
  expect(fonts.missingGlyphs(html)).toEqual([]);
});

test('a template that names what the view lacks, or an unknown helper, fails', () => {
  expect(() => compileTemplates({ deck: '{{nothing}}' }, 'deck')({})).toThrow(/nothing/);
  expect(() => compileTemplates({ deck: '{{shout title}}' }, 'deck')({ title: 'x' })).toThrow();
  expect(compileTemplates({ deck: '{{title}}' }, 'deck')({ title: '<' })).toBe('&lt;');
});

test.each([
  '{{title.constructor.name}}',
  '{{#with title}}{{this}}{{/with}}',
  '{{log title}}',
  '{{helperMissing title}}',
  '{{blockHelperMissing title}}',
])('a template that reaches for what stands behind a value fails: %s', (text) => {
  expect(() => compileTemplates({ deck: text }, 'deck')({ title: 'x' })).toThrow();
});

test.each([
  '{{constructor}}',
  '{{__proto__}}',
  '{{toString}}',
  '{{lookup title "constructor"}}',
  '{{lookup this "__proto__"}}',
])('what every object has is nothing to a template: %s', (text) => {
  expect(compileTemplates({ deck: `[${text}]` }, 'deck')({ title: 'x' })).toBe('[]');
});

test.each(['{{title}}', '{{evil}}', '{{> deck}}', '{{{title}}}'])(
  'a value that looks like a template stays text: %s',
  (title) => {
    const escaped = title.replaceAll('>', '&gt;');
    expect(compileTemplates({ deck: '{{title}}' }, 'deck')({ title })).toBe(escaped);
  },
);

test('a block that cannot be drawn costs itself, and is told', async () => {
  const one: Parameters<typeof bars>[1][number] = ['安岳', 9.14, '9.14%', 'missed'];
  const whole = layOut(
    sampleDocument([contentSlide('s', [bars('b', [one]), bars('c', [one])])]),
    fonts,
  );
  const slides = whole.slides.map((one) => ({
    ...one,
    slide: {
      ...one.slide,
      blocks: one.slide.blocks.map(({ column, block }) =>
        block.kind === 'chart' && block.id === 'b'
          ? { column, block: { ...block, chart: { ...block.chart, items: undefined } } as never }
          : { column, block },
      ),
    },
  }));
  const deck = { ...whole, slides };
  const failed: string[] = [];
  const html = await renderDeckHtml({
    deck,
    ...dress,
    onFailed: (block, slide) => failed.push(`${slide.id} ${block.id}`),
  });
  expect(failed).toEqual(['s b']);
  expect(html).toContain('<svg');
  expect(html).toContain('没有做成');
  await expect(renderDeckHtml({ deck, ...dress })).rejects.toThrow(TypeError);
});
