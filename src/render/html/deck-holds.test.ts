import { afterAll, expect, test } from 'vitest';
import { layOut } from '../../deck/lay-out.ts';
import { sampleDocument } from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { PdfBrowser } from '../pdf/pdf-browser.ts';
import { renderDeckHtml } from './render-deck-html.ts';
import { readTemplates, readTheme } from './test-support.ts';

const browser = new PdfBrowser({
  executable: null,
  sandbox: 'auto',
  env: process.env,
  warn: () => undefined,
});
afterAll(() => browser[Symbol.asyncDispose]());

test('a report like the real one holds at the first layout, and prints with TrueType fonts only', {
  timeout: 60_000,
}, async () => {
  const fonts = await loadFonts();
  const deck = layOut(sampleDocument(), fonts);
  const html = await renderDeckHtml({ deck, theme: readTheme(), fonts, ...readTemplates() });
  expect(await browser.measure(html)).toEqual([]);
  const pdf = Buffer.from(
    await browser.print(html, {
      title: '报告',
      widthInches: deck.widthInches,
      heightInches: deck.heightInches,
      tagged: false,
      outline: false,
    }),
  ).toString('latin1');
  expect(pdf.match(/\/Type ?\/Page\b/g)).toHaveLength(deck.slides.length);
  expect(pdf).not.toMatch(/\/Subtype ?\/Type3/);
});
