import type { Looks } from './looks.ts';
import { cellOf } from './sheet-names.ts';

/** A small line in a cell that shows the course of a range on its sheet. */
export interface Sparkline {
  readonly cell: string;
  readonly range: string;
}

const MAIN = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const CELLS = 'http://schemas.microsoft.com/office/excel/2006/main';
/** What Excel knows sparklines by among the extensions of a sheet. */
const EXTENSION = '{05C60535-1F16-4fd2-B633-F4F36F0B64E0}';
const COLORS = [
  ['Series', 'series1'],
  ['Negative', 'bad'],
  ['Axis', 'ink'],
  ['Markers', 'series1'],
  ['First', 'series1'],
  ['Last', 'bad'],
  ['High', 'series1'],
  ['Low', 'series1'],
] as const;

/** The extension of a sheet that draws its lines; missing months are gaps, the last month is marked. */
export function sparklineExtension(
  sheet: string,
  lines: readonly Sparkline[],
  looks: Pick<Looks, 'argb'>,
): string {
  const colors = COLORS.map(
    ([name, color]) => `<x14:color${name} rgb="${looks.argb(color)}"/>`,
  ).join('');
  const drawn = lines
    .map(({ cell, range }) => {
      const source = escaped(cellOf(sheet, range));
      return `<x14:sparkline><xm:f>${source}</xm:f><xm:sqref>${cell}</xm:sqref></x14:sparkline>`;
    })
    .join('');
  const group = `<x14:sparklineGroup displayEmptyCellsAs="gap" last="1">${colors}<x14:sparklines>${drawn}</x14:sparklines></x14:sparklineGroup>`;
  return `<extLst><ext xmlns:x14="${MAIN}" uri="${EXTENSION}"><x14:sparklineGroups xmlns:xm="${CELLS}">${group}</x14:sparklineGroups></ext></extLst>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
