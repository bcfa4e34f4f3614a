import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import subsetFont from 'subset-font';
import { afterAll, describe, expect, test } from 'vitest';
import { PdfBrowser } from './pdf-browser.ts';

const browser = new PdfBrowser({
  executable: null,
  sandbox: 'auto',
  env: process.env,
  warn: () => undefined,
});
afterAll(() => browser[Symbol.asyncDispose]());

const SHEET = `
  @page { size: 13.333in 7.5in; margin: 0 }
  body { margin: 0 }
  .slide { width: 1280px; height: 720px; position: relative; break-after: page; overflow: hidden }
  .slide-body { height: 500px; width: 1200px }`;
const WIDE = {
  title: '服务质量报告',
  widthInches: 13.333,
  heightInches: 7.5,
  tagged: true,
  outline: true,
};

function deck(...bodies: readonly string[]): string {
  const slides = bodies.map(
    (body, at) =>
      `<section class="slide" data-page="${at + 1}" data-slide="s${at + 1}"><h1>第 ${at + 1} 页</h1><div class="slide-body">${body}</div></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><title>x</title><style>${SHEET}</style></head><body>${slides.join('')}</body></html>`;
}

async function opened(pdf: Uint8Array) {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const { info } = await document.getMetadata();
  const [, , width, height] = (await document.getPage(1)).view;
  return { texts, info, outline: await document.getOutline(), width, height };
}

describe('printing', () => {
  test('gives one page a slide, in the page size of the sheet, with title and bookmarks', async () => {
    const { texts, info, outline, width, height } = await opened(
      await browser.print(deck('one', 'two'), WIDE),
    );
    expect(texts).toEqual([expect.stringContaining('one'), expect.stringContaining('two')]);
    expect(info).toMatchObject({ Title: '服务质量报告' });
    expect(outline.map(({ title }) => title)).toEqual(['第 1 页', '第 2 页']);
    expect([width, height].map((points) => Math.round(points ?? 0))).toEqual([960, 540]);
  });

  test('gives the same bytes each time, measured before or not, also from a browser of its own', async () => {
    const html = deck('<table><tr><th>甲<td>1</table>', '<ul><li>乙<li>丙</ul>');
    const first = await browser.print(html, WIDE);
    await using page = await browser.open(html);
    await page.measure();
    const second = await page.print(WIDE);
    await using other = new PdfBrowser({
      executable: null,
      sandbox: 'auto',
      env: process.env,
      warn: () => undefined,
    });
    const third = await other.print(html, WIDE);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, third)).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain(
      "/CreationDate (D:20000101000000+00'00')",
    );
  });

  test('embeds the fonts that the page brings along', async () => {
    const path = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    );
    const font = await subsetFont(await readFile(path), '资阳', { targetFormat: 'truetype' });
    const face = `<style>@font-face { font-family: own; src: url(data:font/ttf;base64,${font.toString('base64')}) }</style>`;
    const html = `<title>x</title>${face}<p style="font-family: own">资阳</p>`;
    const pdf = await browser.print(html, WIDE);
    expect((await opened(pdf)).texts).toEqual(['资阳']);
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Regular/);
    expect(source).not.toContain('/Type3');
  });

  test('refuses a font that does not load', async () => {
    const html =
      '<style>@font-face { font-family: torn; src: url(data:font/ttf;base64,AAEAAAAA) }</style><p style="font-family: torn">x</p>';
    await expect(browser.open(html)).rejects.toMatchObject({
      said: { code: 'render.font_failed', params: { families: 'torn' } },
    });
  });
});

describe('a page that tries to do more than show', () => {
  test('names the hosts it tried to reach, and nothing else of the address', async () => {
    const html = deck(
      '<img src="http://images.test/13800000000.png"><iframe src="https://frames.test:8443/a"></iframe>',
      '<style>@import url(//styles.test/x.css); p { background: url(http://sheets.test/x) }</style><p>x</p>',
    ).replace(
      '<head>',
      '<head><base href="http://base.test/"><link rel="stylesheet" href="z.css">',
    );
    await expect(browser.print(html, WIDE)).rejects.toMatchObject({
      kind: 'output',
      said: {
        code: 'render.request_blocked',
        params: {
          targets:
            'http://base.test, http://images.test, http://sheets.test, http://styles.test, https://frames.test:8443',
        },
      },
    });
  });

  test('is not led elsewhere by a refresh', async () => {
    const html = deck('one').replace(
      '<head>',
      '<head><meta http-equiv="refresh" content="0;url=http://elsewhere.test/">',
    );
    await expect(browser.print(html, WIDE)).rejects.toMatchObject({
      said: { code: 'render.request_blocked', params: { targets: 'http://elsewhere.test' } },
    });
  });

  test('runs no script', async () => {
    const html = deck(
      '<p id="p">still</p><script>document.getElementById("p").textContent = "ran"</script><img src="data:," onerror="document.body.textContent=1">',
    );
    const { texts } = await opened(await browser.print(html, WIDE));
    expect(texts).toEqual([expect.stringContaining('still')]);
  });

  test('shows no file of the machine', async () => {
    const here = import.meta.url;
    const html = deck(`<iframe src="${here}"></iframe><object data="${here}"></object>kept`);
    const { texts } = await opened(await browser.print(html, WIDE));
    // What else stands on the page is the footer, in whatever font the machine has for it.
    expect(texts).toEqual([expect.stringMatching(/kept$/u)]);
    expect(texts.join('')).not.toContain('shows no file');
  });
});

describe('measuring', () => {
  test('gives nothing for slides that hold', async () => {
    expect(await browser.measure(deck('<p>short</p>', '<div data-fit>short</div>'))).toEqual([]);
  });

  test('gives page, slide and pixels of what does not hold', async () => {
    const html = deck(
      '<p>short</p>',
      '<div style="height: 540px"></div>',
      '<div data-fit style="height: 100px; width: 200px; overflow: hidden"><div style="height: 130px; width: 260px"></div></div>',
      '<div style="position: absolute; top: 710px; left: -7px; height: 30px; width: 10px">out</div>',
    );
    expect(await browser.measure(html)).toEqual([
      { page: 2, slideId: 's2', vertical: 40, horizontal: 0 },
      { page: 3, slideId: 's3', vertical: 30, horizontal: 60 },
      { page: 4, slideId: 's4', vertical: 20, horizontal: 7 },
    ]);
  });
});

test('the version names product and build', async () => {
  expect(await browser.version()).toMatch(/^(Headless)?Chrome\/\d+\.\d+/);
});
