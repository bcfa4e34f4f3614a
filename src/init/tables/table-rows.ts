import { HEADER_ROWS, HEADER_SHARE, type HeaderMatcher } from '../../ingest/header/header.ts';
import { knownIn } from '../../ingest/header/header-choice.ts';
import { SURELY_HEADER } from '../../ingest/header/later-headers.ts';
import type { RawRecord } from '../../ingest/model/raw-record.ts';
import { furnitureUnder } from '../../ingest/signs/furniture.ts';

/** The parts of a table. */
export interface FoundRows {
  /** Lines above the header, their cells joined. */
  readonly titles: readonly string[];
  /** Record number of the header's first row, from 1; 0 where no row looks like one. */
  readonly headerRow: number;
  /** One row, or groups over names. */
  readonly header: readonly (readonly string[])[];
  /** The rows below that are no furniture. */
  readonly rows: readonly (readonly string[])[];
}

/** A header has so many names at least, unless its dataset is known by them. */
const LEAST_NAMES = 3;
const DIGIT = /\d/;

/**
 * The tables that stand below each other among the rows of a sheet or text. A header is a row whose dataset is known, or
 * else the first row of many names without digits that is followed by cells of another kind. Always one table at least.
 */
export function tablesAmong(
  rows: readonly RawRecord[],
  match: HeaderMatcher,
): readonly FoundRows[] {
  const starts = headersAmong(rows, match);
  if (starts.length === 0)
    return [{ titles: rows.slice(0, HEADER_ROWS).map(lineOf), headerRow: 0, header: [], rows: [] }];
  return starts.map(({ at, depth, titles }, index) => {
    const below = starts[index + 1];
    const end = below === undefined ? rows.length : below.at - below.titles;
    const header = rows.slice(at, at + depth).map(({ cells }) => cells);
    const above = rows.slice(at - titles, at);
    const furniture = furnitureUnder({ header, titles: above.map(({ cells }) => cells) });
    return {
      titles: above.map(lineOf).filter((line) => line !== ''),
      headerRow: rows[at]?.record ?? 0,
      header,
      rows: rows
        .slice(at + depth, end)
        .map(({ cells }) => cells)
        .filter((cells) => furniture(cells) === null),
    };
  });
}

interface HeaderPlace {
  readonly at: number;
  /** Rows that the header takes. */
  readonly depth: number;
  /** Rows above that belong to it. */
  readonly titles: number;
}

function headersAmong(rows: readonly RawRecord[], match: HeaderMatcher): readonly HeaderPlace[] {
  const found: HeaderPlace[] = [];
  const width = widthOf(rows);
  for (let at = 0; at < rows.length; at += 1) {
    if (found.length === 0 ? at >= HEADER_ROWS : !isBreakAbove(rows, at)) continue;
    if (!isHeader(rows, at, width, match)) continue;
    const depth = hasNamesBelow(rows, at) ? 2 : 1;
    found.push({ at, depth, titles: found.length === 0 ? at : titlesAbove(rows, at) });
    at += depth;
  }
  return found;
}

function isHeader(
  rows: readonly RawRecord[],
  at: number,
  width: number,
  match: HeaderMatcher,
): boolean {
  const cells = rows[at]?.cells ?? [];
  const known = match(cells, undefined);
  if (known.score >= HEADER_SHARE && knownIn(known) >= SURELY_HEADER) return true;
  const names = filledIn(cells);
  const isWordy = names.filter((cell) => !DIGIT.test(cell)).length * 5 >= names.length * 4;
  const isWide = names.length >= LEAST_NAMES && names.length * 5 >= width * 2;
  const isDistinct = new Set(names).size * 5 >= names.length * 4;
  return isWordy && isWide && isDistinct && hasDigitsBelow(rows, at);
}

/** Records follow: one of the next rows has digits. */
function hasDigitsBelow(rows: readonly RawRecord[], at: number): boolean {
  return rows
    .slice(at + 1, at + 4)
    .some(({ cells }) => filledIn(cells).some((cell) => DIGIT.test(cell)));
}

/** A further table stands apart: under a blank row, or a title of its own. */
function isBreakAbove(rows: readonly RawRecord[], at: number): boolean {
  const above = rows[at - 1];
  return above !== undefined && filledIn(above.cells).length <= 1;
}

function titlesAbove(rows: readonly RawRecord[], at: number): number {
  let titles = 0;
  while (at - titles > 1 && titles < HEADER_ROWS && isBreakAbove(rows, at - titles)) titles += 1;
  return titles;
}

/** The row below only names what gaps in this one group: 宽带 over 月初 and 月末. */
function hasNamesBelow(rows: readonly RawRecord[], at: number): boolean {
  const upper = rows[at]?.cells ?? [];
  const lower = rows[at + 1]?.cells ?? [];
  const names = lower.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ cell, index }]));
  const hasGaps = names.some(({ index }) => (upper[index] ?? '').trim() === '');
  return names.length > 1 && hasGaps && names.every(({ cell }) => !DIGIT.test(cell));
}

function widthOf(rows: readonly RawRecord[]): number {
  const widths = rows.slice(0, 200).map(({ cells }) => filledIn(cells).length);
  return widths.toSorted((a, b) => b - a)[Math.floor(widths.length / 10)] ?? 0;
}

function filledIn(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function lineOf({ cells }: RawRecord): string {
  return filledIn(cells).join(' ');
}
