import { columnsIn, derivedBehind, namesIn } from '../../pack/dataset/sql-names.ts';
import type { DatasetSpec, ImpossibleRule } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';

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

/** A derived column and the SQL of its value. */
export interface DerivedColumn {
  readonly name: string;
  readonly sql: string;
  /** In SQL. */
  readonly type: string;
  /** Some of what it is made of is there; else its value is null everywhere. */
  readonly isPossible: boolean;
}

/**
 * SQL of a table with derived columns beside its own, in layers of subqueries, so that a later one may use an earlier: each
 * layer is planned with all columns below it, and what asks for nothing of a layer goes into it.
 */
export function withDerived(table: string, derived: readonly DerivedColumn[]): string {
  const layers: DerivedColumn[][] = [];
  for (const one of derived) {
    const last = layers.at(-1);
    const asked = new Set(namesIn(one.sql).map((name) => name.toLowerCase()));
    if (last?.every(({ name }) => !asked.has(name.toLowerCase()))) last.push(one);
    else layers.push([one]);
  }
  return layers.reduce((inner, layer) => {
    const values = layer.map(({ name, sql }) => `${sql} AS ${quoteName(name)}`);
    return `(SELECT *, ${values.join(', ')} FROM ${inner})`;
  }, table);
}

/**
 * SQL of a table with its derived columns in which what the rules void is null, with {@link BROKEN_RULES} beside. Derived
 * columns that a rule asks for are computed for it first; all are computed over what is left.
 */
export function withoutImpossible(
  spec: DatasetSpec,
  rules: readonly ImpossibleRule[],
  table: string,
  derived: readonly DerivedColumn[],
): string {
  if (rules.length === 0) return withDerived(table, derived);
  const names = rules.flatMap(({ when }) => columnsIn(when, spec).columns);
  const behind = new Set(derivedBehind(names, spec).map(({ name }) => name));
  const asked = derived.filter(({ name }) => behind.has(name));
  const broken = rules.map(({ id, when }) => `CASE WHEN (${when}) THEN '${id}' END`);
  const told = `(SELECT *, nullif(concat_ws(',', ${broken.join(', ')}), '') AS ${BROKEN_RULES} FROM ${withDerived(table, asked)})`;
  const voids = voidsOf(spec, rules);
  const left = (name: string, value: string): string => {
    const conditions = voids.get(name) ?? [];
    return conditions.length === 0
      ? value
      : `CASE WHEN NOT (${conditions.join(' OR ')}) THEN ${value} END`;
  };
  const own = spec.columns.filter(({ name }) => voids.has(name));
  const changed = own.map(({ name }) => `${left(name, quoteName(name))} AS ${quoteName(name)}`);
  const exclude =
    asked.length === 0 ? '' : ` EXCLUDE (${asked.map(({ name }) => quoteName(name)).join(', ')})`;
  const replace = changed.length === 0 ? '' : ` REPLACE (${changed.join(', ')})`;
  return withDerived(
    `(SELECT *${exclude}${replace} FROM ${told})`,
    derived.map((one) => ({ ...one, sql: left(one.name, one.sql) })),
  );
}

/** By column, in SQL, what makes its value void. */
function voidsOf(
  spec: DatasetSpec,
  rules: readonly ImpossibleRule[],
): ReadonlyMap<string, readonly string[]> {
  const voids = new Map<string, string[]>();
  for (const rule of rules)
    for (const column of voidedBy(rule, spec))
      voids.set(column, [...(voids.get(column) ?? []), breaks(rule)]);
  return voids;
}

/** The columns of the exports that the rules may void. */
export function voidedColumns(
  spec: DatasetSpec,
  rules: readonly ImpossibleRule[],
): readonly string[] {
  const voids = voidsOf(spec, rules);
  return spec.columns.map(({ name }) => name).filter((name) => voids.has(name));
}

/** The assignments of an UPDATE that void the columns of the exports, with the condition on the records; null for none. */
export function voiding(spec: DatasetSpec, rules: readonly ImpossibleRule[]): string | null {
  const voids = voidsOf(spec, rules);
  const assignments = voidedColumns(spec, rules).map((name) => {
    const isVoid = (voids.get(name) ?? []).join(' OR ');
    return `${quoteName(name)} = CASE WHEN NOT (${isVoid}) THEN ${quoteName(name)} END`;
  });
  if (assignments.length === 0) return null;
  return `${assignments.join(', ')} WHERE ${BROKEN_RULES} IS NOT NULL`;
}

/** Whether a record breaks a rule, in SQL; nothing broken is no text at all. */
function breaks({ id }: ImpossibleRule): string {
  // Most records break none, and are told without a look into the list.
  return `CASE WHEN ${BROKEN_RULES} IS NULL THEN false ELSE list_contains(string_split(${BROKEN_RULES}, ','), '${id}') END`;
}

/**
 * The columns that a rule names, and the derived ones that read a column of the export which it names: with a value
 * missing they would take another way of computing. What reads only derived columns follows from what these have left,
 * so that a flag which the export gives holds although the hours beside it are void.
 */
function voidedBy(rule: ImpossibleRule, spec: DatasetSpec): ReadonlySet<string> {
  const given = new Set(spec.columns.map(({ name }) => name));
  const named = new Set(rule.voided);
  const readers = spec.derived.filter(({ sql }) =>
    columnsIn(sql, spec).columns.some((column) => named.has(column) && given.has(column)),
  );
  return new Set([...named, ...readers.map(({ name }) => name)]);
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
  if (rules.length === 0) return found;
  const broken = await store.rows(
    `SELECT DISTINCT ${BROKEN_RULES} AS ids FROM ${quoteName(spec.id)} WHERE ${BROKEN_RULES} IS NOT NULL`,
  );
  const ids = new Set(broken.flatMap((row) => String(row.ids).split(',')));
  for (const rule of rules.filter(({ id }) => ids.has(id))) {
    const rows = await store.rows(
      `SELECT _file, _record, count(*) OVER () AS total FROM ${quoteName(spec.id)} WHERE ${breaks(rule)}
       ORDER BY _file, _record LIMIT ${MOST_LISTED}`,
    );
    const records = rows.map((row) => ({ file: Number(row._file), record: Number(row._record) }));
    found.push({ rule, count: Number(rows[0]?.total), records });
  }
  return found;
}
