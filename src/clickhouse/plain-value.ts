import type { SqlValue } from '../store/store.ts';

/**
 * A cell of ClickHouse's JSON as the store gives it: whole numbers as numbers (throws where one cannot hold them),
 * decimals as exact text, times as `YYYY-MM-DD HH:MM:SS`.
 */
export function plainValue(cell: unknown, type: string): SqlValue {
  if (cell === null || cell === undefined) return null;
  const bare = /^(?:LowCardinality\()?(?:Nullable\()?(\w+)/.exec(type)?.[1] ?? '';
  if (/^U?Int\d+$/.test(bare)) return wholeNumber(String(cell));
  if (bare.startsWith('Float')) return UNENDING[String(cell)] ?? Number(cell);
  if (bare === 'Bool') return cell === true || cell === 1;
  if (bare === 'DateTime64' || bare === 'DateTime') return String(cell).slice(0, 19);
  return String(cell);
}

/** How ClickHouse writes what is no number to JSON. */
const UNENDING: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be exact`);
  return number;
}
