import type { CalculatorSpec } from '../../pack/types.ts';
import type { Population, Query } from './calculator.ts';
import { count } from './count.ts';
import { ratio } from './ratio.ts';
import { repeatRate } from './repeat-rate.ts';
import { share } from './share.ts';

/** The query of a metric for one set of dimensions. */
export function queryOf(
  spec: CalculatorSpec,
  population: Population,
  dimensions: readonly string[],
): Query {
  switch (spec.kind) {
    case 'count':
      return count.query(spec, population, dimensions);
    case 'ratio':
      return ratio.query(spec, population, dimensions);
    case 'share':
      return share.query(spec, population, dimensions);
    case 'repeat_rate':
      return repeatRate.query(spec, population, dimensions);
  }
}

/** Names in a calculator's parameters that may be columns. */
export function readsOf(spec: CalculatorSpec): readonly string[] {
  switch (spec.kind) {
    case 'count':
      return count.reads(spec);
    case 'ratio':
      return ratio.reads(spec);
    case 'share':
      return share.reads(spec);
    case 'repeat_rate':
      return repeatRate.reads(spec);
  }
}
