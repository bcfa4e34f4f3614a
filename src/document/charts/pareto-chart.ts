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

/** Where the members so far reach these parts of the whole, a mark says so, in percent. */
const MARKS = [50n, 80n];

/**
 * Members by size with marks where they together reach half and four fifths of the whole, the rest after them, and last
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
    .map((figure) => ({
      of: { key: figure.result.key },
      label: figure.result.by[spec.by] ?? '',
      size: part(figure),
      previous: previousOf(figure),
    }))
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

  const { metric } = figures[0] ?? { metric: context.lookup.metric(spec.metric) };
  const itemOf = (
    label: string,
    size: Fraction,
    previous: number | null,
    kind: Item['kind'],
  ): Item => {
    const text = isRate(metric) ? countText(size) : grouped(size, decimalsOf(metric.unit));
    const display = `${text}${metric.counted} ${shareText(size, whole)}`;
    return { label, value: toNumber(size), display, previous, cumulative: null, kind };
  };
  let reached = fraction(0n);
  const members = shown.map(({ of, label, size, previous }, index): Item => {
    const before = reached;
    reached = add(reached, size);
    const isMark = MARKS.some(
      (mark) => isUnder(before, mark, whole) && !isUnder(reached, mark, whole),
    );
    const facts = { count: String(index + 1), share: shareText(reached, whole) };
    const cumulative = isMark && shown.length > 1 ? context.say('chart.cumulative', facts) : null;
    const part = toNumber(fraction(100n * reached.n * whole.d, reached.d * whole.n));
    return { ...of, ...itemOf(label, size, previous, 'member'), cumulative, reached: part };
  });
  const items: readonly Item[] = [
    ...members,
    ...(rest.n > 0n ? [itemOf(context.say('row.rest', {}), rest, null, 'rest')] : []),
    ...apart.map(({ of, label, size, previous }) => ({
      ...of,
      ...itemOf(label, size, previous, 'apart'),
    })),
  ];
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'pareto',
      max: Math.max(...items.flatMap(({ value, previous }) => [value, previous ?? 0])),
      items,
    },
    note:
      apart.length === 0
        ? null
        : context.say('chart.apart', { members: apart.map(({ label }) => label).join('、') }),
  };
}

/** Whether a size is less than so many percent of the whole. */
function isUnder(size: Fraction, percent: bigint, whole: Fraction): boolean {
  return size.n * 100n * whole.d < percent * whole.n * size.d;
}

/** The count of the month before, where the two compare. */
function previousOf({ result }: Figure): number | null {
  const { previous } = result;
  return previous === null ? null : (previous.numerator ?? previous.value);
}

function part(figure: Figure): Fraction {
  return sizeOf(figure, 'numerator') ?? fraction(0n);
}

/** A count out of a share's parts, or the value itself. */
function sizeOf({ metric, result }: Figure, of: 'numerator' | 'denominator'): Fraction | null {
  const count = result[of];
  return count === null ? exactValue(result, metric.unit) : decimalOf(count);
}
