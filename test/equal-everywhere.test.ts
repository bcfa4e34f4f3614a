import { existsSync, readFileSync } from 'node:fs';
import exceljs, { type Cell, type Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { openSlides } from '../src/render/pptx/test-support.ts';
import { printed } from './support/formulas.ts';
import { openBrowser, openPage, slideTexts } from './support/open-page.ts';
import { sampleFile, sampleMetrics } from './support/sample.ts';
import { samplePdf } from './support/sample-pdf.ts';

/** What a format shows on a slide. */
interface Shown {
  readonly headline: string;
  /** All that it says, without white space and signs that one format draws and another writes. */
  readonly text: string;
  /** The same as it stands, piece by piece. */
  readonly pieces: readonly string[];
}

/** A format of the report, slide by slide; the order and number of slides are those of the deck. */
interface Reading {
  readonly name: string;
  readonly slides: readonly Shown[];
}

const SIGNS = /[\s●×▲▼!–—✕　]/gu;
const plain = (text: string): string => text.replaceAll(SIGNS, '');
const NUMBER = /\d[\d,]*\.\d+%?|\d{1,3}(?:,\d{3})+/gu;

const pdf = await samplePdf();
const presentation = await openSlides(readFileSync(sampleFile('report.pptx')));
const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(sampleFile('report.xlsx'));
const results = new Map(
  sampleMetrics().metrics.flatMap((metric) => metric.results.map((one) => [one.key, one] as const)),
);

const paper: Reading = {
  name: 'report.pdf',
  slides: pdf.pages.map(({ text, pieces }) => ({
    headline: plain(text),
    text: plain(text),
    pieces,
  })),
};
const office: Reading = {
  name: 'report.pptx',
  slides: presentation.map(({ title, texts, tables, charts }) => {
    const labels = charts.flatMap(({ series }) =>
      series.flatMap((one) => [one.name, ...one.labels]),
    );
    const pieces = [...texts, ...tables.flat(2), ...labels];
    return { headline: plain(title), text: plain(pieces.join(' ')), pieces };
  }),
};
const web: Reading = {
  name: 'report.html',
  slides: await webSlides(),
};
/** Formats that show the deck slide by slide. */
const READINGS: readonly Reading[] = [paper, office, web];

async function webSlides(): Promise<readonly Shown[]> {
  const browser = await openBrowser();
  await using open = await openPage(browser, sampleFile('report.html'));
  const slides = await slideTexts(open.page);
  return slides.map(({ text }) => ({ headline: plain(text), text: plain(text), pieces: [text] }));
}

/** The cells of the workbook that tell a result, by the keys in their notes, with the slide that their table is of. */
function toldCells(): readonly {
  readonly key: string;
  readonly cell: Cell;
  readonly sheet: Worksheet;
}[] {
  return workbook.worksheets.flatMap((sheet) => {
    const found: { key: string; cell: Cell; sheet: Worksheet }[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const note = typeof cell.note === 'object' ? cell.note.texts : undefined;
        const key = (note ?? []).map(({ text }) => text).join('');
        if (results.has(key)) found.push({ key, cell, sheet });
      }),
    );
    return found;
  });
}

/** The title and headline over a table: lines that are merged over its sheet. */
function headOver(sheet: Worksheet, row: number): readonly string[] {
  const lines: string[] = [];
  for (let at = row - 1; at > 0; at -= 1) {
    const text = sheet.getCell(at, 1).text;
    if (sheet.getCell(at, 2).master?.address === sheet.getCell(at, 1).address) lines.push(text);
    else if (lines.length > 0) break;
  }
  return lines.map(plain);
}

/** Numbers as people read them: a figure and its unit of percent. */
function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/** The figures of a slide, each a whole one: 7.26% is not in 17.26%. */
function figuresOn(slide: Shown | undefined): ReadonlySet<string> {
  return new Set((slide?.pieces ?? []).flatMap(numbersIn));
}

type OpenChart = (typeof presentation)[number]['charts'][number];

/** Whether a chart has a figure among those that it draws. */
function isPlotted(number: string, { series }: OpenChart): boolean {
  const decimals = /\.(\d+)/.exec(number)?.[1]?.length ?? 0;
  const wanted = numberOf(number).toFixed(decimals);
  return series.some(({ values }) =>
    values.some((value) => value !== null && value.toFixed(decimals) === wanted),
  );
}

/** Ticks that an axis of the pages has at most. */
const MOST_TICKS = 5;

/** Whether a number parts an axis of a chart evenly, as its ticks do. */
function isTick(number: string, { ends: [min, max] }: OpenChart): boolean {
  if (min == null || max == null) return false;
  const at = (numberOf(number) - min) / (max - min);
  if (at < 0 || at > 1) return false;
  const counts = Array.from({ length: MOST_TICKS }, (_, index) => index + 1);
  return counts.some((count) => Math.abs(at * count - Math.round(at * count)) < 1e-9);
}

function numberOf(number: string): number {
  return Number(number.replaceAll(/[,%]/g, ''));
}

/** What heads the sentences of the findings. */
const TEXT = '要点';

