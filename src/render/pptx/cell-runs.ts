import { cellParts } from '../../deck/cell-parts.ts';
import { sizes } from '../../deck/geometry.ts';
import type { Cell, TableBlock } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { cellSign } from './marks.ts';
import type { Dress, Run } from './pen.ts';

/** Signs are smaller than the letters beside them, which are as high as a Chinese one. */
const SIGN = 0.8;

/** What a cell says in pieces: its sign, its text with what stands out, small words behind it; `size` in CSS pixels. */
export function cellRuns(
  cell: Cell,
  table: TableBlock,
  size: number,
  { words }: Dress,
): readonly Run[] {
  const sign = cellSign(cell, table.kind === 'kpi_board');
  const runs: Run[] =
    sign === '' ? [] : [{ text: `${sign} `, size: size * SIGN, ...signLook(cell) }];
  runs.push(
    ...cellParts(cell).map(({ text, isStrong }) => (isStrong ? { text, isBold: true } : { text })),
  );
  if (cell.kind === 'text' && cell.small !== undefined)
    runs.push({ text: ` ${cell.small}`, size: sizes.small, color: 'muted', isBold: false });
  if (cell.kind === 'change' && cell.effect !== 'neutral')
    runs.push({ text: `  ${words(`slide.${cell.effect}`)}`, ...signLook(cell) });
  return runs;
}

/** The colour of a sign where it is not that of its text. */
function signLook(cell: Cell): { readonly color?: ThemeColor } {
  if (cell.kind === 'change') {
    if (cell.effect === 'better') return { color: 'good' };
    return cell.effect === 'worse' ? { color: 'bad' } : {};
  }
  if (cell.kind !== 'rate') return {};
  const verdict = cell.heat?.sign ?? cell.verdict;
  if (verdict === 'edge' || verdict === 'remark') return { color: 'warn' };
  return verdict === 'met' && cell.heat !== undefined ? { color: 'good' } : {};
}
