import { readFileSync } from 'node:fs';
import exceljs, { type Cell, type Row, type Worksheet } from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { withEdges } from '../src/metrics/edge.ts';
import type { MetricsFile } from '../src/metrics/types.ts';
import { defaultFindings } from '../src/pack/rules/findings-config.ts';
import { daysOf, formattingsOf, printed, recompute, signAt, valueAt } from './support/formulas.ts';
import { GOLDEN_ROWS } from './support/golden.ts';
import { sampleFile, sampleMetrics } from './support/sample.ts';
import { resultOf } from './support/written-file.ts';

const metrics = sampleMetrics();
const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(sampleFile('report.xlsx'));
const sheets = workbook.worksheets;
const zip = await JSZip.loadAsync(readFileSync(sampleFile('report.xlsx')));
/** Where the links of each sheet lead: sheet and row. */
const links = await Promise.all(
  sheets.map(async (_, at) => {
    const xml = (await zip.file(`xl/worksheets/sheet${at + 1}.xml`)?.async('string')) ?? '';
    return [...xml.matchAll(/location="&apos;(.+?)&apos;!A(\d+)"/g)].map(([, ...to]) => to);
  }),
);
/** The sheets that the contents name, once for each table; charts stand under the tables of their slide. */
const tablesTold: string[] = [];
sheets[0]?.eachRow((row) => {
  if (!row.getCell(3).text.startsWith('图：')) tablesTold.push(row.getCell(2).text);
});
/** Sheets with several tables: the contents lead to several rows of them. */
const stacked = new Set(
  sheets
    .map(({ name }) => name)
    .filter((name) => tablesTold.filter((to) => to === name).length > 1),
);
const dataSheet = sheetOf('指标数据');

function sheetOf(name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Column numbers by label, from the row whose first cell reads so. */
function headOf(sheet: Worksheet, first: string): { row: number; columns: Map<string, number> } {
  let row = 0;
  sheet.eachRow((line, number) => {
    if (row === 0 && line.getCell(1).text === first) row = number;
  });
  const columns = new Map<string, number>();
  sheet.getRow(row).eachCell((cell, at) => {
    if (!columns.has(cell.text)) columns.set(cell.text, at);
  });
  return { row, columns };
}

function rowOf(sheet: Worksheet, name: string): Row {
  let found: Row | null = null;
  sheet.eachRow((row) => {
    if (found === null && row.getCell(1).text === name) found = row;
  });
  if (found === null) throw new Error(`${sheet.name} has no row ${name}`);
  return found;
}

function eachCell(visit: (cell: Cell, sheet: Worksheet) => void): void {
  for (const sheet of sheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        visit(cell, sheet);
      });
    });
  }
}

/** The verdicts with those marked that are near their limits, which `metrics.json` does not tell. */
function nearOf(
  { unit }: MetricsFile['metrics'][number],
  result: MetricsFile['metrics'][number]['results'][number],
) {
  const shape = result.denominator === null ? 'amount' : 'rate';
  return withEdges(result.targets, result, { unit, shape }, defaultFindings().thresholds);
}

