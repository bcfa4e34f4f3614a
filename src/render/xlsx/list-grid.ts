import type { ListValue, RecordList } from '../../records/types.ts';
import { countCell } from './cell-values.ts';
import { momentCell } from './dates.ts';
import { type Grid, type GridCell, listColumn, numberCell, rowsOf, textCell } from './grid.ts';

type Kind = RecordList['columns'][number]['kind'];

const DECIMAL = '#,##0.00';
const MOMENTS = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' } as const;
/** Free text such as a complaint's content takes several lines. */
const WIDEST = 60;

/** A list of records as one sheet, in the order given. */
export function listGrid({ title, about, columns, rows }: RecordList): Grid {
  return {
    title,
    lines: [about],
    columns: columns.map(({ label }) => listColumn(label, WIDEST)),
    ...rowsOf(
      rows.length,
      (at) => ({
        kind: 'body',
        cells: columns.map(({ kind }, index) => valueCell(rows[at]?.[index] ?? null, kind)),
      }),
      LOOKS,
    ),
    rules: [],
    notes: [],
    frozen: 1,
    plain: false,
  };
}

/** A cell of every look that values of lists have. */
const LOOKS: readonly GridCell[] = [
  valueCell(null, 'text'),
  valueCell('0', 'text'),
  valueCell(0, 'count'),
  valueCell(0.5, 'count'),
  valueCell(0, 'decimal'),
  valueCell('2000-01-01 00:00:00', 'day'),
  valueCell('2000-01-01 00:00:00', 'moment'),
];

function valueCell(value: ListValue, kind: Kind): GridCell {
  if (value === null) return textCell('');
  if (kind === 'day' || kind === 'moment') return momentCell(String(value), MOMENTS[kind]);
  if (typeof value === 'string') return textCell(value);
  if (kind === 'count') return countCell(value, '');
  return numberCell(value, DECIMAL, value.toFixed(2));
}
