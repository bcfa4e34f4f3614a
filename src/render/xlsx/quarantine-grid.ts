import type { QuarantinedRecord } from '../../ingest/model/types.ts';
import { maskText } from '../../privacy/mask.ts';
import { countCell } from './cell-values.ts';
import { type Grid, type GridRow, listColumn, textCell } from './grid.ts';

/** Rows that a list puts on one sheet; Excel takes 1,048,576 with head and notes. */
const ROWS_A_SHEET = 1_000_000;

/**
 * The records that could not be used, all of them, with names and numbers masked (names by whoever gives them). `name` names a sheet;
 * a list too long for one sheet runs on.
 */
export function quarantineGrids(
  name: (wanted: string) => string,
  quarantine: readonly QuarantinedRecord[],
): readonly Grid[] {
  const grids: Grid[] = [];
  for (let from = 0; from === 0 || from < quarantine.length; from += ROWS_A_SHEET) {
    grids.push(
      listGrid(name('待核实记录'), quarantine.slice(from, from + ROWS_A_SHEET), quarantine.length),
    );
  }
  return grids;
}

function listGrid(name: string, records: readonly QuarantinedRecord[], total: number): Grid {
  const said =
    total === 0 ? '本月没有待核实记录' : `共 ${total.toLocaleString('en-US')} 条，未计入任何指标`;
  return {
    name,
    title: '待核实记录',
    lines: [said],
    columns: [
      listColumn('文件', 46),
      listColumn('记录号'),
      listColumn('列', 24),
      listColumn('原因', 48),
      listColumn('原始内容（姓名、号码已遮盖）', 90),
    ],
    rows: records.map(recordRow),
    rules: [],
    notes: ['记录号从 1 起，按文件中的行或记录计；请在原系统更正后重新导出'],
    frozen: 2,
    plain: false,
  };
}

function recordRow(record: QuarantinedRecord): GridRow {
  return {
    kind: 'body',
    cells: [
      textCell(record.file),
      countCell(record.record, ''),
      textCell(record.column ?? '整条记录'),
      textCell(maskText(record.reason)),
      textCell(record.raw.map(maskText).join(' ｜ ')),
    ],
  };
}
