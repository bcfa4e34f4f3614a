import { passOf, rowsAlone, type Sharing, sharedQuery } from '../calculators/aggregates.ts';
import { calculatorOf } from '../calculators/registry.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { SqlRow } from '../store/store.ts';
import {
  type FigureSource,
  type FoundRows,
  figureQuery,
  nameOf,
  partsGiven,
  populationOf,
  setsAsked,
} from './figure-rows.ts';

/** A metric and the sets of dimensions that it is computed for. */
export interface Asking {
  readonly metric: MetricSpec;
  readonly sets: readonly (readonly string[])[];
}

/** Told which metrics a pass gave figures of. */
export type OnPass = (metrics: readonly string[]) => void;

/** One of several figures that one pass gives: what it counts, and the query that gives the same alone. */
interface Sharer extends Sharing {
  readonly metric: string;
  readonly name: string;
  readonly dimensions: readonly string[];
}

/**
 * The rows of metrics that only add up, count or order single records, by their queries: those over one table and one
 * stretch of time come of one pass for each set of dimensions. A pass that fails gives nothing, so that each of its
 * metrics is asked for alone and a fault stays with the one that has it.
 */
export async function sharedFigures(
  all: readonly Asking[],
  source: FigureSource,
  onPass?: OnPass,
): Promise<FoundRows> {
  const found = new Map<string, readonly SqlRow[]>();
  const passes = Map.groupBy(
    all.flatMap((one) => sharersOf(one, source)),
    ({ population, dimensions }) => JSON.stringify([passOf(population), dimensions]),
  );
  for (const pass of passes.values()) {
    const sharers = [...new Map(pass.map((one) => [one.name, one])).values()];
    const dimensions = pass[0]?.dimensions ?? [];
    if (sharers.length < 2) continue;
    const { sql, values } = sharedQuery(sharers, dimensions);
    const rows = await source.store.rows(sql, values).catch(() => null);
    if (rows === null) continue;
    for (const [at, { name }] of sharers.entries())
      found.set(name, rowsAlone(rows, at, dimensions));
    onPass?.(sharers.map(({ metric }) => metric));
  }
  return found;
}

function sharersOf({ metric, sets }: Asking, source: FigureSource): readonly Sharer[] {
  return partsGiven(metric, source).flatMap((part) => {
    const ofPart = { ...source, part };
    const population = populationOf(metric, ofPart);
    return setsAsked(metric, sets).flatMap((dimensions) => {
      const sharing = calculatorOf(metric.calculator).sharing(population, dimensions);
      if (sharing === null) return [];
      const name = nameOf(figureQuery(metric, dimensions, ofPart));
      return [{ metric: metric.id, name, dimensions, ...sharing }];
    });
  });
}
