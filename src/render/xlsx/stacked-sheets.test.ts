import exceljs from 'exceljs';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { formattingsOf, recompute, signAt } from '../../../test/support/formulas.ts';
import type { Slide } from '../../document/model/types.ts';
import { renderXlsx } from './render-xlsx.ts';
import { atMost, column, rate, slide, table, text } from './test-cells.ts';
import { ownBuffer, sampleInput } from './test-support.ts';

const one = (title: string, bad: number) =>
  table(
    [column('分公司', { align: 'start' }), column('率')],
    [
      [text('安岳'), rate(bad, 100, bad > 8 ? 'missed' : 'met', [atMost(8)])],
      [text('简阳'), rate(1, 100, 'met', [atMost(8)])],
    ],
    { title },
  );
const on = (section: string, number: string | null, title: string, count: number): Slide => ({
  ...slide(
    number,
    title,
    Array.from({ length: count }, (_, at) => one(`${title} ${at + 1}`, at + 8)),
  ),
  section,
});

/** A chapter of few tables, one of many with a divider, and an appendix. */
async function made(): Promise<Uint8Array> {
  const input = sampleInput();
  return renderXlsx({
    ...input,
    document: {
      ...input.document,
      sections: [
        { id: 's1', number: '一', title: '总体情况' },
        { id: 's2', number: '二', title: '服务指标' },
        { id: 's3', number: '附', title: '口径与核对' },
      ],
      slides: [
        on('s1', '1.1', '概述', 1),
        on('s1', '1.2', '热点', 2),
        on('s2', null, '服务指标', 1),
        on('s2', '2.1', '预约', 2),
        on('s2', '2.1', '履约', 2),
        on('s2', '2.2', '移动', 1),
        on('s2', '2.3', '宽带', 2),
        on('s3', null, '数据来源', 1),
      ],
    },
  });
}

let bytes: Uint8Array;
let workbook: exceljs.Workbook;
const sheet = (name: string): exceljs.Worksheet => {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const column1 = (name: string): readonly unknown[] => sheet(name).getColumn(1).values;

beforeAll(async () => {
  bytes = await made();
  workbook = new exceljs.Workbook();
  await workbook.xlsx.load(ownBuffer(bytes));
});

describe('the tables of a section', () => {
  test('stand on one sheet, those of a chapter of few on one, named by number or title', () => {
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names.slice(0, 6)).toEqual([
      '目录',
      '一 总体情况',
      '2.1',
      '2.2 移动',
      '2.3 宽带',
      '数据来源',
    ]);
    const titles = ['服务指标', '2.1 预约：预约 1', '2.1 预约：预约 2', '2.1 履约：履约 1'];
    const at = titles.map((title) =>
      column1('2.1').findIndex((value) => String(value).startsWith(title)),
    );
    expect(at.every((row, index) => row > (at[index - 1] ?? 1))).toBe(true);
  });

  test('have the colour of their chapter', () => {
    const tabs = ['一 总体情况', '2.1', '2.2 移动', '数据来源'].map(
      (name) => sheet(name).properties.tabColor?.argb,
    );
    expect(new Set(tabs).size).toBe(3);
    expect(tabs[1]).toBe(tabs[2]);
  });

  test('are each linked from the contents to the row at which they begin', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const links = [...xml.matchAll(/<hyperlink ref="B(\d+)" location="&apos;(.+?)&apos;!A(\d+)"/g)];
    expect(links).toHaveLength(12 + 5);
    for (const [, line = '', name = '', row = ''] of links) {
      const about = sheet('目录').getRow(Number(line)).getCell(3).text;
      expect(sheet(name).getCell(Number(row), 1).text, about).not.toBe('');
      if (about.includes('：')) expect(sheet(name).getCell(Number(row), 1).text).toContain(about);
    }
  });

  test('filter and freeze only where one stands alone', () => {
    expect(sheet('2.1').autoFilter).toBeUndefined();
    expect(sheet('2.1').views[0]?.state).toBe('normal');
    expect(sheet('2.2 移动').autoFilter).toBeDefined();
    expect(sheet('2.2 移动').views[0]?.state).toBe('frozen');
  });

  test('keep formulas, notes and rules at their own rows', () => {
    const read = sheet('2.1');
    const rows = column1('2.1').flatMap((value, row) => (value === '安岳' ? [row] : []));
    expect(rows).toHaveLength(5);
    expect(rows.map((row) => signAt(read, `D${row}`))).toEqual(
      ['●', '●', '✕', '●', '✕'].map((s) => (s === '●' ? '▲' : s)),
    );
    for (const row of rows) {
      const cell = read.getCell(row, 4);
      expect(cell.result).toBe(recompute(read, cell.formula));
      expect(JSON.stringify((cell as { note?: unknown }).note)).toContain(
        `r?${String(read.getCell(row, 2).value)}`,
      );
    }
    const rules = formattingsOf(read).flatMap(
      ({ rules: own }) => own as unknown as readonly { priority: number }[],
    );
    expect(new Set(rules.map(({ priority }) => priority)).size).toBe(rules.length);
  });
});
