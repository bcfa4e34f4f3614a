import type { DatasetSpec } from './types.ts';

const KEYWORDS = new Set(
  `and or not in is null like ilike between case when then else end true false distinct as date
   timestamp interval day days hour hours minute minutes second seconds month months year years
   similar to escape double integer bigint varchar boolean decimal`.split(/\s+/),
);

/** The names of expressions once they were looked for: every metric asks for those of its dataset's columns. */
const found = new Map<string, readonly string[]>();
/** Far more than a pack and its workspace have. */
const MOST_KEPT = 10_000;

/** The names in a SQL expression that could be columns; texts and function names left out. */
export function namesIn(sql: string): readonly string[] {
  const known = found.get(sql);
  if (known !== undefined) return known;
  const names = namesAsWritten(sql);
  if (found.size >= MOST_KEPT) found.clear();
  found.set(sql, names);
  return names;
}

function namesAsWritten(sql: string): readonly string[] {
  const withoutText = sql.replace(/'(?:[^']|'')*'|\$[a-z]+/g, "''");
  const names = new Set<string>();
  for (const match of withoutText.matchAll(/"([^"]+)"|([A-Za-z_]\w*)(\s*\()?/g)) {
    const [, quoted, bare, call] = match;
    if (quoted !== undefined) names.add(quoted);
    else if (bare !== undefined && call === undefined) names.add(bare);
  }
  return [...names];
}

/** The derived columns among these names, and those that they are computed from, in the dataset's order. */
export function derivedBehind(
  names: readonly string[],
  dataset: DatasetSpec,
): DatasetSpec['derived'] {
  const wanted = new Set(names);
  for (const column of dataset.derived.toReversed()) {
    if (wanted.has(column.name))
      for (const name of columnsIn(column.sql, dataset).columns) wanted.add(name);
  }
  return dataset.derived.filter((column) => wanted.has(column.name));
}

/** Which of a dataset's columns an expression reads, and which of its names nobody knows. */
export function columnsIn(
  sql: string,
  dataset: DatasetSpec,
): { readonly columns: readonly string[]; readonly unknown: readonly string[] } {
  const known = new Set([...dataset.columns, ...dataset.derived].map((column) => column.name));
  const names = namesIn(sql);
  return {
    columns: names.filter((name) => known.has(name)),
    unknown: names.filter((name) => !known.has(name) && !KEYWORDS.has(name.toLowerCase())),
  };
}