/** Decimals to which a value is shown. */
function shownAs(display: string, value: number): string {
  return display.includes('%') || display.includes('.')
    ? display
    : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

describe('every format says the same', () => {
  test('slide by slide: as many slides, each under the same headline', () => {
    for (const { name, slides } of READINGS) {
      expect(slides, name).toHaveLength(office.slides.length);
      for (const [index, { headline }] of office.slides.entries())
        expect(slides[index]?.headline.includes(headline), `${name}, slide ${index + 1}`).toBe(
          true,
        );
    }
  });

  test('slide by slide: no figure that another format has not', () => {
    let seen = 0;
    const missing: string[] = [];
    for (const [index, own] of office.slides.entries())
      for (const { name, slides } of READINGS) {
        const there = figuresOn(slides[index]);
        for (const number of figuresOn(own)) {
          if (!there.has(number)) missing.push(`${number} of slide ${index + 1} in ${name}`);
          seen += 1;
        }
      }
    expect(missing).toEqual([]);
    expect(seen).toBeGreaterThan(1200);
  });

  test('slide by slide: no figure on paper that the presentation has not, but for the ticks of axes', () => {
    let seen = 0;
    let asTicks = 0;
    const missing: string[] = [];
    for (const [index, own] of paper.slides.entries()) {
      const there = figuresOn(office.slides[index]);
      const charts = presentation[index]?.charts ?? [];
      for (const number of figuresOn(own)) {
        seen += 1;
        // A point that paper labels and the presentation does not has its figure in the data of the chart.
        if (there.has(number) || charts.some((chart) => isPlotted(number, chart))) continue;
        if (charts.some((chart) => isTick(number, chart))) asTicks += 1;
        else missing.push(`${number} of slide ${index + 1}`);
      }
    }
    expect(missing).toEqual([]);
    expect(seen).toBeGreaterThan(400);
    expect(asTicks).toBeLessThan(20);
  });

  test('a result has in cells of the workbook the value of metrics.json, and its slides print it alike', () => {
    const told = toldCells();
    expect(told.length).toBeGreaterThan(300);
    const everywhere = READINGS.map(({ slides }) => slides.map(({ text }) => text).join('\n'));
    let compared = 0;
    let printedToo = 0;
    for (const { key, cell, sheet } of told) {
      const result = results.get(key);
      const value = cell.formula ? (cell.result ?? 0) : cell.value;
      if (result?.value == null || typeof value !== 'number') continue;
      if (cell.numFmt.includes('%')) {
        expect(value * 100, `${sheet.name}!${cell.address}`).toBeCloseTo(result.value, 9);
        const text = printed(cell).replace('†', '');
        expect(text, `${sheet.name}!${cell.address}`).toBe(result.display);
      } else {
        expect(value, `${sheet.name}!${cell.address} of ${key}`).toBeCloseTo(result.value, 9);
        const text = shownAs(result.display, result.value);
        expect(printed(cell).replace(/\.00$/, ''), `${sheet.name}!${cell.address}`).toBe(
          text.replace(/\.00$/, ''),
        );
      }
      // A table that a sentence stands for on the pages is whole in the workbook; then no page has its figures.
      const there = everywhere.map((all) => all.includes(plain(result.display)));
      expect(new Set(there).size, `${key}: ${READINGS.map(({ name }) => name)} ${there}`).toBe(1);
      compared += 1;
      if (there[0]) printedToo += 1;
    }
    expect(printedToo).toBeGreaterThan(250);
    expect(compared).toBeGreaterThan(250);
  });

  test('the headline over a table of the workbook is that of its slide', () => {
    const headlines = new Set(office.slides.map(({ headline }) => headline));
    const found = new Set<string>();
    for (const { cell, sheet } of toldCells())
      for (const line of headOver(sheet, Number(cell.row)))
        if (headlines.has(line)) found.add(line);
    expect(found.size).toBeGreaterThan(10);
  });

  test('what the findings say stands word for word under the slides that they are of', () => {
    const sheet = workbook.getWorksheet('要点');
    if (sheet === undefined) throw new Error('no findings');
    const said = presentation.map(
      ({ notes }, index) => `${office.slides[index]?.text}${plain(notes)}`,
    );
    const columns = new Map<string, number>();
    let first = 0;
    let compared = 0;
    let shown = 0;
    sheet.eachRow((row, number) => {
      const labels = (row.values as readonly unknown[]).map(String);
      if (first === 0 && labels.includes(TEXT) && new Set(labels).size > 5) {
        first = number;
        labels.forEach((label, at) => {
          columns.set(label, at);
        });
      } else if (first > 0) {
        const text = plain(row.getCell(columns.get(TEXT) ?? 0).text);
        if (text === '' || !said.some((one) => one.includes(text))) return;
        compared += 1;
        for (const [index, slide] of office.slides.entries()) {
          if (!slide.text.includes(text)) continue;
          shown += 1;
          for (const { name, slides } of READINGS)
            expect(slides[index]?.text.includes(text), `${text} in ${name}`).toBe(true);
        }
      }
    });
    expect(compared).toBeGreaterThan(20);
    expect(shown).toBeGreaterThan(5);
  });

  test('no format of the deck stands beside without being compared', () => {
    const compared = READINGS.map(({ name }) => name);
    for (const name of ['report.pdf', 'report.pptx', 'report.html'])
      expect(compared.includes(name), name).toBe(existsSync(sampleFile(name)));
  });
});
