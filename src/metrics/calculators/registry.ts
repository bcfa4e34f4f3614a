import type { CalculatorSpec } from '../../pack/types.ts';
import type { SqlRow } from '../../store/store.ts';
import type { Calculator, Membership, Population, Query, Slice } from './calculator.ts';
import { count } from './count.ts';
import type { Figure } from './figure.ts';
import { perBase } from './per-base.ts';
import { percentile } from './percentile.ts';
import { ratio } from './ratio.ts';
import { repeatRate } from './repeat-rate.ts';
import { share } from './share.ts';
import { sum } from './sum.ts';
import { value } from './value.ts';

/** A calculator with its parameters: what one metric is computed by. */
export interface BoundCalculator {
  /** The query for one set of dimensions; see {@link Calculator}. */
  query(population: Population, dimensions: readonly string[], base: Population | null): Query;
  /** The records behind one row of the query; see {@link Calculator}. */
  membership(population: Population, slice: Slice, base: Population | null): Membership;
  /** Names in the parameters that may be columns of the metric's own dataset. */
  reads(): readonly string[];
  figure(row: SqlRow): Figure;
  readonly totalless: boolean;
}

/** The calculator of a metric. */
export function calculatorOf(spec: CalculatorSpec): BoundCalculator {
  switch (spec.kind) {
    case 'count':
      return bound(count, spec);
    case 'ratio':
      return bound(ratio, spec);
    case 'share':
      return bound(share, spec);
    case 'repeat_rate':
      return bound(repeatRate, spec);
    case 'sum':
      return bound(sum, spec);
    case 'percentile':
      return bound(percentile, spec);
    case 'value':
      return bound(value, spec);
    case 'per_base':
      return bound(perBase, spec);
  }
}

function bound<Spec extends CalculatorSpec>(
  calculator: Calculator<Spec>,
  spec: Spec,
): BoundCalculator {
  return {
    query: (population, dimensions, base) => calculator.query(spec, population, dimensions, base),
    membership: (population, slice, base) => calculator.membership(spec, population, slice, base),
    reads: () => calculator.reads(spec),
    figure: (row) => calculator.figure(row),
    totalless: calculator.totalless ?? false,
  };
}
