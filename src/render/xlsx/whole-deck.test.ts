import exceljs from 'exceljs';
import JSZip from 'jszip';
import { beforeAll, expect, test } from 'vitest';
import type { MetricResult, TrailPoint } from '../../metrics/types.ts';
import { renderXlsx, type WorkbookInput } from './render-xlsx.ts';
import { column, count, rate, slide, table, text } from './test-cells.ts';
import { ownBuffer, sampleInput } from './test-support.ts';

const KEY = 'ehome.repeat_rate?brand=E8';

/** 2008-07 to 2009-07: the year before is known, then nothing until June. */
function trail(lastYear: number, june: number, now: number): readonly TrailPoint[] {
  return Array.from({ length: 13 }, (_, at): TrailPoint => {
    const month = at < 6 ? `2008-${String(at + 7).padStart(2, '0')}` : `2009-0${at - 5}`;
    const value = at === 0 ? lastYear : at === 11 ? june : at === 12 ? now : null;
    const state =
      value === null ? 'missing' : at === 12 ? 'current' : at === 11 ? 'draft' : 'final';
    return { month, state, numerator: null, denominator: null, value, display: '' };
  });
}

/** A board of a rate, a count and a row that no result stands behind. */
function courseInput(years: { readonly lastYear: number }): WorkbookInput {
  const input = sampleInput();
  const [metric] = input.metrics.metrics;
  const [result] = metric?.results ?? [];
  if (!metric || !result) throw new Error('the sample has no result');
  const rateResult: MetricResult = {
    ...result,
    key: KEY,
    yearToDate: { months: 7, numerator: 600, denominator: 8000, value: 7.5, display: '7.50%' },
    trail: trail(years.lastYear, 8.9, result.value ?? 0),
  };
  const countResult: MetricResult = {
    ...result,
    key: 'adsl.fault_count',
    by: {},
    numerator: null,
    denominator: null,
    value: 10_316,
    targets: [],
    daily: {
      value: 10_316 / 31,
      display: '332.77',
      changeRate: 43.54,
      changeRateDisplay: '+43.54%',
    },
    yearToDate: { months: 7, numerator: null, denominator: null, value: 48_556, display: '48,556' },
    trail: trail(8000, 6955, 10_316),
  };
  const rows = [
    [text('E8'), { ...rate(98, 1072), key: KEY }],
    [text('ADSL'), { ...count(10_316), key: 'adsl.fault_count' }],
    [text('另列'), text('—')],
  ];
  const board = table([column('指标', { align: 'start' }), column('本月值')], rows, {
    kind: 'kpi_board',
  });
  return {
    ...input,
    document: { ...input.document, slides: [slide(null, '考核指标总表', [board])] },
    metrics: {
      ...input.metrics,
      metrics: [
        { ...metric, results: [rateResult] },
        {
          ...metric,
          id: 'adsl.fault_count',
          name: 'ADSL故障数',
          unit: 'count',
          results: [countResult],
        },
      ],
    },
    definitions: [
      {
        metric: 'ehome.repeat_rate',
        description: '申告两次及以上的用户比例',
        measure: '户',
        formula: '户数 ÷ 全部户数',
        scope: '我的E家障碍单',
        condition: '产品品牌 为「E8」',
        dataset: '障碍单',
        supplier: '综合调度组',
        countedBy: '受理时间',
        dimensions: { brand: '产品品牌' },
        readings: [],
        limits: [
          {
            setBy: 'city',
            setter: '市',
            members: 'E8',
            comparator: '<=',
            limit: 5,
            judges: ['whole', 'branch'],
            judged: ['全市', '分公司'],
            from: '2009-01',
            to: null,
            owner: '综合调度组',
          },
        ],
      },
    ],
    lists: [
      {
        id: 'open',
        title: '清单 在途',
        about: '共 1 条',
        total: 1,
        columns: [
          { label: '单号', kind: 'text' },
          { label: '时长', kind: 'decimal' },
        ],
        rows: [['=1+1', 33.2]],
      },
      {
        id: 'none',
        title: '清单 考核',
        about: '本月未收到考核清单数据',
        total: 0,
        columns: [],
        rows: [],
      },
    ],
  };
}

