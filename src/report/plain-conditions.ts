import { calculatorOf } from '../calculators/registry.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { SOME_PLACES, withPlaces } from '../pack/dataset/places.ts';
import { BEHIND_OPERATORS, CALLABLE } from '../pack/dataset/sql-functions.ts';
import type { Pack } from '../pack/types.ts';
import { moreThanExpressions } from '../store/expression-tree.ts';
import type { Store } from '../store/store.ts';

/** A piece of SQL out of a pack or a configuration, and the definition that it stands in. */
interface Written {
  readonly where: string;
  readonly sql: string;
}

const KNOWN: ReadonlySet<string> = new Set([...CALLABLE, ...BEHIND_OPERATORS]);

/**
 * Has the database itself parse all SQL of a pack, the workspace's own metrics included, before any of it is run:
 * the second look after the one at load (`pack/expression.ts`), in case the two ever read a text differently.
 * Fault `pack.not_conditions`, every definition listed.
 */
export async function ensurePlainConditions(pack: Pack, store: Store): Promise<void> {
  const written = new Map<string, string>();
  for (const { where, sql } of writtenIn(pack)) {
    if (!written.has(sql)) written.set(sql, where);
  }
  const found = await moreThanExpressions(store, [...written.keys()], KNOWN);
  const problems = [...written.values()].flatMap((where, at) => {
    const more = found[at] ?? null;
    return more === null ? [] : [message('pack.not_a_condition', { where, more })];
  });
  if (problems.length > 0)
    throw fault('pack.not_conditions', { count: problems.length }, { problems });
}

function writtenIn(pack: Pack): readonly Written[] {
  const written: { readonly where: string; readonly sql: string | null }[] = [];
  for (const { id, derived, impossible } of pack.datasets) {
    for (const { name, sql } of derived)
      written.push({ where: `${id}.${name}`, sql: withPlaces(sql, SOME_PLACES) });
    for (const rule of impossible) written.push({ where: `${id}.${rule.id}`, sql: rule.when });
  }
  for (const { id, where } of pack.scopes) written.push({ where: id, sql: where });
  for (const { id, scope, calculator } of pack.metrics) {
    written.push({ where: id, sql: scope.where });
    for (const sql of calculatorOf(calculator).conditions) written.push({ where: id, sql });
  }
  for (const { id, where } of pack.lists) written.push({ where: id, sql: where });
  for (const check of pack.checks) {
    for (const sql of sqlOf(check)) written.push({ where: check.id, sql });
  }
  return written.flatMap(({ where, sql }) => (sql === null ? [] : [{ where, sql }]));
}

function sqlOf(check: Pack['checks'][number]): readonly (string | null)[] {
  switch (check.kind) {
    case 'control_total':
      return Object.values(check.counted);
    case 'case_by_case':
      return [check.cases.where, check.against.where];
    case 'subset':
      return [check.of.where];
    case 'flag_agrees':
      return [check.where, check.flag, check.computed];
    case 'at_most_range':
      return [check.where];
    case 'at_most':
    case 'parts_equal_total':
    case 'too_good':
    case 'bucket_too_big':
    case 'empty_cause':
      return [];
  }
}
