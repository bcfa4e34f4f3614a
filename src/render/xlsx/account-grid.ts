import type { InputFile, RowClass } from '../../ingest/model/types.ts';
import { countCell } from './cell-values.ts';
import { COUNT } from './formats.ts';
import {
  type At,
  type Grid,
  type GridCell,
  type GridRow,
  letters,
  listColumn,
  textCell,
} from './grid.ts';

/** The classes in the order in which the first match wins, what counts last. */
const CLASSES: readonly (readonly [RowClass, string])[] = [
  ['title', '标题行'],
  ['header', '表头行'],
  ['total', '合计行'],
  ['footer', '页脚行'],
  ['blank', '空行'],
  ['quarantined', '待核实'],
  ['duplicate', '重复'],
  ['superseded', '被更新版本取代'],
  ['otherMonth', '其他月份'],
  ['corrected', '更正后计入'],
  ['accepted', '计入统计'],
];

const TEXTS = ['文件', '数据集', '编码', '表头所在行'] as const;
const RECORDS = TEXTS.length + 1;
const FIRST_CLASS = RECORDS + 1;
const SUM = FIRST_CLASS + CLASSES.length;
const DIFFERENCE = SUM + 1;

/** The row account of every input file: its records, each class of them, and a live check that they add up. */
export function accountGrid(name: string, files: readonly InputFile[]): Grid {
  const rows = files.map(fileRow);
  return {
    name,
    title: '行数对账',
    lines: ['每个文件的记录数应等于各类行数之和，差异应为 0'],
    columns: [
      ...TEXTS.map((label) => listColumn(label, 38)),
      listColumn('记录数'),
      ...CLASSES.map(([, label]) => listColumn(label, 13)),
      listColumn('各类合计'),
      listColumn('差异'),
      listColumn('核对'),
    ],
    rows: files.length > 0 ? [...rows, totalRow(files)] : rows,
    rules: (['missed', 'met'] as const).map((look) => ({
      column: DIFFERENCE + 1,
      from: 0,
      to: files.length,
      look,
      format: null,
      expression: (row) => `$${letters(DIFFERENCE)}${row}${look === 'met' ? '=' : '<>'}0`,
    })),
    notes: [
      '重复：同一主键已在较早的文件中出现；其他月份：没有指标计入的记录；待核实：见「待核实记录」；更正后计入：按导出旁边的 待核实记录.xlsx 更正后计入统计',
    ],
    frozen: 1,
    plain: false,
  };
}

function fileRow(file: InputFile): GridRow {
  const { account } = file;
  const texts = [file.path, file.dataset, file.encoding ?? file.format.toUpperCase()];
  return {
    kind: 'body',
    cells: [
      ...texts.map((text) => textCell(text)),
      countCell(file.headerRow, ''),
      countCell(account.records, ''),
      ...CLASSES.map(([id]) => countCell(account[id], '')),
      ...checks(account.records, sumOf(account)),
    ],
  };
}

function totalRow(files: readonly InputFile[]): GridRow {
  const total = (id: RowClass | 'records'): number =>
    files.reduce((sum, file) => sum + file.account[id], 0);
  const summed = (column: number, result: number): GridCell =>
    formulaCell(
      (at) => `SUM(${letters(column)}${at.first}:${letters(column)}${at.last - 1})`,
      result,
    );
  return {
    kind: 'total',
    cells: [
      textCell('合计'),
      ...TEXTS.slice(1).map(() => textCell('')),
      summed(RECORDS, total('records')),
      ...CLASSES.map(([id], index) => summed(FIRST_CLASS + index, total(id))),
      ...checks(
        total('records'),
        files.reduce((sum, file) => sum + sumOf(file.account), 0),
      ),
    ],
  };
}

function sumOf(account: InputFile['account']): number {
  return CLASSES.reduce((sum, [id]) => sum + account[id], 0);
}

function checks(records: number, sum: number): readonly GridCell[] {
  const from = letters(FIRST_CLASS);
  const to = letters(SUM - 1);
  const difference = letters(DIFFERENCE);
  const word = records === sum ? '相符' : '不符';
  return [
    formulaCell(({ row }) => `SUM(${from}${row}:${to}${row})`, sum),
    formulaCell(({ row }) => `${letters(RECORDS)}${row}-${letters(SUM)}${row}`, records - sum),
    {
      value: {
        kind: 'formula',
        formula: ({ row }) => `IF(${difference}${row}=0,"相符","不符")`,
        result: word,
      },
      shown: word,
      format: null,
      align: 'center',
      tone: 'plain',
    },
  ];
}

function formulaCell(formula: (at: At) => string, result: number): GridCell {
  return {
    value: { kind: 'formula', formula, result },
    shown: result.toLocaleString('en-US'),
    format: COUNT,
    align: 'end',
    tone: 'plain',
  };
}
