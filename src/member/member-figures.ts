import { typeOf } from '../calculators/parameters.ts';
import { noValue } from '../metrics/result.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricOutcome, MetricResult } from '../metrics/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { type Focus, memberColumn } from './focus.ts';

/** What it takes to tell whose a result is. */
export interface MemberMetrics {
  readonly focus: Focus;
  readonly metrics: readonly MetricSpec[];
  /** The same as the pack declares them, without the sets that were added for members. */
  readonly declared: readonly MetricSpec[];
  readonly datasets: readonly DatasetSpec[];
}

/** `own`: of the member; `whole`: of all together; `other`: of another, as a whole or by class; `hidden`: anything finer. */
export type Whose = 'own' | 'whole' | 'other' | 'hidden';

/**
 * Whose a result is. Of others and of all together only figures of units and of classes that the pack lists are told:
 * a member of free text, an id or a moment may be one customer or one record.
 */
export function whoseResult(
  by: Readonly<Record<string, string>>,
  dataset: DatasetSpec,
  focus: Focus,
): Whose {
  const column = memberColumn(dataset, focus.level);
  if (column !== null && by[column] === focus.name) return 'own';
  const names = Object.keys(by);
  const departments = names.filter((name) => typeOf(name, dataset) === 'department');
  if (focus.level === 'branch' && departments.length > 0) {
    const isOwn = departments.every((name) => focus.departments.includes(by[name] ?? ''));
    return isOwn && (column === null || !(column in by)) ? 'own' : 'hidden';
  }
  if (!names.every((name) => isClass(name, dataset))) return 'hidden';
  return names.some((name) => isUnit(name, dataset)) ? 'other' : 'whole';
}

function isUnit(name: string, dataset: DatasetSpec): boolean {
  const type = typeOf(name, dataset);
  return type === 'branch' || type === 'department';
}

/** Whether the members of a dimension are listed: by the pack, or by the organisation. */
function isClass(name: string, dataset: DatasetSpec): boolean {
  const type = typeOf(name, dataset);
  if (type === 'flag' || isUnit(name, dataset)) return true;
  const column = dataset.columns.find((one) => one.name === name);
  if (column) return type === 'enum' && !column.open;
  return (dataset.derived.find((one) => one.name === name)?.values.length ?? 0) > 0;
}

/**
 * All that the member may read, as it was computed: its own, the whole's, and of others what the pack compares and each as a
 * whole.
 */
export function readableOutcomes(
  outcomes: readonly MetricOutcome[],
  given: MemberMetrics,
): readonly MetricOutcome[] {
  const sets = new Map(given.declared.map(({ id, by }) => [id, by]));
  return mapped(outcomes, given, (outcome, dataset) => ({
    ...outcome,
    results: outcome.results.filter(({ by }) => {
      const whose = whoseResult(by, dataset, given.focus);
      if (whose !== 'other') return whose !== 'hidden';
      const names = Object.keys(by);
      const isCompared = sets
        .get(outcome.id)
        ?.some((set) => set.length === names.length && names.every((name) => set.includes(name)));
      return names.length === 1 || isCompared === true;
    }),
  }));
}

/**
 * The member's own figures in the place of the whole's: they keep their keys and lose the dimension of the member, so
 * that whoever asks for a total, or for a class, finds the member's.
 */
export function ownOutcomes(
  outcomes: readonly MetricOutcome[],
  given: MemberMetrics,
): readonly MetricOutcome[] {
  return mapped(outcomes, given, (outcome, dataset) => {
    const column = memberColumn(dataset, given.focus.level);
    const { lacking, ...rest } = outcome;
    const without = (name: string): boolean => name !== column;
    const known = new Set<string>();
    const own = outcome.results.flatMap((result): MetricResult[] => {
      if (whoseResult(result.by, dataset, given.focus) !== 'own') return [];
      const by = Object.entries(result.by).filter(([name]) => without(name));
      // A department of a branch has a result as such, and one below its branch: it is told once.
      const members = resultKey('', Object.fromEntries(by));
      if (known.has(members)) return [];
      known.add(members);
      return [{ ...result, by: Object.fromEntries(by) }];
    });
    const total = own.find(({ by }) => Object.keys(by).length === 0);
    const lacks = (lacking ?? []).flatMap((set) =>
      column !== null && set.dimensions.includes(column)
        ? [{ ...set, dimensions: set.dimensions.filter(without) }]
        : [],
    );
    return {
      ...rest,
      results: [
        total ?? noTotal(outcome, column, given.focus),
        ...own.filter((result) => result !== total),
      ],
      ...(lacks.length === 0 ? {} : { lacking: lacks }),
    };
  });
}

/** The total of a member without records: nothing came at all, or nothing of this member. */
function noTotal(outcome: MetricOutcome, column: string | null, { name }: Focus): MetricResult {
  const whole = outcome.results.find(({ by }) => Object.keys(by).length === 0);
  const key = resultKey(outcome.id, column === null ? {} : { [column]: name });
  if (whole && whole.status !== 'ok') return { ...whole, key, by: {} };
  return { ...noValue('not_applicable', null), key, by: {} };
}

function mapped(
  outcomes: readonly MetricOutcome[],
  { metrics, datasets }: MemberMetrics,
  of: (outcome: MetricOutcome, dataset: DatasetSpec) => MetricOutcome,
): readonly MetricOutcome[] {
  return outcomes.flatMap((outcome) => {
    const metric = metrics.find(({ id }) => id === outcome.id);
    const dataset = datasets.find(({ id }) => id === metric?.scope.dataset);
    return dataset ? [of(outcome, dataset)] : [];
  });
}
