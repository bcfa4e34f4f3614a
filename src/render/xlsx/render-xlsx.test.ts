import exceljs from 'exceljs';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { formattingsOf, signAt } from '../../../test/support/formulas.ts';
import { ziyangLevels } from '../../pack/test-support.ts';
import { ziyangWords } from '../../phrases/test-support.ts';
import { renderXlsx } from './render-xlsx.ts';
import { column, rate, slide, table, text } from './test-cells.ts';
import { ownBuffer, sampleInput } from './test-support.ts';

let bytes: Uint8Array;
let workbook: exceljs.Workbook;

async function open(written: Uint8Array): Promise<exceljs.Workbook> {
  const read = new exceljs.Workbook();
  await read.xlsx.load(ownBuffer(written));
  return read;
}

function sheet(name: string): exceljs.Worksheet {
  const found = workbook.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** The cell under a label, in the row whose first cells read so. */
function cell(name: string, label: string, ...row: readonly string[]): exceljs.Cell {
  const read = sheet(name);
  let found: { row: number; column: number } | null = null;
  let at = 0;
  read.eachRow((line, number) => {
    if (row.every((word, index) => line.getCell(index + 1).text === word)) at = number;
    line.eachCell((one, columnNumber) => {
      if (found === null && one.text === label) found = { row: number, column: columnNumber };
    });
  });
  if (found === null || at === 0) throw new Error(`no ${label} for ${row.join(' ')}`);
  return read.getCell(at, (found as { column: number }).column);
}

beforeAll(async () => {
  bytes = await renderXlsx(sampleInput());
  workbook = await open(bytes);
});

describe('sheets', () => {
  test('stand in the order of the report, named by slide', () => {
    expect(workbook.worksheets.map((s) => s.name)).toEqual([
      '目录',
      '考核总表',
      '2.1 预约-履约与重复申告',
      '2.4 现象与原因',
      '行数对账',
      '待核实记录',
      '指标数据',
      '历月数据',
      '口径',
    ]);
    expect(workbook.creator).toBe('客户服务部');
    expect(workbook.title).toContain('2009年7月服务质量分析报告');
  });

  test('are linked from the contents and lead back, inside the workbook', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const links = async (n: number): Promise<string> =>
      (await zip.file(`xl/worksheets/sheet${n}.xml`)?.async('string'))?.match(
        /<hyperlinks>.*<\/hyperlinks>/,
      )?.[0] ?? '';
    expect(await links(1)).toContain('location="&apos;2.1 预约-履约与重复申告&apos;!A1"');
    expect(await links(1)).toContain('location="&apos;2.4 现象与原因&apos;!A13"');
    expect((await links(1)).match(/<hyperlink /g)).toHaveLength(9);
    for (let n = 2; n <= 9; n += 1)
      expect(await links(n)).toContain('location="&apos;目录&apos;!A1"');
    // What a sheet still refers to are its notes; a link would stand here as an outside target.
    for (const path of Object.keys(zip.files).filter((one) => one.includes('worksheets/_rels/')))
      expect(await zip.file(path)?.async('string')).not.toMatch(/hyperlink|External/);
  });

  test('print on A4 landscape, one page wide, with head, page number and signature line', () => {
    const page = sheet('2.1 预约-履约与重复申告');
    expect(page.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      printTitlesRow: '6:7',
    });
    expect(page.headerFooter.oddFooter).toContain('第 &P 页');
    expect(page.getCell(page.rowCount, 1).text).toMatch(/制表：.*审核：.*日期：/);
    expect(page.pageSetup.printArea).toContain(`${page.rowCount}`);
  });

  test('keep the head and the names in view and filter without the total', () => {
    const read = sheet('2.1 预约-履约与重复申告');
    expect(read.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 7 });
    expect(read.autoFilter).toBe('A7:M11');
    expect(sheet('考核总表').views[0]).toMatchObject({ xSplit: 2 });
  });
});

