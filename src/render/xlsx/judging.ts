import type { CellLimit } from '../../document/model/types.ts';
import type { Comparator } from '../../workspace/types.ts';
import type { ValuePlace } from './row-places.ts';

/** How little room is on the edge, as `src/metrics/edge.ts` reads it. */
export interface EdgeThresholds {
  readonly edge_points: number;
  readonly edge_units: number;
  readonly edge_reach: number;
}

/** A limit with the column that holds it; null where it stands in the formula itself. */
export interface PlacedLimit {
  readonly limit: CellLimit;
  readonly column: string | null;
}

/** What is judged, and by what. */
export interface Judged {
  readonly place: ValuePlace;
  readonly limits: readonly PlacedLimit[];
  readonly hasEdge: boolean;
  readonly thresholds: EdgeThresholds;
}

/** A condition as a formula writes it, in a row of the sheet; null where it can never hold. */
export type Condition = ((row: number) => string) | null;

/** The conditions by which a verdict is found; the first that holds is it, `met` where none does and a limit judges. */
export interface Conditions {
  readonly missed: Condition;
  readonly remark: Condition;
  readonly edge: Condition;
  /** Whether any limit judges, so that what is not missed is met. */
  readonly judges: boolean;
}

/** The conditions of a verdict over the cells of its value and limits, exact at the limit. */
export function conditionsOf(judged: Judged): Conditions {
  const { limits, hasEdge } = judged;
  const judging = limits.filter(({ limit }) => limit.judges);
  const others = limits.filter(({ limit }) => !limit.judges);
  const fails = (one: PlacedLimit) => (row: number) => failsAt(judged.place, one, row);
  const near = (one: PlacedLimit) => (row: number) => nearAt(judged, one, row);
  return {
    missed: anyOf(judging.map(fails)),
    remark: anyOf(others.map(fails)),
    edge: anyOf(hasEdge && judged.place.parts !== null ? judging.map(near) : []),
    judges: judging.length > 0,
  };
}

function anyOf(conditions: readonly ((row: number) => string)[]): Condition {
  const [only] = conditions;
  if (only === undefined || conditions.length === 1) return only ?? null;
  return (row) => `OR(${conditions.map((one) => one(row)).join(',')})`;
}

const FAILS: Readonly<Record<Comparator, string>> = {
  '<=': '>0',
  '<': '>=0',
  '>=': '<0',
  '>': '<=0',
};

function failsAt(place: ValuePlace, one: PlacedLimit, row: number): string {
  return `${excessAt(place, one, row)}${FAILS[one.limit.comparator]}`;
}

/**
 * How far the numerator (or the value) lies over its limit. Rounded to a millionth, because limits are written with few
 * decimals and what a workbook multiplies by them is not exact.
 */
function excessAt({ value, parts, isFraction }: ValuePlace, one: PlacedLimit, row: number): string {
  const limit = limitAt(one, isFraction, row);
  if (parts === null) return `ROUND(${value}${row}-${limit},6)`;
  const { numerator, denominator, per } = parts;
  const allowed = `${limit}*${denominator}${row}${per === 1 ? '' : `/${per}`}`;
  return `ROUND(${numerator}${row}-${allowed},6)`;
}

function limitAt({ limit, column }: PlacedLimit, isFraction: boolean, row: number): string {
  if (column !== null) return `${column}${row}`;
  return String(isFraction ? Number(`${limit.limit}e-2`) : limit.limit);
}

/** So many users or tickets more (or fewer good ones) still keep the limit; negative: so many must change. */
export function roomAt(place: ValuePlace, one: PlacedLimit, row: number): string {
  const excess = excessAt(place, one, row);
  const rooms: Readonly<Record<Comparator, string>> = {
    '<=': `INT(-${excess})`,
    '<': `-INT(${excess})-1`,
    '>=': `INT(${excess})`,
    '>': `-INT(-${excess})-1`,
  };
  return rooms[one.limit.comparator];
}

function nearAt({ place, thresholds }: Judged, one: PlacedLimit, row: number): string {
  const { parts, isFraction } = place;
  if (parts === null) throw new TypeError('what has no parts has no edge');
  const { edge_points: points, edge_units: units, edge_reach: reach } = thresholds;
  const limit = limitAt(one, isFraction, row);
  const [numerator, denominator] = [`${parts.numerator}${row}`, `${parts.denominator}${row}`];
  const apart = `ROUND(ABS(${numerator}/${denominator}-${limit})*100,9)`;
  const hasBad = one.limit.comparator.startsWith('<')
    ? `${numerator}>0`
    : `${numerator}<${denominator}`;
  const few = `${hasBad},${roomAt(place, one, row)}<=${units}`;
  const kept = `NOT(${failsAt(place, one, row)}),${limit}<>0`;
  if (!isFraction) return `AND(${kept},${few})`;
  return `AND(${kept},${limit}<>1,OR(${apart}<=${points},AND(${apart}<=${reach},${few})))`;
}
