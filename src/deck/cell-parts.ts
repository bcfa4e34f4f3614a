import type { Cell } from '../document/model/types.ts';
import { rateText } from './table-size.ts';

/** A piece of what a cell prints. */
export interface CellPart {
  readonly text: string;
  /** Whether it stands out. */
  readonly isStrong: boolean;
}

/** What a cell prints, without signs and small words. */
export function cellText(cell: Cell): string {
  return cell.kind === 'rate' ? rateText(cell) : cell.display;
}

/** What a cell prints in pieces, where parts of it stand out. */
export function cellParts(cell: Cell): readonly CellPart[] {
  const display = cellText(cell);
  const strong = cell.kind === 'text' ? (cell.strong ?? []) : [];
  const found = strong
    .map((text) => ({ text, at: display.indexOf(text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const parts: CellPart[] = [];
  let from = 0;
  for (const { text, at } of found) {
    if (at < from) continue;
    parts.push({ text: display.slice(from, at), isStrong: false }, { text, isStrong: true });
    from = at + text.length;
  }
  parts.push({ text: display.slice(from), isStrong: false });
  return parts.filter((part) => part.text !== '');
}
