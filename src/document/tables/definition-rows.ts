/** What one row of the definitions says: the metrics that share it, and its words. */
export interface DefinitionRow {
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly formula: string;
  readonly filter: string;
  readonly period: string;
  readonly population: string;
}

/**
 * Rows of metrics that count the same records in one row, where the first of them stands: those with one formula, and
 * those whose formulas differ in one number alone, such as a median and a 95th percentile (第50、95%).
 */
export function joinedRows(rows: readonly DefinitionRow[]): readonly DefinitionRow[] {
  const joined: DefinitionRow[] = [];
  for (const row of rows) {
    const at = joined.findIndex((one) => isOfSameRecords(one, row) && formulaOfBoth(one, row));
    const same = joined[at];
    if (!same) joined.push(row);
    else
      joined[at] = {
        ...same,
        names: [...same.names, ...row.names],
        ids: [...same.ids, ...row.ids],
        formula: formulaOfBoth(same, row) ?? same.formula,
      };
  }
  return joined;
}

/** Names in one cell; what all begin with is said once: 修复时长中位数、80百分位、95百分位. */
export function joinedNames(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const chars = [...first];
  const end = chars.findIndex((char, at) => others.some((name) => [...name][at] !== char));
  // A number or a Latin word is not cut in two.
  const common = chars
    .slice(0, Math.max(0, end))
    .join('')
    .replace(/[\dA-Za-z-]+$/, '');
  return [first, ...others.map((name) => name.slice(common.length))].join('、');
}

function isOfSameRecords(one: DefinitionRow, other: DefinitionRow): boolean {
  return (
    one.filter === other.filter &&
    one.period === other.period &&
    one.population === other.population
  );
}

/** A number, or several that were joined before. */
const NUMBERS = /\d+(?:、\d+)*/g;

/** One formula for both, or null where they differ in more than one number. */
function formulaOfBoth(one: DefinitionRow, other: DefinitionRow): string | null {
  if (one.formula === other.formula) return one.formula;
  if (one.formula.replace(NUMBERS, '#') !== other.formula.replace(NUMBERS, '#')) return null;
  const [mine, theirs] = [one.formula.match(NUMBERS) ?? [], other.formula.match(NUMBERS) ?? []];
  const differing = mine.flatMap((number, index) => (number === theirs[index] ? [] : [index]));
  const [at, ...more] = differing;
  if (at === undefined || more.length > 0) return null;
  let index = -1;
  return one.formula.replace(NUMBERS, (number) => {
    index += 1;
    return index === at ? `${number}、${theirs[at] ?? ''}` : number;
  });
}
