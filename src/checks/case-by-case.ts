import { resultKey } from '../metrics/result-key.ts';
import { quoteName } from '../store/quoted.ts';
import type { Organization } from '../workspace/types.ts';
import { type CheckContext, type Checker, notApplicable, notProvided, outcome } from './context.ts';
import { absentColumns, countedIn } from './records.ts';
import type { CheckCase, CheckUnit } from './types.ts';

interface Entry {
  readonly id: string;
  readonly unit: string;
}

/**
 * Compares two lists of the same cases by the units that answer for them, and case by case where both name a number.
 * A department stands for its branch; a unit of the city for the unit whose name its own begins with.
 */
export const caseByCase: Checker<'case_by_case'> = async (spec, context) => {
  const sides = [spec.cases, spec.against] as const;
  const absent = notProvided(
    sides.map((one) => one.dataset),
    context,
  );
  const missing = sides.flatMap((one) =>
    absentColumns(one.dataset, [one.where, one.key, one.unit], context),
  );
  if (absent.length + missing.length > 0) return notApplicable(spec, missing, absent);
  const [cases, entries] = await Promise.all(sides.map((one) => listOf(one, context)));
  const all = countsByUnit(cases ?? [], entries ?? [], context.organization);
  const units = all.filter((one) => one.cases !== one.entries);
  const unmatched = unmatchedCases(cases ?? [], entries ?? [], context);
  const differs = units.length > 0 || unmatched.length > 0;
  const total = (list: readonly Entry[] | undefined) => String(list?.length ?? 0);
  const names = sides.map(
    ({ dataset, name }) =>
      name ??
      context.ingested.datasets.find((one) => one.spec.id === dataset)?.spec.name ??
      dataset,
  );
  const without = unmatched.filter(({ matter }) => matter === 'no_entry').length;
  const elsewhere = unmatched.filter(({ matter }) => matter === 'other_unit').length;
  return [
    outcome(spec, differs ? 'differs' : 'agrees', {
      keys: spec.metrics.map((metric) => resultKey(metric, {})),
      size: Math.max(units.length, unmatched.length),
      apart: Math.abs((cases?.length ?? 0) - (entries?.length ?? 0)),
      cases: unmatched,
      units: all,
      facts: {
        cases: total(cases),
        entries: total(entries),
        same_total: cases?.length === entries?.length ? '1' : '',
        cases_name: names[0] ?? '',
        entries_name: names[1] ?? '',
        units: namedUnits(units),
        without: without === 0 ? '' : String(without),
        elsewhere: elsewhere === 0 ? '' : String(elsewhere),
      },
    }),
  ];
};

/** Units that a sentence names; the slide and the workbook show them all. */
const MOST_NAMED = 5;

/** The units with both numbers: of many those that differ most, and how many they are. */
function namedUnits(units: readonly CheckUnit[]): string {
  const gap = (one: CheckUnit): number => Math.abs(one.cases - one.entries);
  const most = units.toSorted((a, b) => gap(b) - gap(a)).slice(0, MOST_NAMED);
  const named = units
    .filter((one) => most.includes(one))
    .map((one) => `${one.unit}${one.cases}/${one.entries}`)
    .join('、');
  return units.length > MOST_NAMED ? `${named}等${units.length}个单位` : named;
}

async function listOf(
  side: {
    readonly dataset: string;
    readonly where: string | null;
    readonly key: string;
    readonly unit: string;
  },
  context: CheckContext,
): Promise<readonly Entry[]> {
  const counted = countedIn(side.dataset, side.where, context);
  const rows = await context.store.rows(
    `select cast(${quoteName(side.key)} as varchar) as id, cast(${quoteName(side.unit)} as varchar) as unit
     from ${quoteName(side.dataset)} where ${counted} order by 1, 2`,
  );
  return rows.map((row) => ({ id: String(row.id ?? ''), unit: String(row.unit ?? '') }));
}

/** How many cases and entries every unit has, in the order of the organisation. */
function countsByUnit(
  cases: readonly Entry[],
  entries: readonly Entry[],
  organization: Organization,
): readonly CheckUnit[] {
  const counts = new Map<string, [number, number]>();
  for (const [side, list] of [cases, entries].entries()) {
    for (const { unit } of list) {
      const name = unitOf(unit, organization);
      const pair = counts.get(name) ?? [0, 0];
      counts.set(name, side === 0 ? [pair[0] + 1, pair[1]] : [pair[0], pair[1] + 1]);
    }
  }
  const order = [
    ...organization.branches.map(({ name }) => name),
    ...organization.departments.map(({ name }) => name),
  ];
  return [...counts]
    .map(([unit, [a, b]]): CheckUnit => ({ unit, cases: a, entries: b }))
    .toSorted(
      ({ unit: a }, { unit: b }) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1),
    );
}

/** The branch of a department; of a unit of the city itself the unit whose name its own begins with. */
export function unitOf(name: string, { branches, departments }: Organization): string {
  const department = departments.find((one) => one.name === name);
  const branch = branches.find((one) => one.name === (department?.branch ?? name));
  if (branch) return branch.name;
  const parents = departments
    .filter((one) => one.branch === department?.branch && name.startsWith(one.name))
    .toSorted((a, b) => a.name.length - b.name.length);
  return parents[0]?.name ?? name;
}

/** Cases without an entry, with an entry of another unit, and entries without a case; none where no entry names a number. */
function unmatchedCases(
  cases: readonly Entry[],
  entries: readonly Entry[],
  { organization, mask }: CheckContext,
): readonly CheckCase[] {
  const byId = new Map(entries.filter(({ id }) => id !== '').map((one) => [one.id, one]));
  if (byId.size === 0) return [];
  const known = new Set(cases.map(({ id }) => id));
  const named = (entry: Entry, matter: string): CheckCase => ({
    id: mask(entry.id),
    unit: entry.unit,
    matter,
  });
  return [
    ...cases.flatMap((one) => {
      const entry = byId.get(one.id);
      if (!entry) return [named(one, 'no_entry')];
      const isSame = unitOf(entry.unit, organization) === unitOf(one.unit, organization);
      return isSame ? [] : [named(one, 'other_unit')];
    }),
    ...entries
      .filter(({ id }) => id !== '' && !known.has(id))
      .map((entry) => named(entry, 'no_case')),
  ];
}