describe('a rate', () => {
  test('stands as numerator, denominator and a live formula with its result', () => {
    const rate = cell('考核总表', '本月值', '重复申告用户率', 'E8');
    expect(rate.value).toEqual({ formula: 'IF(D8=0,"—",C8/D8)', result: 502 / 6910 });
    expect(rate.numFmt).toBe('0.00%');
    expect(sheet('考核总表').getCell('C8').value).toBe(502);
    expect(sheet('考核总表').getCell('D8').value).toBe(6910);
    expect(sheet('考核总表').getCell('C8').numFmt).toBe('#,##0');
  });

  test('of nothing is a dash, and one that was not provided is its text, never 0', () => {
    const read = sheet('2.1 预约-履约与重复申告');
    expect(read.getCell('L10').result).toBe('—');
    expect(cell('考核总表', '本月值', 'VIP客户回访率').value).toContain('未收到 VIP客户清单');
    expect(sheet('考核总表').getCell('C11').value).toBe('—');
  });

  test('shares its column with a count, which stands alone under it', () => {
    expect(cell('考核总表', '本月值', 'ADSL故障单').value).toBe(10316);
    expect(sheet('考核总表').getCell('C10').value).toBeNull();
  });

  test('stands under its group, which heads all its columns', () => {
    const read = sheet('2.1 预约-履约与重复申告');
    expect(read.getCell('B6').text).toBe('E6');
    expect(read.getCell('E6').master.address).toBe('B6');
    expect(read.getCell('A7').master.address).toBe('A6');
    expect(['B7', 'C7', 'D7'].map((address) => read.getCell(address).text)).toEqual([
      '重复申告用户率\n分子',
      '重复申告用户率\n分母',
      '重复申告用户率',
    ]);
  });
});

describe('other cells', () => {
  test('are numbers with the format that shows what the report says', () => {
    const read = (label: string, ...row: string[]): readonly [unknown, string] => {
      const found = cell('考核总表', label, ...row);
      return [found.value, found.numFmt];
    };
    const e8 = ['重复申告用户率', 'E8'];
    expect(read('省考核值', ...e8)).toEqual([0.08, '"≤"0.00%']);
    expect(read('距考核值', ...e8)).toEqual([-157, '"差 "#,##0" 户";"差 "#,##0" 户"']);
    expect(read('环比变化', ...e8)).toEqual([0.24, '+0.00"百分点";-0.00"百分点";0.00"百分点"']);
    expect(read('环比变化', 'ADSL故障单')).toEqual([48.3182 / 100, '+0.00%;-0.00%;0.00%']);
  });

  test('that come from data stay text, and columns for slides are left out', () => {
    const read = sheet('2.4 现象与原因');
    const names = [7, 8].map((row) => read.getCell(row, 1));
    expect(names.map((c) => c.value)).toEqual(['=1+1 无法连接对方计算机', '@用户名或密码错误']);
    expect(read.getCell('B8').value).toBe(0);
    expect(read.getCell('C7').numFmt).toBe('#,##0.00');
    expect(read.getCell('C8').value).toBe('未收到');
    expect(read.getRow(6).values).toEqual([undefined, '现象', '单数', '平均历时']);
  });
});

describe('conditional formats', () => {
  test('judge the integers exactly, and status words by their verdict', () => {
    const board = sheet('考核总表');
    const missed = { C8: 600, D8: 6910, F8: 0.08 };
    expect(['E7', 'E8', 'E9'].map((at) => signAt(board, at))).toEqual(['●', '✕', '!']);
    expect(signAt(board, 'E8', missed)).toBe('✕');
    expect(signAt(board, 'E8', { C8: 345 })).toBe('▲');
    expect(signAt(board, 'E8', { C8: 200 })).toBe('●');
    const words = formattingsOf(board).filter(({ rules: [rule] }) =>
      rule?.formulae[0]?.includes('"✕ 未达标"'),
    );
    expect(words.map(({ ref, rules: [rule] }) => `${ref} ${rule?.formulae[0]}`)).toEqual([
      'G7:G11 $G7="✕ 未达标"',
    ]);
  });
});

