import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Document } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { daysIn } from '../../workspace/periods.ts';
import { safeText } from '../office/cell-text.ts';
import type { ChartDress } from '../office/native-chart.ts';
import { hex } from '../office/xml-text.ts';
import { boardSheets } from './board-sheets.ts';
import { type ContentsLine, contentsGrid } from './contents-grid.ts';
import { dataSheets } from './data-sheets.ts';
import { findingSheets } from './finding-sheets.ts';
import { looksOf } from './looks.ts';
import { type SheetAddition, settledWorkbook } from './package-bytes.ts';
import { sheetNamer } from './sheet-names.ts';
import { sparklineExtension } from './sparklines.ts';
import { tableSheets } from './table-sheets.ts';
import type { WorkbookInput } from './workbook-input.ts';
import { addSheet, writeSheet } from './write-grid.ts';

export type { WorkbookInput };

/**
 * Renders the workbook: contents, KPI boards, one sheet a section of the report with its tables one below the other,
 * row accounts, unusable records, lists, all results, their last months, definitions.
 * The same input gives the same bytes.
 */
export async function renderXlsx(input: WorkbookInput): Promise<Uint8Array> {
  const { document, words } = input;
  const name = sheetNamer(words('workbook.sheet'));
  const contentsSheet = name(words('workbook.contents'));
  const sheets = [
    ...boardSheets(input, name),
    ...findingSheets(input, name),
    ...tableSheets(input, name),
    ...dataSheets(input, name),
  ];
  const date = issueDate(document.month);
  const workbook = new exceljs.Workbook();
  setProperties(workbook, document, date, words);
  const looks = looksOf(input.theme);
  const context = {
    looks,
    organization: document.organization,
    monthLabel: document.monthLabel,
    reportTitle: document.title,
    words,
  };
  const first = addSheet(workbook, { name: contentsSheet, tab: null }, looks);
  const additions = new Map<number, SheetAddition>();
  const lines: ContentsLine[] = [];
  for (const { plan, lines: told } of sheets) {
    // A browser that prints beside is answered between two sheets.
    await setImmediate();
    const sheet = addSheet(workbook, plan, looks);
    const { begins, sparklines, charts, long } = writeSheet(sheet, plan, {
      ...context,
      contentsSheet,
    });
    const extension =
      sparklines.length === 0 ? '' : sparklineExtension(plan.name, sparklines, looks);
    additions.set(sheet.id, { extension, charts, long });
    lines.push(...told.map((line, at) => ({ sheet: plan.name, row: begins[at] ?? 1, ...line })));
  }
  const grids = [contentsGrid(document, lines, words)];
  const plan = { name: contentsSheet, tab: null, title: document.title, grids };
  writeSheet(first, plan, { ...context, contentsSheet: null });
  return await settledWorkbook(workbook, date, additions, chartDress(input));
}

function chartDress({ theme, document }: WorkbookInput): ChartDress {
  const color = (name: ThemeColor): string => hex(theme.colors[name]);
  return {
    ink: color('ink'),
    muted: color('muted'),
    line: color('line'),
    neutral: color('neutral'),
    paper: color('paper'),
    face: theme.fonts.office ?? theme.fonts.family,
    lang: document.lang,
  };
}

/** The first day after the month: fixed, so that a second run writes the same file. */
function issueDate(month: string): Date {
  return new Date(`${daysIn(month).end}T00:00:00Z`);
}

function setProperties(
  workbook: exceljs.Workbook,
  document: Document,
  date: Date,
  words: WordBook,
): void {
  workbook.title = safeText(
    words('workbook.title', {
      organization: document.organization,
      month: document.monthLabel,
      report: document.title,
    }),
  );
  workbook.subject = safeText(document.monthLabel);
  workbook.company = safeText(document.organization);
  workbook.creator = safeText(document.department);
  workbook.lastModifiedBy = safeText(document.department);
  workbook.created = date;
  workbook.modified = date;
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: 0,
      activeTab: 0,
      visibility: 'visible',
    },
  ];
}
