import type { Cell } from '../../document/model/types.ts';
import { type At, type GridCell, type GridValue, literal } from './grid.ts';
import { conditionsOf, type EdgeThresholds, type PlacedLimit, roomAt } from './judging.ts';
import type { RowPlaces } from './row-places.ts';

type Of<Kind extends Cell['kind']> = Extract<Cell, { kind: Kind }>;

const NONE = '—';

/**
 * A verdict, a distance or a change as a formula over the cells of its row: its value, its limits, the value before.
 * `made` is the cell with what the report printed, which stays where there is nothing to reckon from.
 */
export function reckoned(
  cell: Cell,
  made: GridCell,
  places: RowPlaces,
  thresholds: EdgeThresholds,
): GridCell {
  const value = formulaOf(cell, made, places, thresholds);
  return value === null ? made : { ...made, value };
}

function formulaOf(
  cell: Cell,
  made: GridCell,
  places: RowPlaces,
  thresholds: EdgeThresholds,
): GridValue | null {
  switch (cell.kind) {
    case 'status':
      return verdictFormula(cell, places, thresholds);
    case 'gap':
      return gapFormula(cell, made, places);
    case 'change':
      return changeFormula(cell, made, places);
    default:
      return null;
  }
}

function verdictFormula(
  { of, display }: Of<'status'>,
  places: RowPlaces,
  thresholds: EdgeThresholds,
): GridValue | null {
  const place = of ? places.value(of.key) : null;
  if (!of || place === null) return null;
  const { words } = of;
  const limits = placed(of, places);
  const { missed, remark, edge, judges } = conditionsOf({
    place,
    limits,
    hasEdge: of.hasEdge,
    thresholds,
  });
  const steps = [
    [missed, words.missed],
    [remark, words.remark],
    [edge, words.edge],
  ] as const;
  const formula = ({ row }: At): string => {
    const verdict = steps.reduceRight(
      (rest, [condition, word]) =>
        condition === null ? rest : `IF(${condition(row)},${literal(word)},${rest})`,
      literal(judges ? words.met : words.none),
    );
    if (place.parts === null) return verdict;
    return `IF(${place.parts.denominator}${row}=0,${literal(words.none)},${verdict})`;
  };
  return { kind: 'formula', formula, result: display };
}

function gapFormula({ of }: Of<'gap'>, made: GridCell, places: RowPlaces): GridValue | null {
  const place = of ? places.value(of.key) : null;
  if (!of || place === null || place.parts === null || made.value.kind !== 'number') return null;
  const { denominator } = place.parts;
  const limits = placed(of, places);
  const formula = ({ row }: At): string => {
    const rooms = limits.map((one) => roomAt(place, one, row)).join(',');
    const nearest = limits.length === 1 ? rooms : `MIN(${rooms})`;
    return `IF(${denominator}${row}=0,${literal(NONE)},${nearest})`;
  };
  return { kind: 'formula', formula, result: made.value.number };
}

function changeFormula(
  { of, unit }: Of<'change'>,
  made: GridCell,
  places: RowPlaces,
): GridValue | null {
  const place = of ? places.value(of.key) : null;
  if (!of || place === null || made.value.kind !== 'number') return null;
  const inPoints = unit === 'pp';
  if (inPoints !== place.isFraction) return null;
  const before = beforeAt(of, inPoints, places);
  const formula = ({ row }: At): string => {
    const apart = `${place.value}${row}-${before(row)}`;
    // Rounded, so that no difference is none: 0.00, not +0.00.
    const change = `ROUND(${inPoints ? `(${apart})*100` : apart},9)`;
    return place.parts === null
      ? change
      : `IF(${place.parts.denominator}${row}=0,${literal(NONE)},${change})`;
  };
  return { kind: 'formula', formula, result: made.value.number };
}

/** The growth of a count in percent, beside its change; null where it is not told. */
export function growthFormula({ of }: Of<'change'>, places: RowPlaces): GridValue | null {
  const place = of ? places.value(of.key) : null;
  if (!of || place === null || of.growth === undefined || of.growth === null) return null;
  const before = beforeAt(of, false, places);
  const formula = ({ row }: At): string =>
    `IF(${before(row)}=0,${literal(NONE)},(${place.value}${row}-${before(row)})/${before(row)})`;
  return { kind: 'formula', formula, result: of.growth / 100 };
}

/** The value before: its cell, else the number itself. */
function beforeAt(
  { key, previous }: NonNullable<Of<'change'>['of']>,
  isFraction: boolean,
  places: RowPlaces,
): (row: number) => string {
  const column = places.previous(key);
  if (column !== null) return (row) => `${column}${row}`;
  const text = String(isFraction ? previous / 100 : previous);
  return () => (previous < 0 ? `(${text})` : text);
}

function placed(
  { key, limits }: NonNullable<Of<'status' | 'gap'>['of']>,
  places: RowPlaces,
): readonly PlacedLimit[] {
  return limits.map((limit) => ({ limit, column: places.limit(key, limit) }));
}
