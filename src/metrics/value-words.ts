import { signOf } from '../number/unit.ts';
import type { MetricSpec } from '../pack/metric/types.ts';

type Told = Pick<MetricSpec, 'unit' | 'measure'>;

/** A displayed value with what it is in: `9.14%` has its sign, `8,688` becomes 8,688张, `2.50` 2.50件/万户. */
export function valueWords({ unit, measure }: Told, display: string): string {
  return unit === 'percent' ? display : `${display}${measure}`;
}

/** A limit as it was written, with what it is in: `8%`, 2件/万户. */
export function limitWords({ unit, measure }: Told, limit: number): string {
  return `${limit}${signOf(unit) || measure}`;
}
