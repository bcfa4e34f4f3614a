import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openSlides, packageFaults } from '../src/render/pptx/test-support.ts';
import { sampleFile } from './support/sample.ts';
import { samplePdf } from './support/sample-pdf.ts';

const bytes = readFileSync(sampleFile('report.pptx'));
const slides = await openSlides(bytes);
const pdf = await samplePdf();

/** Signs that the PDF draws and the presentation writes. */
const SIGNS = /[\s●×▲▼!–—　]/gu;
const plain = (text: string) => text.replaceAll(SIGNS, '');
/** Days and months of marks, which the PDF tells by their place on the axis. */
const withoutDates = (text: string) => text.replaceAll(/\d+(?:年|月|日)/gu, '');
const NUMBER = /\d[\d,]*(?:\.\d+)?/gu;

describe('the presentation of the sample', () => {
  test('is a package that Office opens without a repair', async () => {
    expect(await packageFaults(bytes)).toEqual([]);
  });

  test('has the pages of the PDF in their order, each with its title', () => {
    expect(slides).toHaveLength(pdf.pages.length);
    for (const [index, { title }] of slides.entries()) {
      const page = plain(pdf.pages[index]?.text ?? '');
      expect(page, `page ${index + 1}`).toContain(plain(title));
    }
  });

  test('shows on every slide the words and figures of the PDF and no others', () => {
    let figures = 0;
    for (const [index, { tables, texts, charts }] of slides.entries()) {
      const page = plain(pdf.pages[index]?.text ?? '');
      const cells = tables.flat(2).flatMap((cell) => cell.split('\n'));
      for (const text of [...cells, ...texts.map(withoutDates)])
        for (const number of text.match(NUMBER) ?? []) {
          expect(page, `${text} on page ${index + 1}`).toContain(number);
          figures += 1;
        }
      for (const cell of cells)
        for (const word of cell.split(/\s+/u))
          expect(page, `page ${index + 1}`).toContain(plain(word));
      const labels = charts.flatMap(({ series }) => series.flatMap((one) => one.labels));
      for (const label of labels)
        for (const number of label.match(NUMBER) ?? [])
          expect(page, `${label} on page ${index + 1}`).toContain(number);
    }
    expect(figures).toBeGreaterThan(2000);
  });

  test('has native charts with figures on the pages that have charts', () => {
    const charts = slides.flatMap((slide) => slide.charts);
    expect(charts.length).toBeGreaterThan(30);
    for (const { series } of charts) {
      expect(series.flatMap(({ values }) => values).some((value) => value !== null)).toBe(true);
    }
  });
});
