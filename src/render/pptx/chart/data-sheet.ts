import { safeText } from '../../office/cell-text.ts';
import type { ChartPlaces, NativeChart, Series, SeriesPlace } from '../../office/native-chart.ts';
import { packParts } from '../../office/pack-parts.ts';
import { xml } from '../../office/xml-text.ts';

/** A column of the data sheet: its head and the figures under it. */
export interface SheetColumn {
  readonly head: string;
  readonly cells: readonly (number | string | null)[];
}

/** The sheet of a chart's figures: categories in the first column, then the columns of each series. */
export interface DataSheet {
  readonly columns: readonly SheetColumn[];
  readonly places: ChartPlaces;
}

/** Lays the figures of a chart out as columns; `rowsHead` stands over the rows of points. */
export function dataSheet(chart: NativeChart, rowsHead: string): DataSheet {
  const columns: SheetColumn[] = [{ head: '', cells: chart.categories }];
  const places = new Map<Series, SeriesPlace>();
  const add = (head: string, cells: SheetColumn['cells']): string => {
    columns.push({ head, cells });
    return cellsOf(columns.length - 1, cells.length);
  };
  for (const series of chart.plots.flatMap((plot) => plot.series)) {
    const { name, values, rows } = series;
    const head = headOf(columns.length);
    places.set(series, {
      head,
      values: add(name, values),
      ...(rows === undefined ? {} : { rows: add(rowsHead, rows) }),
    });
  }
  const categories = cellsOf(0, chart.categories.length);
  return { columns, places: { categories, series: places, book: 'rId1' } };
}

const SHEET_NAME = 'Sheet1';

/** The cells under the head of a column, as formulas name them. */
function cellsOf(column: number, count: number): string {
  const letters = columnLetters(column);
  return `${SHEET_NAME}!$${letters}$2:$${letters}$${count + 1}`;
}

/** The head of a column, as formulas name it. */
function headOf(column: number): string {
  return `${SHEET_NAME}!$${columnLetters(column)}$1`;
}

function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}

/** The sheet as a workbook that Office opens to edit a chart; the same sheet gives the same bytes. */
export async function sheetWorkbook({ columns }: DataSheet, date: Date): Promise<Uint8Array> {
  const parts = Object.entries(workbookParts(columns));
  return packParts(new Map(parts.map(([path, text]) => [path, `${HEAD}${text}`])), date);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function workbookParts(columns: readonly SheetColumn[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    // The face of Chinese Office, as the charts have it.
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="微软雅黑"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="${SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rowsOf(columns)}</sheetData></worksheet>`,
  };
}

function rowsOf(columns: readonly SheetColumn[]): string {
  const count = Math.max(0, ...columns.map(({ cells }) => cells.length));
  return Array.from({ length: count + 1 }, (_, row) => {
    const cells = columns.map(({ head, cells }, column) =>
      cellOf(row === 0 ? head : (cells[row - 1] ?? null), `${columnLetters(column)}${row + 1}`),
    );
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  }).join('');
}

function cellOf(value: string | number | null, at: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${xml(safeText(value))}</t></is></c>`;
}
