import { type CalculatorSpec, calculatorOf } from './registry.ts';

interface OfCalculator {
  readonly calculator: CalculatorSpec;
}

/** Whether a metric tells how one whole is divided among the members of a category. */
export function isShare({ calculator }: OfCalculator): boolean {
  return calculatorOf(calculator).parts === 'shares';
}

/** Whether a metric is a number of records. */
export function isCount({ calculator }: OfCalculator): boolean {
  return calculatorOf(calculator).parts === 'records';
}

/** Whether a metric's own values, of records or amounts, add up over the members of a dimension. */
export function addsUpByMember(metric: OfCalculator): boolean {
  return isCount(metric) || calculatorOf(metric.calculator).parts === 'amounts';
}

/** What a figure brings into the sum of the parts of a whole: its value, or a share's records; 0 where it has none. */
export function partAmount({
  metric,
  result,
}: {
  readonly metric: OfCalculator;
  readonly result: { readonly numerator: number | null; readonly value: number | null };
}): number {
  return (isShare(metric) ? result.numerator : result.value) ?? 0;
}