describe('accounts and lists', () => {
  test('sum each file and all files, and compare with the records', () => {
    const read = sheet('行数对账');
    expect(read.getCell('B6').text).toBe('障碍单');
    expect(read.getCell('Q6').value).toEqual({ formula: 'SUM(F6:P6)', result: 10350 });
    expect(read.getCell('R6').formula).toBe('E6-Q6');
    expect(read.getCell('R6').result).toBe(0);
    expect(read.getCell('E7').value).toEqual({ formula: 'SUM(E6:E6)', result: 10350 });
    expect(read.getCell('S7').result).toBe('相符');
  });

  test('mask what the unusable records hold', () => {
    const raw = cell(
      '待核实记录',
      '原始内容（姓名、号码已遮盖）',
      'inputs/2009-07/ADSL障碍 7月.csv',
      '17',
    ).text;
    expect(raw).not.toContain('13300001234');
    expect(raw).toContain('2009-02-30');
  });

  test('give every result in long form', () => {
    const row = ['ehome.repeat_rate', '重复申告用户率'];
    const part = [...row, 'brand、branch', 'E8', '安岳'];
    expect(cell('指标数据', '值', ...part).result).toBe(98 / 1072);
    expect(cell('指标数据', '市考核结论', ...part).text).toBe('未达标');
    expect(cell('指标数据', '省考核结论', ...part).text).toBe('未满足（不考核本级）');
    expect(cell('指标数据', '上期月份', ...part).value).toEqual(new Date('2009-06-01T00:00:00Z'));
    expect(cell('指标数据', '状态', ...row, '合计').text).toBe('未收到数据');
    expect(cell('指标数据', '值', ...row, '合计').value).toBeNull();
  });
});

test('the same input gives the same bytes', async () => {
  expect(Buffer.compare(await renderXlsx(sampleInput()), bytes)).toBe(0);
});

test('a month without files, tables and bad records still gives a workbook', async () => {
  const { document, metrics, thresholds, theme } = sampleInput();
  const empty = await renderXlsx({
    thresholds,
    theme,
    document: { ...document, slides: [slide('9', 'A&B <表>', [table([column('甲')], [])])] },
    files: [],
    datasets: [],
    quarantine: [],
    metrics: { ...metrics, metrics: [] },
    definitions: [],
    setters: ziyangLevels.setters,
    lists: [],
    words: ziyangWords(),
  });
  const read = await open(empty);
  expect(read.worksheets.map((s) => s.name)).toEqual([
    '目录',
    '9 A&B <表>',
    '行数对账',
    '待核实记录',
    '指标数据',
    '历月数据',
    '口径',
  ]);
  expect(read.getWorksheet('待核实记录')?.getCell('A3').text).toBe('本月没有待核实记录');
});

test('text too long for a cell is cut, and characters that Excel cannot read are left out', async () => {
  const input = sampleInput();
  const rows = [[text('长'.repeat(40_000))], [text('a\uFFFEb\u0001c _x0041_\r\nd')]];
  const made = await renderXlsx({
    ...input,
    document: { ...input.document, slides: [slide(null, '长', [table([column('甲')], rows)])] },
  });
  const read = (await open(made)).getWorksheet('长');
  expect(read?.getCell('A5').text).toHaveLength(32_767);
  expect(read?.getCell('A6').value).toBe('abc _x0041_\nd');
});

test('a table that cannot be set out costs its own sheet, and is told', async () => {
  const input = sampleInput();
  const broken = { ...rate(2, 25, 'missed', []), limits: undefined } as never;
  const made = (more: object) =>
    renderXlsx({
      ...input,
      document: {
        ...input.document,
        slides: [
          slide('1', '坏', [table([column('率')], [[broken]])]),
          slide('2', '好', [table([column('名')], [[text('仍在')]])]),
        ],
      },
      ...more,
    });
  const failed: string[] = [];
  const read = await open(
    await made({ onFailed: (_b: unknown, { title }: { title: string }) => failed.push(title) }),
  );
  expect(failed).toEqual(['坏']);
  expect(JSON.stringify(read.getWorksheet('1 坏')?.getSheetValues())).toContain('没有做成');
  expect(JSON.stringify(read.getWorksheet('2 好')?.getSheetValues())).toContain('仍在');
  await expect(made({})).rejects.toThrow(TypeError);
});