describe('the workbook', () => {
  test('has contents, board, one sheet a section in the order of the slides, accounts, bad records, all results', () => {
    const names = sheets.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['目录', '考核总表']);
    expect(names.slice(-3)).toEqual(['指标数据', '历月数据', '口径']);
    expect(names).toEqual(expect.arrayContaining(['要点', '核对', '行数对账', '待核实记录']));
    const tables = names.filter((name) => /^(\d\.\d|[一二三四附])( |$)/.test(name));
    expect(tables.map((name) => name.split(' ')[0])).toEqual([
      ...['一', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.1', '3.2', '3.3', '3.4'],
      ...['四', '附'],
    ]);
    const lists = names.filter((name) => name.startsWith('清单'));
    expect(lists.map((name) => name.split(' ')[0])).toEqual(lists.map((_, at) => `清单${at + 1}`));
    expect(names.length - lists.length).toBeLessThanOrEqual(25);
    for (const name of names) expect(name.length, name).toBeLessThanOrEqual(31);
    expect(new Set(names).size).toBe(names.length);
  });

  test('keeps heads and names in view and filters where a table stands alone, and nowhere else', () => {
    for (const sheet of sheets) {
      const [table] = tablesOf(sheet);
      const [view] = sheet.views;
      expect(sheet.pageSetup, sheet.name).toMatchObject({ orientation: 'landscape', paperSize: 9 });
      if (stacked.has(sheet.name)) {
        expect(view, sheet.name).toMatchObject({ state: 'normal' });
        expect(sheet.autoFilter ?? null, sheet.name).toBeNull();
        expect(sheet.pageSetup.printTitlesRow ?? null, sheet.name).toBeNull();
        continue;
      }
      expect(view, sheet.name).toMatchObject({ state: 'frozen' });
      const head = view?.state === 'frozen' ? view.ySplit : 0;
      expect(head, sheet.name).toBeGreaterThan(3);
      expect(sheet.pageSetup.printTitlesRow, sheet.name).toMatch(new RegExp(`^\\d+:${head}$`));
      if (sheet.name === '目录') continue;
      const filter = table === undefined ? sheet.autoFilter : table.autoFilterRef;
      expect(filter, sheet.name).toMatch(new RegExp(`^A${head}:[A-Z]+\\d+$`));
    }
  });

  test('links every table from the contents and back, to sheets and rows that are there', () => {
    const names = sheets.map(({ name }) => name);
    expect([...new Set(links[0]?.map(([name]) => name))]).toEqual(names.slice(1));
    for (const [name = '', row] of links[0] ?? [])
      expect(sheetOf(name).getCell(`A${row}`).text, `${name}!A${row}`).not.toBe('');
    expect(links.slice(1)).toEqual(names.slice(1).map(() => [['目录', '1']]));
    expect(stacked.size).toBeGreaterThan(5);
  });
});

/** The Excel tables of a sheet, which exceljs keeps out of its types. */
function tablesOf(
  sheet: Worksheet,
): readonly { readonly name: string; readonly autoFilterRef: string }[] {
  const tables = sheet.getTables() as unknown as {
    table: { name: string; autoFilterRef: string };
  }[];
  return tables.map(({ table }) => table);
}

/** What a cell may be called whose text is only a number: ids, phone numbers, codes. */
const CODES = /^(编号|工作表|单号|工单号|故障单号|号码|用户号码|投诉单号)$/;

test('no number stands as text but in a column of ids, phone numbers or codes', () => {
  let cells = 0;
  for (const sheet of sheets) {
    const heads = new Map<number, string>();
    sheet.eachRow((row) => {
      row.eachCell((cell, at) => {
        cells += 1;
        if (typeof cell.value !== 'string') return;
        if (cell.font.bold) heads.set(at, cell.text);
        if (!/^[+-]?[\d,]+(\.\d+)?[%‰]?$/.test(cell.value.trim())) return;
        expect(heads.get(at), `${sheet.name}!${cell.address}: ${cell.value}`).toMatch(CODES);
      });
    });
  }
  expect(cells).toBeGreaterThan(10_000);
});

test('the long sheets are Excel tables that pivot by branch, brand and service, months as dates', () => {
  expect(sheets.flatMap((sheet) => tablesOf(sheet).map(({ name }) => name))).toEqual([
    '指标数据',
    '历月数据',
  ]);
  for (const name of ['指标数据', '历月数据']) {
    const { row, columns } = headOf(sheetOf(name), '指标编号');
    expect([...columns.keys()]).toEqual(
      expect.arrayContaining(['分列方式', '分公司', '产品品牌', '业务类型', '渠道']),
    );
    const date = sheetOf(name)
      .getRow(row + 1)
      .getCell(columns.get(name === '指标数据' ? '上期月份' : '月份') ?? 0);
    expect(date.value).toBeInstanceOf(Date);
    expect(date.numFmt).toBe('yyyy-mm');
  }
});

