import type { Cell, CellLimit } from '../../document/model/types.ts';
import { perOf } from '../../number/unit.ts';
import { rateFormat } from './cell-values.ts';
import { exactDecimal, quoted } from './formats.ts';
import { type GridRule, letters, literal } from './grid.ts';

type RateCell = Extract<Cell, { kind: 'rate' }>;
type Look = GridRule['look'];

const LOOKS: readonly Look[] = ['missed', 'remark', 'met'];

/** The sign before a judged rate, so that it reads without colour. */
const SIGNS: Readonly<Record<Look, string>> = { met: '● ', edge: '▲ ', missed: '✕ ', remark: '! ' };

/**
 * Rules that judge the rates of one column in the workbook, from the integer cells beside them:
 * numerator·100 (or what the rate is told per) against limit·denominator, both sides scaled to integers, never the rounded rate.
 * `cells` are the column's cells by body row, null where no rate stands; `column` is the numerator's
 * (from 1), the rate stands two further. A rate without a verdict is not judged here either.
 */
export function rateRules(
  cells: readonly (RateCell | null)[],
  column: number,
): readonly GridRule[] {
  return runs(cells.map(signature)).flatMap(({ from, to }) => {
    const { limits, unit } = cells[from] ?? { limits: [], unit: 'percent' };
    return LOOKS.flatMap((look): readonly GridRule[] => {
      const tests = testsFor(look, limits, perOf(unit) ?? 1n);
      if (tests === null) return [];
      return [
        {
          column: column + 2,
          from,
          to,
          look,
          format: quoted(SIGNS[look]) + rateFormat(unit),
          expression: (row) => {
            const numerator = `$${letters(column)}${row}`;
            const denominator = `$${letters(column + 1)}${row}`;
            const compared = tests.parts.map((part) => part(numerator, denominator)).join(',');
            return `IFERROR(AND(${denominator}>0,${tests.join}(${compared})),FALSE)`;
          },
        },
      ];
    });
  });
}

/** Rules for a column of status words (from 1): each word takes the look of its verdict. */
export function statusRules(
  cells: readonly (Cell | undefined)[],
  column: number,
): readonly GridRule[] {
  const words = new Map<string, Look>();
  for (const cell of cells) {
    if (cell?.kind === 'status' && cell.verdict !== 'none') words.set(cell.display, cell.verdict);
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

type Test = (numerator: string, denominator: string) => string;

function testsFor(
  look: Look,
  limits: readonly CellLimit[],
  per: bigint,
): { readonly join: 'AND' | 'OR'; readonly parts: readonly Test[] } | null {
  const asked = limits.filter((limit) => limit.judges === (look !== 'remark'));
  if (asked.length === 0) return null;
  const holds = look === 'met';
  return { join: holds ? 'AND' : 'OR', parts: asked.map((limit) => comparison(limit, holds, per)) };
}

const OPPOSITE = { '<=': '>', '<': '>=', '>=': '<', '>': '<=' } as const;

function comparison(limit: CellLimit, holds: boolean, per: bigint): Test {
  const { integer, decimals } = exactDecimal(limit.limit);
  const operator = holds ? limit.comparator : OPPOSITE[limit.comparator];
  const scale = `${per}${'0'.repeat(decimals)}`;
  return (numerator, denominator) => `${numerator}*${scale}${operator}${integer}*${denominator}`;
}

function signature(cell: RateCell | null): string | null {
  if (cell === null || cell.verdict === 'none') return null;
  return cell.unit + cell.limits.map((l) => `${l.judges}${l.comparator}${l.limit}`).join(' ');
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
