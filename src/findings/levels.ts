import type { Figure } from '../metrics/lookup.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { FindingContext } from './context.ts';

/** The dimension of a figure that names a branch or department, or null. */
export function unitDimension({ metric, result }: Figure, context: FindingContext): string | null {
  return Object.keys(result.by).find((name) => isUnit(name, metric, context)) ?? null;
}

/** Whether a figure tells of a branch or department rather than the whole city. */
export function isOfUnit(figure: Figure, context: FindingContext): boolean {
  return unitDimension(figure, context) !== null;
}

/**
 * Whether a figure is a part of another rather than an indicator of its own: of a branch or department, or one of
 * several members and held to no limit.
 */
export function isPart(figure: Figure, context: FindingContext): boolean {
  const { by, targets } = figure.result;
  if (Object.keys(by).length === 0) return false;
  return isOfUnit(figure, context) || !targets.some((target) => target.judges);
}

function isUnit(dimension: string, metric: MetricSpec, context: FindingContext): boolean {
  const dataset = context.datasets.find((one) => one.id === metric.scope.dataset);
  const type = dataset?.columns.find((one) => one.name === dimension)?.type;
  return type === 'branch' || type === 'department';
}

/** Figures that differ in one dimension only, with the figure of the whole. */
export interface Breakdown {
  readonly metric: MetricSpec;
  /** The members that they share. */
  readonly of: Readonly<Record<string, string>>;
  readonly dimension: string;
  readonly isUnits: boolean;
  readonly whole: Figure;
  /** In a fixed order: branches as configured, else by key. */
  readonly parts: readonly Figure[];
}

/** Every breakdown of a figure by one more dimension. */
export function breakdowns(context: FindingContext): readonly Breakdown[] {
  const groups = new Map<string, { dimension: string; parts: Figure[] }>();
  for (const figure of context.figures.filter((one) => one.result.status === 'ok')) {
    for (const dimension of Object.keys(figure.result.by)) {
      const of = without(figure.result.by, dimension);
      const key = `${resultKey(figure.metric.id, sorted(of))} by ${dimension}`;
      const group = groups.get(key) ?? { dimension, parts: [] };
      group.parts.push(figure);
      groups.set(key, group);
    }
  }
  return [...groups.keys()].sort().flatMap((key): Breakdown[] => {
    const { dimension, parts } = groups.get(key) ?? { dimension: '', parts: [] };
    const [first] = parts;
    if (!first) return [];
    const of = without(first.result.by, dimension);
    const total = context.lookup.figure(first.metric.id, of);
    if (total?.result.status !== 'ok') return [];
    return [
      {
        metric: first.metric,
        of,
        dimension,
        isUnits: isUnit(dimension, first.metric, context),
        whole: total,
        parts: parts.toSorted((a, b) => inOrder(a, b, dimension, context)),
      },
    ];
  });
}

/** The position of a figure's branch in the order of tables, from 1; 0 without a branch. */
export function branchRank({ result }: Figure, context: FindingContext): number {
  return 1 + Math.max(-1, ...Object.values(result.by).map((one) => context.branches.indexOf(one)));
}

/** The member that a figure of a breakdown tells of. */
export function memberOf(figure: Figure, { dimension }: Breakdown): string {
  return figure.result.by[dimension] ?? '';
}

function inOrder(a: Figure, b: Figure, dimension: string, { branches }: FindingContext): number {
  const rank = (one: Figure) => branches.indexOf(one.result.by[dimension] ?? '');
  return rank(a) - rank(b) || byKey(a, b);
}

/** Orders figures by their keys. */
export function byKey(a: Figure, b: Figure): number {
  return a.result.key < b.result.key ? -1 : a.result.key > b.result.key ? 1 : 0;
}

type Members = Readonly<Record<string, string>>;

function without(by: Members, dimension: string): Members {
  return Object.fromEntries(Object.entries(by).filter(([name]) => name !== dimension));
}

function sorted(by: Members): Members {
  return Object.fromEntries(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));
}