describe('formulas', () => {
  test('give the results that were saved with them', () => {
    let count = 0;
    eachCell((cell, sheet) => {
      if (!cell.formula) return;
      count += 1;
      const where = `${sheet.name}!${cell.address}`;
      const again = recompute(sheet, cell.formula);
      const read: unknown = cell.result;
      const saved = read instanceof Date ? daysOf(read) : read;
      if (typeof again !== 'number' || Number.isInteger(saved)) {
        expect(saved, where).toBe(again);
        return;
      }
      // A change is what the program reckoned exactly; the last of its digits may differ.
      expect(saved, where).toBeCloseTo(again, 9);
    });
    expect(count).toBeGreaterThan(150);
  });

  test('no cell holds an error, and every percent is a number under a percent format', () => {
    eachCell((cell, sheet) => {
      const where = `${sheet.name}!${cell.address}`;
      expect(cell.text, where).not.toMatch(/^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?)/);
      if (/^IF\([A-Z]+\d+=0,"—",[A-Z]+\d+\/[A-Z]+\d+/.test(cell.formula ?? ''))
        expect(cell.numFmt, where).toBe(/\*\d+\)$/.test(cell.formula) ? '#,##0.00' : '0.00%');
    });
  });

  test('every golden rate can be computed again from the long table', () => {
    const { columns } = headOf(dataSheet, '指标编号');
    const at = (row: Row, label: string): Cell => row.getCell(columns.get(label) ?? 0);
    const byKey = new Map<string, Row>();
    dataSheet.eachRow((row) => {
      byKey.set(at(row, '键').text, row);
    });
    for (const golden of GOLDEN_ROWS) {
      const row = byKey.get(golden.key);
      if (!row) throw new Error(`no row ${golden.key}`);
      expect(printed(at(row, '值'))).toBe(golden.display);
      if (golden.numerator === null) {
        expect(at(row, '值').value).toBe(golden.value);
        continue;
      }
      expect([at(row, '分子').value, at(row, '分母').value]).toEqual([
        golden.numerator,
        golden.denominator,
      ]);
      expect(Number(at(row, '值').result) * 100).toBeCloseTo(
        resultOf(metrics, golden.key).value ?? Number.NaN,
        10,
      );
    }
    expect(byKey.size).toBeGreaterThan(metrics.metrics.flatMap(({ results }) => results).length);
  });
});

