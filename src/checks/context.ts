import type { Ingested } from '../ingest/model/types.ts';
import { absentDataset } from '../metrics/absent-dataset.ts';
import type { Lookup } from '../metrics/lookup.ts';
import type { CheckSpec } from '../pack/rules/checks-config.ts';
import type { Store } from '../store/store.ts';
import type { TimeRange } from '../workspace/period.ts';
import type { Organization, Period } from '../workspace/types.ts';
import type { CheckResult } from './types.ts';

/** What checks compare: results, the loaded tables and the totals that exports print. */
export interface CheckContext {
  readonly lookup: Lookup;
  readonly ingested: Ingested;
  readonly store: Store;
  readonly organization: Organization;
  readonly month: Period;
  /** The month's range of a dataset. */
  readonly rangeOf: (dataset: string) => TimeRange;
  /** Hides telephone numbers in ids that a check prints. */
  readonly mask: (text: string) => string;
}

type SpecOf<K extends CheckSpec['kind']> = Extract<CheckSpec, { kind: K }>;

/** The code of one kind of check: a declared check in, one or more results out. */
export type Checker<K extends CheckSpec['kind']> = (
  spec: SpecOf<K>,
  context: CheckContext,
) => Promise<readonly CheckResult[]>;

/** A result of a check, without what does not apply. */
export function outcome(
  spec: CheckSpec,
  status: CheckResult['status'],
  more: Partial<CheckResult> = {},
): CheckResult {
  const { id, name, kind } = spec;
  return { id, name, kind, status, facts: {}, keys: [], size: 0, cases: [], ...more };
}

/** The names of the datasets among these that came with no export this month. */
export function notProvided(ids: readonly string[], { ingested }: CheckContext): readonly string[] {
  return ids.flatMap((id) => {
    const found = ingested.datasets.find(({ spec }) => spec.id === id);
    return found?.provided ? [] : [found?.spec.name ?? id];
  });
}

/** The names of the datasets without which these metrics have no value this month. */
export function notProvidedFor(
  metrics: readonly string[],
  context: CheckContext,
): readonly string[] {
  const ids = metrics.flatMap((metric) => absentDataset(context.lookup.figure(metric, {})) ?? []);
  return notProvided([...new Set(ids)], context);
}

/** That a check cannot be made, and what is missing for it: whole datasets where any did not come. */
export function notApplicable(
  spec: CheckSpec,
  missing: readonly string[],
  absent: readonly string[] = [],
): readonly CheckResult[] {
  const facts = {
    missing: [...new Set(missing)].join('、'),
    absent: [...new Set(absent)].join('、'),
    totals: '',
  };
  return [outcome(spec, 'not_applicable', { facts })];
}
