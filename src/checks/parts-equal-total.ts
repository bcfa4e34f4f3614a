import { partAmount } from '../calculators/parts.ts';
import type { Figure } from '../metrics/lookup.ts';
import { grouped } from '../number/display.ts';
import { add, decimalOf, fraction, subtract, toNumber } from '../number/fraction.ts';
import { type Checker, notApplicable, notProvidedFor, outcome } from './context.ts';

/** Compares a metric's total with the sum over each set of dimensions, exactly. */
export const partsEqualTotal: Checker<'parts_equal_total'> = async (spec, context) => {
  const total = context.lookup.figure(spec.metric, {});
  if (total?.result.status !== 'ok')
    return notApplicable(
      spec,
      [total?.metric.name ?? spec.metric],
      notProvidedFor([spec.metric], context),
    );
  const dataset = context.ingested.datasets.find(
    (one) => one.spec.id === total.metric.scope.dataset,
  );
  const sums = spec.by.map((dimensions) => {
    const figures = context.lookup.figures(spec.metric, dimensions, {});
    const labels = dimensions.map(
      (name) =>
        dataset?.spec.columns.find((one) => one.name === name)?.header ??
        dataset?.spec.derived.find((one) => one.name === name)?.label ??
        name,
    );
    return { label: labels.join('×'), sum: sumOf(figures), figures };
  });
  const whole = amountOf(total);
  const wrong = sums.filter(({ sum }) => sum.n * whole.d !== whole.n * sum.d);
  const decimals = total.metric.unit === 'count' ? 0 : 2;
  const text = (label: string, value: typeof whole) =>
    `${label}${grouped(value, decimals)}${total.metric.measure}`;
  return [
    outcome(spec, wrong.length > 0 ? 'differs' : 'agrees', {
      keys: [total.result.key, ...wrong.flatMap(({ figures }) => figures.map(keyOf))],
      size: wrong.length,
      apart: Math.max(0, ...wrong.map(({ sum }) => Math.abs(toNumber(subtract(sum, whole))))),
      facts: {
        total: `${grouped(whole, decimals)}${total.metric.measure}`,
        parts: sums.map(({ label }) => label).join('、'),
        sums: wrong.map(({ label, sum }) => text(label, sum)).join('、'),
      },
    }),
  ];
};

function keyOf({ result }: Figure): string {
  return result.key;
}

function sumOf(figures: readonly Figure[]) {
  return figures.map(amountOf).reduce((sum, one) => add(sum, one), fraction(0n));
}

function amountOf(figure: Figure) {
  return decimalOf(partAmount(figure));
}
