import { columnsIn } from '../pack/sql-names.ts';
import type { DatasetSpec, ImpossibleRule } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';

/** The column of a dataset's table with the ids of the rules that a record breaks, parted by commas; else null. */
export const BROKEN_RULES = '_impossible';

/**
 * The rules that can be told from the columns that the exports have: without a column all its values are null, and
 * a rule such as "answered, but without a score" would hold for every record.
 */
export function rulesInUse(
  spec: DatasetSpec,
  present: ReadonlySet<string>,
): readonly ImpossibleRule[] {
  return spec.impossible.filter(({ when }) =>
    columnsIn(when, spec).columns.every((name) => present.has(name)),
  );
}

/** SQL of a table of the same columns in which what the rules void is null, with {@link BROKEN_RULES} beside. */
export function withoutImpossible(
  spec: DatasetSpec,
  rules: readonly ImpossibleRule[],
  from: string,
): string {
  if (rules.length === 0) return from;
  const broken = rules.map(({ id, when }) => `CASE WHEN (${when}) THEN '${id}' END`);
  const voids = new Map<string, string[]>();
  for (const rule of rules)
    for (const column of voidedBy(rule, spec))
      voids.set(column, [...(voids.get(column) ?? []), `coalesce((${rule.when}), false)`]);
  const replaced = [...voids].map(([column, conditions]) => {
    const name = quoteName(column);
    return `CASE WHEN NOT (${conditions.join(' OR ')}) THEN ${name} END AS ${name}`;
  });
  return `(SELECT * REPLACE (${replaced.join(', ')}),
    nullif(concat_ws(',', ${broken.join(', ')}), '') AS ${BROKEN_RULES} FROM ${from})`;
}

/** The columns that a rule names, and all derived ones that are computed from them. */
function voidedBy(rule: ImpossibleRule, spec: DatasetSpec): ReadonlySet<string> {
  const voided = new Set(rule.voided);
  for (const { name, sql } of spec.derived) {
    if (columnsIn(sql, spec).columns.some((column) => voided.has(column))) voided.add(name);
  }
  return voided;
}

/** A rule that records break: how many, and the first of them by file number and record. */
export interface BrokenRule {
  readonly rule: ImpossibleRule;
  readonly count: number;
  readonly records: readonly { readonly file: number; readonly record: number }[];
}

/** So many records that break one rule are listed. */
const MOST_LISTED = 1_000;

/** Lists the records of a dataset's table that break these rules, each rule with its first records. */
export async function brokenRules(
  store: Store,
  spec: DatasetSpec,
  rules: readonly ImpossibleRule[],
): Promise<readonly BrokenRule[]> {
  const found: BrokenRule[] = [];
  for (const rule of rules) {
    const breaks = `list_contains(string_split(${BROKEN_RULES}, ','), '${rule.id}')`;
    const rows = await store.rows(
      `SELECT _file, _record, count(*) OVER () AS total FROM ${quoteName(spec.id)} WHERE ${breaks}
       ORDER BY _file, _record LIMIT ${MOST_LISTED}`,
    );
    if (rows.length === 0) continue;
    const records = rows.map((row) => ({ file: Number(row._file), record: Number(row._record) }));
    found.push({ rule, count: Number(rows[0]?.total), records });
  }
  return found;
}
