import { comparable } from '../ingest/values/text.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricOutcome, MetricResult } from '../metrics/types.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Organization } from '../workspace/types.ts';
import type { Asked } from './asked.ts';

const MOST_CANDIDATES = 12;

/** What members are told by. */
export interface MemberNames {
  readonly dataset: DatasetSpec;
  readonly organization: Organization;
}

/**
 * The result of a metric for the members asked for, by dimension (id or header) or by member alone, aliases too. A metric
 * without a value in this month gives its total, which says why. Faults of kind usage name what there is instead.
 */
export function findResult(
  outcome: MetricOutcome,
  { key: given, members }: Asked,
  names: MemberNames,
): MetricResult {
  const [total] = outcome.results;
  if (total && outcome.results.length === 1 && total.status !== 'ok') return total;
  // A member may hold the signs that part a key.
  const named = outcome.results.find(({ key }) => key === given);
  if (named) return named;
  const by = new Map<string, string>();
  for (const { dimension, member } of members) {
    const [name, found] =
      dimension === null
        ? byMember(outcome, member, names)
        : byDimension(outcome, dimension, member, names);
    by.set(name, found);
  }
  const wanted = [...by];
  const fitting = outcome.results.filter((one) =>
    wanted.every(([name, member]) => one.by[name] === member),
  );
  const exact = fitting.find((one) => Object.keys(one.by).length === by.size);
  if (exact) return exact;
  const near =
    fitting.length > 0
      ? fitting
      : outcome.results.filter((one) => wanted.some(([name, member]) => one.by[name] === member));
  const problems = near
    .slice(0, MOST_CANDIDATES)
    .map(({ key }) => message('explain.candidate', { id: key, name: outcome.name }));
  const key = resultKey(outcome.id, Object.fromEntries(by));
  throw fault('explain.no_result', { key }, { problems });
}

function byDimension(
  outcome: MetricOutcome,
  given: string,
  member: string,
  names: MemberNames,
): readonly [string, string] {
  const known = dimensionsOf(outcome);
  const form = comparable(given);
  const name = known.find(
    (one) => comparable(one) === form || comparable(labelOf(one, names.dataset)) === form,
  );
  if (name === undefined) {
    const labels = known.map((one) => `${one} (${labelOf(one, names.dataset)})`);
    throw fault('explain.unknown_dimension', { name: given, metric: outcome.id, known: labels });
  }
  const found = memberOf(outcome, name, member, names);
  if (found === null)
    throw fault('explain.unknown_member', {
      given: member,
      metric: outcome.id,
      known: membersOf(outcome, name).slice(0, MOST_CANDIDATES),
    });
  return [name, found];
}

function byMember(
  outcome: MetricOutcome,
  given: string,
  names: MemberNames,
): readonly [string, string] {
  const known = dimensionsOf(outcome);
  const found = known.flatMap((name) => {
    const member = memberOf(outcome, name, given, names);
    return member === null ? [] : [[name, member] as const];
  });
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length > 1) {
    const written = found.map(([name, member]) => `${name}=${member}`);
    throw fault('explain.several_dimensions', { given, known: written });
  }
  if (known.length === 0)
    throw fault('explain.unknown_dimension', { name: given, metric: outcome.id, known });
  const all = [...new Set(known.flatMap((name) => membersOf(outcome, name)))];
  throw fault('explain.unknown_member', {
    given,
    metric: outcome.id,
    known: all.slice(0, MOST_CANDIDATES),
  });
}

function dimensionsOf({ results }: MetricOutcome): readonly string[] {
  return [...new Set(results.flatMap(({ by }) => Object.keys(by)))];
}

function membersOf({ results }: MetricOutcome, dimension: string): readonly string[] {
  return [...new Set(results.flatMap(({ by }) => by[dimension] ?? []))];
}

/** The member that a text names in a dimension, by its name or an alias; null for none of this month's. */
function memberOf(
  outcome: MetricOutcome,
  dimension: string,
  given: string,
  { dataset, organization }: MemberNames,
): string | null {
  const known = membersOf(outcome, dimension);
  if (known.includes(given)) return given;
  const form = comparable(given);
  const column = dataset.columns.find(({ name }) => name === dimension);
  const named = [
    ...known.map((name) => ({ name, aliases: [] as readonly string[] })),
    ...(column?.type === 'branch' ? organization.branches : []),
    ...(column?.type === 'department' ? organization.departments : []),
    ...(column?.values ?? []).map(({ value, aliases }) => ({ name: value, aliases })),
  ].filter(({ name }) => known.includes(name));
  const found = named.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => comparable(one) === form),
  );
  return found?.name ?? null;
}
