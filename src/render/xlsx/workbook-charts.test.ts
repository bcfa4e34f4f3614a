import exceljs, { type Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { recompute, valueAt } from '../../../test/support/formulas.ts';
import { sampleDocument } from '../../deck/test-support.ts';
import type { ChartBlock, Slide } from '../../document/model/types.ts';
import { HOSTILE, renamed, sized, withoutFigures } from '../office/test-slides.ts';
import { elementsOf, openPackage, packageFaults } from '../office/test-support.ts';
import { renderXlsx } from './render-xlsx.ts';
import { column, count, rate, slide, table, text } from './test-cells.ts';
import { sampleInput } from './test-support.ts';

async function workbookOf(slides: readonly Slide[]): Promise<Uint8Array> {
  const input = sampleInput();
  return renderXlsx({ ...input, document: sampleDocument(slides) });
}

async function opened(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book;
}

/** A slide with a table of rates and a chart of them. */
function withChart(chart: ChartBlock['chart'], title = '甲的图'): Slide {
  const rows = [
    [text('东区'), rate(98, 1072), count(12)],
    [text('西区'), rate(3, 37), count(7)],
  ];
  const own = slide('2.1', '重复申告', [
    table([column('分公司'), column('率'), column('单')], rows),
  ]);
  const block = { kind: 'chart', id: 'own.2', title, note: null, chart } as const;
  return { ...own, blocks: [...own.blocks, { column: 0, block }] };
}

const BARS: ChartBlock['chart'] = {
  type: 'bars',
  unit: '%',
  decimals: 2,
  items: [
    { label: '东区', value: 9800 / 1072, display: '9.14%', verdict: 'missed', previous: 8.9 },
    { label: '西区', value: 300 / 37, display: '8.11%', verdict: 'met', previous: null },
  ],
  limits: [{ label: '市考核 ≤5%', value: 5, rank: 1 }],
};

interface ReadChart {
  readonly sheet: string;
  readonly cells: readonly { readonly cells: string; readonly cached: readonly string[] }[];
}

/** What the charts of a workbook read, and what they keep of it. */
async function chartsIn(bytes: Uint8Array): Promise<readonly ReadChart[]> {
  const { parts } = await openPackage(bytes);
  return [...parts]
    .filter(([path]) => /^xl\/charts\/chart\d+\.xml$/.test(path))
    .map(([, part]) => {
      const read = [...part.matchAll(/<c:(?:num|str)Ref>[\s\S]*?<\/c:(?:num|str)Ref>/g)].map(
        ([one]) => {
          const elements = elementsOf(one);
          const of = (name: string) => elements.filter((own) => own.name === name);
          return {
            cells: of('c:f')[0]?.text ?? '',
            cached: of('c:v').map(({ text: own }) => own),
          };
        },
      );
      return { sheet: /^'(.*)'!/.exec(read[0]?.cells ?? '')?.[1] ?? '', cells: read };
    });
}

/** Addresses of a reference such as `'2.1'!$B$3:$B$4`. */
function addressesIn(cells: string): readonly string[] {
  const [, from = '', first, last = first] =
    /!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(cells) ?? [];
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${from}${Number(first) + at}`,
  );
}

function isNear(text: string | undefined, number: number): boolean {
  return Math.abs(Number(text) - number) < 1e-9;
}

function numberAt(sheet: Worksheet, address: string): unknown {
  const cell = sheet.getCell(address);
  const value = cell.formula ? cell.result : cell.value;
  // Days are read as dates.
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  return typeof value === 'number' ? value : valueAt(sheet, address);
}

test('every chart reads cells of its sheet that hold what it shows', async () => {
  const bytes = await workbookOf(sampleDocument().slides);
  const book = await opened(bytes);
  const charts = await chartsIn(bytes);
  const drawn = sampleDocument().slides.flatMap(({ blocks }) =>
    blocks.filter(({ block }) => block.kind === 'chart'),
  );
  expect(charts.length).toBeGreaterThanOrEqual(drawn.length);
  let figures = 0;
  for (const { sheet: name, cells } of charts) {
    const sheet = book.getWorksheet(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    for (const { cells: place, cached } of cells) {
      const there = addressesIn(place)
        .map((address) => numberAt(sheet, address))
        .filter((value) => value !== null && value !== '');
      expect(
        cached.map((one) => (Number.isNaN(Number(one)) ? one : Number(Number(one).toFixed(6)))),
        place,
      ).toEqual(there.map((one) => (typeof one === 'number' ? Number(one.toFixed(6)) : one)));
      figures += cached.length;
    }
  }
  expect(figures).toBeGreaterThan(100);
});

test('a figure of the table over it is read from there: a changed cell changes the chart', async () => {
  const bytes = await workbookOf([withChart(BARS)]);
  const book = await opened(bytes);
  const [chart] = await chartsIn(bytes);
  const sheet = book.getWorksheet(chart?.sheet ?? '');
  const place = chart?.cells.find(({ cached }) => isNear(cached[0], 98 / 1072));
  const [first = ''] = addressesIn(place?.cells ?? '');
  const formula = sheet?.getCell(first).formula ?? '';
  const source = sheet?.getCell(formula).formula ?? '';
  const numerator = /,(\w+)\//.exec(source)?.[1] ?? '';
  expect(sheet?.getCell(numerator).value).toBe(98);
  if (sheet === undefined) return;
  expect(recompute(sheet, formula, { [numerator]: 49 })).toBeCloseTo(49 / 1072);
  expect(sheet.getCell(first).result).toBeCloseTo(98 / 1072);
});

test('a trend is cut where the figure changed its meaning, alike on both sides and named once', async () => {
  const point = (month: string, value: number) =>
    ({ month, value, display: `${value}%`, state: 'final' }) as const;
  const chart: ChartBlock['chart'] = {
    type: 'trend',
    unit: '%',
    decimals: 2,
    series: [
      {
        name: '重复率',
        points: [
          point('2009-04', 5),
          point('2009-05', 6),
          point('2009-06', 9),
          point('2009-07', 8),
        ],
      },
    ],
    limits: [{ label: '市考核 ≤5%', value: 5, rank: 1 }],
    breaks: [{ month: '2009-06', note: '口径调整' }],
  };
  const bytes = await workbookOf([withChart(chart)]);
  const [drawn] = await chartsIn(bytes);
  const figures = drawn?.cells
    .filter(({ cells }) => cells.includes(':'))
    .map(({ cached }) => cached);
  expect(figures).toContainEqual(['0.05', '0.06']);
  expect(figures).toContainEqual(['0.09', '0.08']);
  const { parts } = await openPackage(bytes);
  const part = [...parts].find(([path]) => /^xl\/charts\/chart\d+\.xml$/.test(path))?.[1] ?? '';
  const lines = (part.match(/<c:ser>[\s\S]*?<\/c:ser>/g) ?? []).map(
    (one) => /<c:spPr>[\s\S]*?<\/c:marker>/.exec(one)?.[0],
  );
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe(lines[0]);
  expect(part).toContain('<c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry>');
  expect(part).not.toContain('<c:legendEntry><c:idx val="0"/>');
});

test('a limit is a line that follows its first cell', async () => {
  const bytes = await workbookOf([withChart(BARS)]);
  const book = await opened(bytes);
  const [chart] = await chartsIn(bytes);
  const sheet = book.getWorksheet(chart?.sheet ?? '');
  const limit = chart?.cells.find(({ cached }) => cached.length === 2 && cached[0] === '0.05');
  const [first = '', second = ''] = addressesIn(limit?.cells ?? '');
  expect(sheet && valueAt(sheet, second, { [first]: 0.06 })).toBe(0.06);
});

test('a figure that only happens to be equal is not linked', async () => {
  const chart: ChartBlock['chart'] = {
    ...BARS,
    unit: '单',
    decimals: 0,
    limits: [],
    items: [
      { label: '东区', value: 12, display: '12', verdict: 'none', previous: null },
      { label: '西区', value: 8, display: '8', verdict: 'none', previous: null },
    ],
  };
  const bytes = await workbookOf([withChart(chart)]);
  const [read] = await chartsIn(bytes);
  const sheet = (await opened(bytes)).getWorksheet(read?.sheet ?? '');
  const place = read?.cells.find(({ cached }) => cached[0] === '12');
  for (const address of addressesIn(place?.cells ?? ''))
    expect(sheet?.getCell(address).formula).toBeUndefined();
});

test('no chart lies over a cell that says something, or outside of what is printed', async () => {
  const bytes = await workbookOf(sampleDocument().slides);
  const { parts } = await openPackage(bytes);
  const book = await opened(bytes);
  let seen = 0;
  for (const [path, part] of parts) {
    const drawing = /^xl\/worksheets\/_rels\/(sheet\d+)\.xml\.rels$/.exec(path);
    const target = /Target="\.\.\/drawings\/(drawing\d+\.xml)"/.exec(part)?.[1];
    if (drawing === null || target === undefined) continue;
    const number = Number(/\d+/.exec(drawing[1] ?? '')?.[0]);
    const sheet = book.worksheets[number - 1];
    if (sheet === undefined) throw new Error(`no sheet ${number}`);
    for (const anchor of (parts.get(`xl/drawings/${target}`) ?? '').match(
      /<xdr:oneCellAnchor>[\s\S]*?<\/xdr:oneCellAnchor>/g,
    ) ?? []) {
      seen += 1;
      const of = (name: string) =>
        Number(new RegExp(`<xdr:${name}>(\\d+)<`).exec(anchor)?.[1] ?? Number.NaN);
      const [, cx = '0', cy = '0'] = /<xdr:ext cx="(\d+)" cy="(\d+)"/.exec(anchor) ?? [];
      let right = of('col');
      for (let left = Number(cx) / 9525 + 8; left > 0; right += 1)
        left -= Math.trunc((sheet.getColumn(right + 1).width ?? 8) * 7 + 5);
      let bottom = of('row');
      for (let left = Number(cy) / 9525 + 8; left > 0; bottom += 1)
        left -= ((sheet.getRow(bottom + 1).height ?? 15) * 4) / 3;
      for (let row = of('row') + 1; row <= bottom; row += 1)
        for (let at = of('col') + 1; at <= right; at += 1) {
          const cell = sheet.getCell(row, at);
          // Lines over the whole width begin in the first column and may end before the chart.
          if (cell.isMerged) continue;
          expect(cell.value, `${sheet.name} ${cell.address}`).toBeNull();
        }
      const area = sheet.pageSetup.printArea ?? '';
      const [, letters = '', last = '0'] = /:\$?([A-Z]+)\$?(\d+)/.exec(area) ?? [];
      expect(bottom, `${sheet.name} ${area}`).toBeLessThanOrEqual(Number(last));
      expect(right, `${sheet.name} ${area}`).toBeLessThanOrEqual(sheet.getColumn(letters).number);
    }
  }
  expect(seen).toBeGreaterThan(5);
});

test('the package is sound, and the same input gives the same bytes', async () => {
  const { slides } = sampleDocument();
  const bytes = await workbookOf(slides);
  expect(await packageFaults(bytes)).toEqual([]);
  expect(Buffer.compare(bytes, await workbookOf(slides))).toBe(0);
});

test.each(HOSTILE)('whatever a branch is called, the workbook is sound: %j', async (name) => {
  const bytes = await workbookOf(renamed(name));
  expect(await packageFaults(bytes)).toEqual([]);
  await opened(bytes);
});

test.each([0, 1, 60])('%d rows in every table and chart', { timeout: 60_000 }, async (rows) => {
  const bytes = await workbookOf(sized(rows));
  expect(await packageFaults(bytes)).toEqual([]);
  await opened(bytes);
});

test('figures that are all missing leave gaps and a sound workbook', async () => {
  expect(await packageFaults(await workbookOf(withoutFigures()))).toEqual([]);
});

test('a long list is written row by row and reads like a short one', async () => {
  const rows = Array.from({ length: 1_500 }, (_, at) => [
    `=第${at}单 <&>`,
    at,
    at / 8,
    '2009-07-03 08:05:00',
    null,
  ]);
  const columns = (['text', 'count', 'decimal', 'moment', 'text'] as const).map((kind, at) => ({
    label: `列${at}`,
    kind,
  }));
  const input = sampleInput();
  const listOf = (of: typeof rows) => ({
    ...input,
    lists: [{ id: 'l', title: '清单', about: '一行', total: of.length, columns, rows: of }],
  });
  const bytes = await renderXlsx(listOf(rows));
  expect(await packageFaults(bytes)).toEqual([]);
  const long = (await opened(bytes)).getWorksheet('清单');
  const short = (await opened(await renderXlsx(listOf(rows.slice(0, 10))))).getWorksheet('清单');
  const first = Array.from({ length: 20 }, (_, at) => at + 1).find(
    (row) => short?.getCell(row, 2).value === 0,
  );
  if (first === undefined) throw new Error('no first row');
  for (let row = 0; row < 10; row += 1)
    for (let at = 1; at <= 5; at += 1) {
      const [a, b] = [short?.getCell(first + row, at), long?.getCell(first + row, at)];
      expect(b?.text, `${a?.address}`).toEqual(a?.text);
      expect(b?.style, `${a?.address}`).toEqual(a?.style);
    }
  expect(long?.getCell(first + 1_499, 2).value).toBe(1_499);
  expect(long?.getRow(first + 1_499).height).toBe(long?.getRow(first).height);
});
