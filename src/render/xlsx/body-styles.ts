import type { Style } from 'exceljs';
import type { GridCell } from './grid.ts';
import type { Looks } from './looks.ts';

const HORIZONTAL = { start: 'left', end: 'right', center: 'center' } as const;

/**
 * Gives body cells their styles; cells that look alike get the same object,
 * because the writer looks styles up by identity first, which long lists need.
 */
export function bodyStyles(looks: Looks): (cell: GridCell, isTotal: boolean) => Partial<Style> {
  const made = new Map<string, Partial<Style>>();
  return (cell, isTotal) => {
    const key = styleKey(cell, isTotal);
    const known = made.get(key);
    if (known !== undefined) return known;
    const style = styleOf(cell, isTotal, looks);
    made.set(key, style);
    return style;
  };
}

/** Cells of one key look alike. */
export function styleKey({ value, align, tone, format }: GridCell, isTotal: boolean): string {
  return `${value.kind} ${align} ${tone} ${isTotal} ${format ?? ''}`;
}

function styleOf(
  { value, align, tone, format }: GridCell,
  isTotal: boolean,
  looks: Looks,
): Partial<Style> {
  return {
    font: value.kind === 'link' ? looks.fonts.link : looks.bodyFont(tone, isTotal),
    border: looks.border,
    alignment: {
      horizontal: HORIZONTAL[align],
      vertical: 'middle',
      wrapText: value.kind === 'text' || value.kind === 'link',
      indent: align === 'center' ? 0 : 1,
    },
    ...(format === null ? {} : { numFmt: format }),
    ...(isTotal ? { fill: looks.totalFill } : {}),
  };
}
