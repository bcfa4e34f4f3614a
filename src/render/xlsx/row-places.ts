import type { Cell, CellLimit } from '../../document/model/types.ts';
import { perOf, type Unit } from '../../number/unit.ts';
import { letters } from './grid.ts';

/** Where the value of a result stands in a row of a sheet: columns by their letters. */
export interface ValuePlace {
  readonly value: string;
  /** The parts of a rate, and what it is told per beside them; null for what has no parts. */
  readonly parts: {
    readonly numerator: string;
    readonly denominator: string;
    readonly per: number;
  } | null;
  /** Whether the value and its limits stand as fractions of one under a percent format. */
  readonly isFraction: boolean;
}

/** Where the cells of one row stand that others are reckoned from. */
export interface RowPlaces {
  readonly value: (key: string) => ValuePlace | null;
  /** The column of a limit as it was set; null where no cell of the row holds it. */
  readonly limit: (key: string, limit: CellLimit) => string | null;
  readonly previous: (key: string) => string | null;
}

/** A cell of a row with its first column on the sheet, from 1. A rate takes three. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly at: number;
  /** Whether its column is one of rates, so that what is none stands under the rate. */
  readonly isRate: boolean;
}

/** Finds the values, limits and earlier values of a row by the results that they belong to. */
export function rowPlaces(placed: readonly PlacedCell[]): RowPlaces {
  const values = new Map<string, ValuePlace>();
  const limits = new Map<string, string>();
  const previous = new Map<string, string>();
  for (const { cell, at, isRate } of placed) {
    const own = letters(isRate ? at + 2 : at);
    const found = placeOf(cell, at, own);
    const key = 'key' in cell ? cell.key : null;
    // A rate tells more of its result than a count of it that stands before.
    if (found !== null && key !== null && !(values.has(key) && found.parts === null))
      values.set(key, found);
    if (cell.kind === 'limit' && cell.of && cell.limit !== null && cell.comparator !== null) {
      const { key: of, setBy } = cell.of;
      limits.set(nameOf(of, { setBy, comparator: cell.comparator, limit: cell.limit }), own);
    }
    if (cell.kind === 'number' && cell.before) previous.set(cell.before.key, own);
  }
  return {
    value: (key) => values.get(key) ?? null,
    limit: (key, limit) => limits.get(nameOf(key, limit)) ?? null,
    previous: (key) => previous.get(key) ?? null,
  };
}

function placeOf(cell: Cell, at: number, own: string): ValuePlace | null {
  if (cell.kind === 'rate') return ratePlace(cell, at);
  if (cell.kind === 'count' && cell.value !== null && cell.isPart !== true)
    return { value: own, parts: null, isFraction: false };
  if (cell.kind === 'number' && cell.value !== null)
    return { value: own, parts: null, isFraction: cell.isPercent };
  return null;
}

/** Where a rate stands whose numerator has this column, from 1; null where it has no parts. */
export function ratePlace(
  { numerator, denominator, unit }: Extract<Cell, { kind: 'rate' }>,
  at: number,
): ValuePlace | null {
  if (numerator === null || denominator === null) return null;
  return {
    value: letters(at + 2),
    parts: { numerator: letters(at), denominator: letters(at + 1), per: perBeside(unit) },
    isFraction: unit === 'percent',
  };
}

/** What a rate on a sheet is told per: a percent format multiplies by 100 itself. */
export function perBeside(unit: Unit): number {
  return unit === 'percent' ? 1 : Number(perOf(unit) ?? 1);
}

function nameOf(
  key: string,
  { setBy, comparator, limit }: Pick<CellLimit, 'setBy' | 'comparator' | 'limit'>,
): string {
  return [key, setBy, comparator, limit].join('\n');
}
