import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { slidePages, slideText } from './support/open-pdf.ts';
import { sampleFile } from './support/sample.ts';
import { samplePdf } from './support/sample-pdf.ts';

const pdf = await samplePdf();
const everything = pdf.pages.map(({ text }) => text).join('\n');
const slide = (title: string) => slideText(pdf, title);

const FIGURE = /^[\d—]/u;

/** The row of a slide's table that begins with a name, as the pieces that follow it. */
function row(title: string, name: string, cells: number): readonly string[] {
  const pieces = slidePages(pdf, title).flatMap((page) => page.pieces.filter((one) => one !== ''));
  const at = pieces.findIndex((piece, i) => piece === name && FIGURE.test(pieces[i + 1] ?? ''));
  if (at < 0) throw new Error(`${title} has no row ${name}`);
  // A small base carries a sign that is no part of its figure.
  return pieces
    .slice(at + 1, at + 1 + cells)
    .map((piece) => piece.replace(' †', '').replace('†', ''));
}

describe('where the hand-made deck contradicted itself', () => {
  test.each([
    ['C网本地用户', '107', '0', '0.00%'],
    ['无线上网(C+W)', '83', '5', '6.02%'],
    ['短信及智能短信', '25', '2', '8.00%'],
    ['爱音乐', '1', '0', '0.00%'],
    ['彩信', '3', '0', '0.00%'],
    ['手机上网', '27', '3', '11.11%'],
    ['合计', '246', '10', '4.07%'],
  ])('the repeat rate of %s is that of its own users', (service, ...cells) => {
    const printed = row('2.3 移动重复申告', service, 4).filter((one) => one !== '×');
    expect(printed.slice(0, 3)).toEqual(cells);
  });

  test('the missed target of 手机上网 reads as missed: on its slide, in the overview and among the findings', async () => {
    expect(row('2.3 移动重复申告', '手机上网', 9).join('')).toMatch(/≤8%.*未达标/u);
    expect(slide('2.3 移动重复申告')).not.toMatch(/(?<!\d)(3\.70|1\.20)%/u);
    expect(slide('1.1 概述')).toMatch(/手机上网重复申告用户率11\.11%.*高于省考核值8%/u);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(sampleFile('report.xlsx'));
    const said: string[] = [];
    workbook.getWorksheet('要点')?.eachRow((line) => {
      said.push(JSON.stringify(line.values));
    });
    const missed = said.filter((line) => line.includes('mobile.repeat_rate?service=手机上网'));
    expect(missed.some((line) => /11\.11%.*高于省考核值/u.test(line))).toBe(true);
  });

  test('ADSL faults grew by 48.32 %, wherever their growth is told', () => {
    const slides = ['1.1 考核指标总表', '2.4 ADSL故障量'];
    for (const title of slides) expect(slide(title), title).toContain('48.32%');
    // By the day, because June is shorter.
    expect(slide('1.1 本月变化')).toContain('+43.54%（+3,361张）');
    expect(everything).not.toMatch(/32\.6%|增长32\.|\+32\.58%/u);
  });

  test('the classes of the other channels add up to their total, with 18 faults', () => {
    const counts = slidePages(pdf, '3.2 非10000号渠道')
      .flatMap(({ pieces }) => pieces)
      .flatMap((piece) => /^(\d+)件$/u.exec(piece)?.[1] ?? [])
      .map(Number);
    expect(counts).toHaveLength(7);
    expect(counts[0]).toBe(18);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(28);
  });

  test('the list of channels has all six, 22 cases and the six of the web hall, and adds up to 28', () => {
    const channels = ['工信部', '省公司', '集团网站', '网上营业厅', '12315/消协', '总经理热线'];
    const number = (cell: string) => (cell === '—' ? 0 : Number(cell));
    const totals = channels.map((channel) => {
      const cells = row('3.2 非10000号渠道', channel, 5).map(number);
      expect(cells.slice(0, 4).reduce((sum, cell) => sum + cell, 0)).toBe(cells[4]);
      return cells[4] ?? Number.NaN;
    });
    expect(totals).toEqual([3, 4, 5, 6, 1, 9]);
    expect(row('3.2 非10000号渠道', '合计', 5)).toEqual(['5', '8', '7', '8', '28']);
  });

  test('each callback rate has one value, and the rate of the assessment is never called by its name', () => {
    const told = [...everything.matchAll(/(\d+\.\d+%)（(\d+)\/30）/gu)];
    expect(new Set(told.map(([, rate, part]) => `${part}/30 ${rate}`))).toEqual(
      new Set(['28/30 93.33%', '26/30 86.67%', '29/30 96.67%']),
    );
    const attitude = [...everything.matchAll(/人员态度满意率(\d[\d.]*%?)/gu)];
    expect(new Set(attitude.map(([, rate]) => rate))).toEqual(new Set(['86.67%']));
    expect(slide('3.3 省公司抽查')).not.toMatch(/92\.48|95(\.00)?%(?!置信区间|区间)/u);
    for (const { text } of pdf.pages.filter((page) => page.text.includes('92.48'))) {
      expect(text).toMatch(/第三方/u);
    }
  });
});
