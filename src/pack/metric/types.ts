import type { CalculatorSpec } from '../../calculators/registry.ts';
import type { Shape, Unit } from '../../number/unit.ts';
import type { ScopeSpec } from '../dataset/types.ts';
import type { Over } from './schema.ts';

export type Better = 'lower' | 'higher' | 'none';
export type Population = 'census' | 'sample';

export interface MetricSpec {
  readonly id: string;
  readonly name: string;
  /** The name after a member's: E6 + 故障数. */
  readonly shortName: string;
  /** The same in a sentence, where no column's head or title tells the rest: 修复时长80百分位. */
  readonly spokenName: string;
  readonly description: string;
  /** What the records of a rate's denominator that are not in its numerator are: 未填有效原因; null where nobody says. */
  readonly rest?: string | null;
  readonly scope: ScopeSpec;
  readonly calculator: CalculatorSpec;
  /** Sets of dimensions; the total (no dimension) is always computed and not listed here. */
  readonly by: readonly (readonly string[])[];
  /** Those of its dimensions that name a unit of the organisation, a branch or a department. */
  readonly unitDimensions: readonly string[];
  readonly unit: Unit;
  /** What kind of value it is, as its calculator declares; the unit fits it. */
  readonly shape: Shape;
  readonly better: Better;
  readonly population: Population;
  /** What a value is in: 户, 小时, 张/百户. */
  readonly measure: string;
  /** What one record or user of a numerator is called: the 张 of 张/百户. */
  readonly counted: string;
  /** What one unit of the denominator is called. */
  readonly base: string;
  readonly cohort: string | null;
  /** Dimensions whose configured members get a zero where they have no record. */
  readonly fillZero: readonly string[];
  /** A level at one time, such as users in service: it has no daily average and does not add up over months. */
  readonly stock: boolean;
  /** A figure over a longer period than the report's month, added up of another metric's months. */
  readonly over?: { readonly of: string; readonly kind: Over } | undefined;
}
