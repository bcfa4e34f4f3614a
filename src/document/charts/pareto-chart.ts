import { isRate } from '../../metrics/additive.ts';
import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { countText, decimalsOf, grouped, shareText } from '../../number/display.ts';
import {
  add,
  compare,
  decimalOf,
  type Fraction,
  fraction,
  subtract,
  toNumber,
} from '../../number/fraction.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { ParetoChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import { moreThanTotal } from '../model/counted-in-several.ts';
import type { ChartBlock } from '../model/types.ts';

type ParetoSpec = Extract<ChartSpec, { kind: 'pareto' }>;
type Item = ParetoChart['items'][number];

/**
 * Members by size with the share of the whole that they reach together, the rest after them, and last
 * what the spec sets apart, which is in the whole but not cumulated. Null where nothing was computed.
 */
export function paretoBlock(
  spec: ParetoSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const figures = context.lookup
    .figures(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only)
    .filter((figure) => figure.result.status === 'ok');
  const total = context.lookup.figure(spec.metric, spec.only);
  const whole = total ? sizeOf(total, 'denominator') : null;
  if (figures.length === 0 || whole === null || whole.n <= 0n) return null;
  const sorted = figures
    .map((figure) => ({ label: figure.result.by[spec.by] ?? '', size: part(figure) }))
    .toSorted((a, b) => compare(b.size, a.size));
  const valid = sorted.filter(({ label }) => !spec.apart.includes(label));
  const apart = sorted.filter(({ label }) => spec.apart.includes(label));
  const shown = valid.slice(0, spec.top ?? valid.length);
  const overlaps =
    moreThanTotal(context.lookup.metric(spec.metric), [spec.by], spec.only, context.lookup) !==
    null;
  // Parts that share what they count leave no remainder of the total.
  const rest = overlaps
    ? valid.slice(shown.length).reduce((sum, { size }) => add(sum, size), fraction(0n))
    : [...shown, ...apart].reduce((left, { size }) => subtract(left, size), whole);

  const text = (size: Fraction): string => {
    const { metric } = figures[0] ?? { metric: context.lookup.metric(spec.metric) };
    const text = isRate(metric) ? countText(size) : grouped(size, decimalsOf(metric.unit));
    return `${text}${metric.counted} ${shareText(size, whole)}`;
  };
  let reached: Fraction = fraction(0n);
  const cumulated = (label: string, size: Fraction, kind: Item['kind']): Item => {
    reached = subtract(reached, { n: -size.n, d: size.d });
    const cumulative = context.say('chart.cumulative', { share: shareText(reached, whole) });
    return { label, value: toNumber(size), display: text(size), cumulative, kind };
  };
  const items: readonly Item[] = [
    ...shown.map(({ label, size }) => cumulated(label, size, 'member')),
    ...(rest.n > 0n ? [cumulated(context.say('row.rest', {}), rest, 'rest')] : []),
    ...apart.map(
      ({ label, size }): Item => ({
        label,
        value: toNumber(size),
        display: text(size),
        cumulative: null,
        kind: 'apart',
      }),
    ),
  ];
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: { type: 'pareto', max: Math.max(...items.map(({ value }) => value)), items },
    note:
      apart.length === 0
        ? null
        : context.say('chart.apart', { members: apart.map(({ label }) => label).join('、') }),
  };
}

function part(figure: Figure): Fraction {
  return sizeOf(figure, 'numerator') ?? fraction(0n);
}

/** A count out of a share's parts, or the value itself. */
function sizeOf({ metric, result }: Figure, of: 'numerator' | 'denominator'): Fraction | null {
  const count = result[of];
  return count === null ? exactValue(result, metric.unit) : decimalOf(count);
}
