import type { Cell } from '../../document/model/types.ts';
import { rateFormat } from './cell-values.ts';
import { quoted } from './formats.ts';
import { type GridRule, letters, literal } from './grid.ts';
import { type Condition, type Conditions, conditionsOf, type Judged } from './judging.ts';

type RateCell = Extract<Cell, { kind: 'rate' }>;
type Look = GridRule['look'];

const LOOKS: readonly Look[] = ['missed', 'remark', 'edge', 'met'];

/** The sign before a judged rate, so that it reads without colour. */
const SIGNS: Readonly<Record<Look, string>> = { met: '● ', edge: '▲ ', missed: '✕ ', remark: '! ' };

/** A rate of one row with what it is judged by there; null where none stands or nothing judges it. */
export type JudgedRate = { readonly cell: RateCell; readonly judged: Judged } | null;

/**
 * Rules that judge the rates of one column in the workbook from the cells beside them, never the rounded rate.
 * `rates` are those of the column by body row; the rate itself stands in `column`, from 1. A rate without a verdict is
 * not judged here either.
 */
export function rateRules(rates: readonly JudgedRate[], column: number): readonly GridRule[] {
  return runs(rates.map(signature)).flatMap(({ from, to }) => {
    const rate = rates[from];
    if (!rate?.judged.place.parts) return [];
    const { denominator } = rate.judged.place.parts;
    const conditions = conditionsOf(rate.judged);
    return LOOKS.flatMap((look): readonly GridRule[] => {
      const condition = look === 'met' ? metBy(conditions) : conditions[look];
      if (condition === null) return [];
      return [
        {
          column,
          from,
          to,
          look,
          format: quoted(SIGNS[look]) + rateFormat(rate.cell.unit),
          expression: (row) => `IFERROR(AND(${denominator}${row}>0,${condition(row)}),FALSE)`,
        },
      ];
    });
  });
}

function metBy({ missed }: Conditions): Condition {
  return missed === null ? null : (row) => `NOT(${missed(row)})`;
}

/** Rules for a column of status words (from 1): each word takes the look of its verdict. */
export function statusRules(
  cells: readonly (Cell | undefined)[],
  column: number,
): readonly GridRule[] {
  const words = new Map<string, Look>();
  for (const cell of cells) {
    if (cell?.kind !== 'status') continue;
    if (cell.verdict !== 'none') words.set(cell.display, cell.verdict);
    // What it would say with other figures.
    for (const look of cell.of ? LOOKS : []) {
      const word = cell.of?.words[look];
      if (word !== undefined && !words.has(word)) words.set(word, look);
    }
  }
  return [...words].map(([word, look]) => ({
    column,
    from: 0,
    to: cells.length - 1,
    look,
    format: null,
    expression: (row) => `$${letters(column)}${row}=${literal(word)}`,
  }));
}

function signature(rate: JudgedRate): string | null {
  if (rate === null || rate.cell.verdict === 'none') return null;
  const { place, limits, hasEdge } = rate.judged;
  const told = limits.map(({ limit, column }) => [
    limit.judges,
    limit.comparator,
    column ?? limit.limit,
  ]);
  return JSON.stringify([rate.cell.unit, place, hasEdge, told]);
}

function runs(
  keys: readonly (string | null)[],
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number; key: string }[] = [];
  keys.forEach((key, index) => {
    const last = found.at(-1);
    if (key === null || key === '') return;
    if (last !== undefined && last.key === key && last.to === index - 1) last.to = index;
    else found.push({ from: index, to: index, key });
  });
  return found;
}