let workbook: exceljs.Workbook;
const read = async (input: WorkbookInput): Promise<exceljs.Workbook> => {
  const opened = new exceljs.Workbook();
  await opened.xlsx.load(ownBuffer(await renderXlsx(input)));
  return opened;
};
const sheet = (name: string, of = workbook): exceljs.Worksheet => {
  const found = of.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
/** What stands right of a row's first cells, by its name in column A. */
const rowOf = (of: exceljs.Worksheet, name: string): exceljs.Row => {
  const names = of.getColumn(1).values;
  return of.getRow(names.indexOf(name));
};

beforeAll(async () => {
  workbook = await read(courseInput({ lastYear: 7.14 }));
});

test('the board puts year to date and last year beside each row, the months on a page of their own', () => {
  const board = sheet('考核总表');
  const head = rowOf(board, '指标');
  const labels = board.getRow(head.number + 1);
  const heads = (columns: readonly number[]) => columns.map((at) => labels.getCell(at).text);
  expect(heads([5, 6])).toEqual(['累计（1–7月）', '比上年同月']);
  expect(head.getCell(7).text).toBe('累计（1–7月）');
  expect(heads([7, 8, 9, 10, 11, 23, 24])).toEqual([
    '分子',
    '分母',
    '本月日均',
    '比上月',
    '2008-07',
    '2009-07',
    '走势',
  ]);
  const rated = rowOf(board, 'E8');
  const year = `IF(H${rated.number}=0,"—",G${rated.number}/H${rated.number})`;
  expect(rated.getCell(5).value).toEqual({ formula: year, result: 0.075 });
  expect(rated.getCell(6).value).toBeCloseTo((100 * 98) / 1072 - 7.14, 10);
  expect([11, 12, 22].map((at) => rated.getCell(at).value)).toEqual([7.14 / 100, null, 8.9 / 100]);
  expect(rated.getCell(22).numFmt).toBe('0.00%');
  const counted = rowOf(board, 'ADSL');
  expect([5, 9, 10].map((at) => counted.getCell(at).value)).toEqual([48_556, 10_316 / 31, 0.4354]);
  expect(counted.getCell(6).value).toBeCloseTo(0.2895, 10);
  expect(counted.getCell(22).font.color).not.toEqual(counted.getCell(23).font.color);
  expect(rowOf(board, '另列').getCell(23).value).toBeNull();
});

test('the board prints its figures on one page of A4, the months on the next, each row with a small line', async () => {
  const board = sheet('考核总表');
  const head = rowOf(board, '指标').number;
  const last = board.rowCount;
  expect(board.pageSetup).toMatchObject({ fitToWidth: 1 });
  const zip = await JSZip.loadAsync(await renderXlsx(courseInput({ lastYear: 7.14 })));
  const xml = (await zip.file('xl/worksheets/sheet2.xml')?.async('string')) ?? '';
  const names = (await zip.file('xl/workbook.xml')?.async('string')) ?? '';
  const own = [...names.matchAll(/<definedName name="_xlnm\.(\w+)" localSheetId="1">([^<]*)</g)];
  expect(own.map(([, name, area]) => [name, area?.replaceAll('&apos;', "'")])).toEqual([
    ['Print_Area', `'考核总表'!$A$1:$F$${last},'考核总表'!$G$${head}:$X$${last}`],
    ['Print_Titles', `'考核总表'!$A:$A,'考核总表'!$${head}:$${head + 1}`],
  ]);
  const [rated, counted] = ['E8', 'ADSL'].map((name) => rowOf(board, name).number);
  const lines = [...xml.matchAll(/<xm:f>(.+?)<\/xm:f><xm:sqref>(.+?)<\/xm:sqref>/g)];
  expect(lines.map(([, ...line]) => line)).toEqual([
    [`'考核总表'!K${rated}:W${rated}`, `X${rated}`],
    [`'考核总表'!K${counted}:W${counted}`, `X${counted}`],
  ]);
  expect(xml).toMatch(/<\/extLst><\/worksheet>$/);
  expect(xml.match(/<extLst>/g)).toHaveLength(1);
});

test('months before the first known one are left out', async () => {
  const input = courseInput({ lastYear: 7.14 });
  const metrics = input.metrics.metrics.map((metric) => ({
    ...metric,
    results: metric.results.map((result) => ({
      ...result,
      daily: null,
      trail: result.trail.map((p, at) => (at === 0 ? { ...p, value: null } : p)),
    })),
  }));
  const board = sheet('考核总表', await read({ ...input, metrics: { ...input.metrics, metrics } }));
  const labels = board.getRow(rowOf(board, '指标').number + 1);
  expect([5, 6, 7, 8, 9, 10, 11].map((at) => labels.getCell(at).text)).toEqual([
    '累计（1–7月）',
    '分子',
    '分母',
    '2009-06',
    '2009-07',
    '走势',
    '',
  ]);
});

test('the long sheets hold daily averages, the year to date, and each month with a value', () => {
  const long = sheet('指标数据');
  const head = rowOf(long, '指标编号');
  const at = (label: string): number => (head.values as string[]).indexOf(label);
  const counted = rowOf(long, 'adsl.fault_count');
  expect(counted.getCell(at('日均')).value).toBe(10_316 / 31);
  expect(counted.getCell(at('累计值')).value).toBe(48_556);
  const rated = rowOf(long, 'ehome.repeat_rate');
  expect(
    ['累计月数', '累计分子', '累计分母'].map((label) => rated.getCell(at(label)).value),
  ).toEqual([7, 600, 8000]);
  expect(rated.getCell(at('累计值')).result).toBe(0.075);
  const months = sheet('历月数据');
  const trail = rowOf(months, '指标编号').values as string[];
  const columnOf = (label: string): readonly unknown[] =>
    months
      .getColumn(trail.indexOf(label))
      .values.slice(rowOf(months, '指标编号').number + 1)
      .slice(0, 5);
  expect(columnOf('状态')).toEqual(['正式', '草稿', '本期', '正式', '草稿']);
  expect(columnOf('月份')[1]).toEqual(new Date('2009-06-01T00:00:00Z'));
});

test('the long sheets are Excel tables with a column for each dimension, by which they pivot', async () => {
  const input = courseInput({ lastYear: 7.14 });
  const [metric] = input.metrics.metrics;
  const [result] = metric?.results ?? [];
  if (!metric || !result) throw new Error('no result');
  const parts = [{ brand: 'E8', branch: '安岳' }, { brand: 'E6' }, {}].map((by) => ({
    ...result,
    key: `k?${Object.keys(by)}`,
    by,
  }));
  const made = await read({
    ...input,
    metrics: { ...input.metrics, metrics: [{ ...metric, results: parts }] },
  });
  for (const name of ['指标数据', '历月数据']) {
    const long = sheet(name, made);
    const head = rowOf(long, '指标编号');
    const at = (label: string): number => (head.values as string[]).indexOf(label);
    const labels = ['分列方式', '产品品牌', 'branch'];
    const tables = long.getTables() as unknown as { table: { name: string; tableRef: string } }[];
    expect(tables.map(({ table }) => [table.name, table.tableRef])).toEqual([
      [name, `A${head.number}:${long.getColumn(head.cellCount).letter}${long.rowCount - 1}`],
    ]);
    const rows = [
      1,
      Math.floor((long.rowCount - head.number) / 2),
      long.rowCount - head.number - 1,
    ];
    expect(
      rows.map((row) =>
        labels.map((label) => long.getRow(head.number + row).getCell(at(label)).value),
      ),
    ).toEqual([
      ['产品品牌、branch', 'E8', '安岳'],
      ['产品品牌', 'E6', null],
      ['合计', null, null],
    ]);
    expect(new Set(head.values as string[]).size).toBe(head.cellCount + 1);
  }
});

test('the definitions tell formula, records, supplier and limits', () => {
  const row = rowOf(sheet('口径'), 'ehome.repeat_rate');
  expect(row.values).toContain('户数 ÷ 全部户数');
  expect(row.values).toContain('市：E8 ≤5.00%（考核全市、分公司；2009-01起；综合调度组）');
  expect(row.values).toContain('sha256:00');
});

test('lists print their records as text and numbers, or why there are none', () => {
  const row = rowOf(sheet('清单 在途'), '=1+1');
  expect([row.getCell(1).value, row.getCell(2).value]).toEqual(['=1+1', 33.2]);
  expect(sheet('清单 考核').getCell('A3').text).toBe('本月未收到考核清单数据');
});
