import type { Document, DocumentCheck } from '../../document/model/types.ts';
import { type Grid, type GridCell, type GridRow, listColumn, textCell } from './grid.ts';

const TONES: Readonly<Record<DocumentCheck['status'], GridCell['tone']>> = {
  agrees: 'good',
  differs: 'bad',
  doubtful: 'bad',
  not_applicable: 'muted',
  error: 'bad',
};

/** Every comparison between figures with its conclusion; the records to look at stand one a row beneath it. */
export function checksGrid(name: string, { checks = [] }: Document): Grid {
  const count = (wanted: DocumentCheck['status']) =>
    checks.filter(({ status }) => status === wanted).length;
  return {
    name,
    title: '核对',
    lines: [
      `共核对 ${checks.length} 项，不符 ${count('differs')} 项，存疑 ${count('doubtful')} 项；只作提示，不改动任何数值`,
    ],
    columns: [
      listColumn('编号', 30),
      listColumn('核对事项', 40),
      listColumn('结论', 12),
      listColumn('说明', 90),
      listColumn('单号', 34),
      listColumn('责任单位', 28),
      listColumn('情况', 28),
    ],
    rows: checks.flatMap((check) => [checkRow(check), ...caseRows(check)]),
    rules: [],
    notes: ['抽查单号按月份和指标的固定种子抽取，重做报告时不变'],
    frozen: 2,
    plain: false,
  };
}

function checkRow({ id, name, word, status, detail }: DocumentCheck): GridRow {
  return {
    kind: 'body',
    cells: [
      textCell(id),
      textCell(name),
      textCell(word, 'center', TONES[status]),
      textCell(detail),
      ...['', '', ''].map((text) => textCell(text)),
    ],
  };
}

function caseRows({ id, name, word, cases }: DocumentCheck): readonly GridRow[] {
  return cases.map((one) => ({
    kind: 'rest',
    cells: [
      textCell(id),
      textCell(name),
      textCell(word, 'center'),
      textCell(''),
      textCell(one.id),
      textCell(one.unit),
      textCell(one.matter),
    ],
  }));
}
