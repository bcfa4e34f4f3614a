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
  if (cell.kind !== 'text') runs.push({ text: cell.display });
  else {
    runs.push(...textRuns(cell.display, cell.strong ?? []));
    if (cell.small !== undefined)
      runs.push({ text: ` ${cell.small}`, size: sizes.tableNote, color: 'muted', isBold: false });
  }
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

/** The text in pieces, where parts of it stand out. */
function textRuns(display: string, strong: readonly string[]): readonly Run[] {
  const found = strong
    .map((text) => ({ text, at: display.indexOf(text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const runs: Run[] = [];
  let from = 0;
  for (const { text, at } of found) {
    if (at < from) continue;
    runs.push({ text: display.slice(from, at) }, { text, isBold: true });
    from = at + text.length;
  }
  return [...runs, { text: display.slice(from) }].filter(({ text }) => text !== '');
}