describe('the KPI board', () => {
  const board = sheetOf('考核总表');
  const { columns } = headOf(board, '指标');
  /** Rows by the key that the note of their value holds. */
  const rowsByKey = new Map<string, Row>();
  board.eachRow((row) => {
    row.eachCell((one) => {
      const { note } = one as { note?: { texts?: readonly { text: string }[] } };
      const key = note?.texts?.map(({ text }) => text).join('');
      if (key) rowsByKey.set(key, row);
    });
  });
  const cell = (name: string, label: string): Cell =>
    rowOf(board, name).getCell(columns.get(label) ?? 0);

  test('shows value, limits, verdicts, distance and change as numbers people can work with', () => {
    const name = 'E8重复申告用户率';
    expect(cell(name, '本月值').result).toBe(502 / 6910);
    expect(cell(name, '本月值').formula).toMatch(/^IF\(.+\)$/);
    expect(cell(name, '省考核')).toMatchObject({ value: 0.08, numFmt: '"≤"0.00%' });
    expect(cell(name, '市考核')).toMatchObject({ value: 0.05, numFmt: '"≤"0.00%' });
    expect(cell(name, '省结论').result).toBe('达标');
    expect(cell(name, '市结论').result).toBe('未达标');
    expect(cell(name, '差距/富余').result).toBe(-157);
    expect(cell('E6重复申告用户率', '差距/富余').result).toBe(5);
    const e8 = resultOf(metrics, 'ehome.repeat_rate?brand=E8');
    expect(cell(name, '比上月').result).toBe(e8.change);
    expect(cell('ADSL故障数', '比上月').result).toBe(3361);
    expect(cell('ADSL故障数', '增长率').result).toBe(
      (resultOf(metrics, 'adsl.fault_count').changeRate ?? 0) / 100,
    );
    expect(cell('ADSL故障数', '本月值')).toMatchObject({ value: 10_316, numFmt: '#,##0' });
    expect(cell('ADSL故障数', '上月').value).toBe(6955);
  });

  test('reckons verdict, distance and change anew when a figure or a limit is changed', () => {
    const name = 'E8重复申告用户率';
    const at = (label: string): string => cell(name, label).address;
    const read = (changes: Record<string, number>) => ({
      ...Object.fromEntries(
        ['本月值', '省结论', '市结论', '差距/富余', '比上月'].map((label) => [
          label,
          valueAt(board, at(label), changes),
        ]),
      ),
      sign: signAt(board, at('本月值'), changes),
    });
    const [numerator] = /[A-Z]+\d+(?=\/)/.exec(cell(name, '本月值').formula ?? '') ?? [''];
    const before = Number(cell(name, '上月').value);
    expect(read({ [numerator]: 345 })).toEqual({
      本月值: 345 / 6910,
      省结论: '达标',
      市结论: '压线',
      '差距/富余': 0,
      比上月: Number(((345 / 6910 - before) * 100).toFixed(9)),
      sign: '▲',
    });
    expect(read({ [numerator]: 600 })).toMatchObject({
      省结论: '未达标',
      市结论: '未达标',
      '差距/富余': -255,
      sign: '✕',
    });
    expect(read({ [at('市考核')]: 0.09 })).toMatchObject({
      市结论: '达标',
      '差距/富余': 50,
      sign: '●',
    });
    expect(valueAt(board, at('比上月'), { [at('上月')]: 0.05 })).toBeCloseTo(2.2648, 4);
  });

  test('prints in verdict, distance and change what metrics.json says', () => {
    let judged = 0;
    for (const metric of metrics.metrics)
      for (const result of metric.results) {
        const { key, changeDisplay, change } = result;
        const targets = nearOf(metric, result);
        const row = rowsByKey.get(key);
        if (!row) continue;
        const judging = targets.filter(({ judges }) => judges);
        for (const { setBy, met, edge } of judging) {
          const label = setBy === 'city' ? '市结论' : '省结论';
          const word = met === false ? '未达标' : edge ? '压线' : '达标';
          expect(row.getCell(columns.get(label) ?? 0).result, key).toBe(word);
          judged += 1;
        }
        const changed = row.getCell(columns.get('比上月') ?? 0);
        expect(changed.result ?? changed.value, key).toBe(change ?? '—');
        if (change !== null) expect(printed(changed), key).toBe(changeDisplay);
      }
    expect(judged).toBeGreaterThan(12);
  });

  test('marks each rate by its own rules as metrics.json judges it', () => {
    for (const [name, key] of [
      ['E6重复申告用户率', 'ehome.repeat_rate?brand=E6'],
      ['E8重复申告用户率', 'ehome.repeat_rate?brand=E8'],
      ['E8-2重复申告用户率', 'ehome.repeat_rate?brand=E8-2'],
      ['移动业务重复申告用户率', 'mobile.repeat_rate'],
      ['ADSL预处理率', 'adsl.prehandled_rate'],
    ] as const) {
      const metric = metrics.metrics.find(({ id }) => id === key.split('?')[0]);
      if (!metric) throw new Error(key);
      const targets = nearOf(metric, resultOf(metrics, key));
      const isMissed = targets.some(({ judges, met }) => judges && !met);
      const isNear = targets.some(({ edge }) => edge);
      const sign = isMissed ? '✕' : isNear ? '▲' : '●';
      expect(signAt(board, cell(name, '本月值').address), name).toBe(sign);
    }
    expect(formattingsOf(board).length).toBeGreaterThan(10);
  });

  test('tells a missed limit of a branch from one that only others are judged by', () => {
    const branches = sheetOf('2.1');
    const begin = branches
      .getColumn(1)
      .values.findIndex((value) => String(value).includes('各分公司重复申告用户率'));
    const rowUnder = (name: string): Row =>
      branches.getRow(branches.getColumn(1).values.indexOf(name, begin));
    const signs = (branch: string) =>
      Array.from({ length: branches.columnCount }, (_, at) =>
        signAt(branches, rowUnder(branch).getCell(at + 1).address),
      ).filter((sign) => sign !== null);
    expect(signs('安岳')).toEqual(['✕', '✕', '▲']);
    expect(signs('现业')).toEqual(['●', '✕', '▲']);
    expect(signs('全市')).toEqual(['●', '✕', '●']);
    const prehandled = resultOf(metrics, 'adsl.prehandled_rate?branch=现业').targets;
    expect(prehandled).toMatchObject([{ judges: false, met: false }]);
  });
});

test('telephone numbers are masked on every sheet', () => {
  eachCell((cell, sheet) => {
    // The definitions' hashes are hexadecimal and may hold such digits by chance.
    const text = cell.text.replace(/sha256:[0-9a-f]{64}/g, '');
    expect(text, `${sheet.name}!${cell.address}`).not.toMatch(
      /(?<!\d)(60\d{5}|1330000\d{4})(?!\d)/,
    );
  });
});
