import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { displayChange, displayValue } from '../../number/display.ts';
import { decimalOf, type Fraction, subtract, toNumber } from '../../number/fraction.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { Effect, WaterfallChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
import { sayShort } from '../model/period-names.ts';
import type { Block } from '../model/types.ts';
import { effectOf } from './listed-figures.ts';

type WaterfallSpec = Extract<ChartSpec, { kind: 'waterfall' }>;
type Item = WaterfallChart['items'][number];

/**
 * The way from the previous total to this month's over the members' changes, largest first. What the
 * shown members do not explain is the rest, so that the steps always meet the total. A note where the
 * month before is missing; null where there is no value at all.
 */
export function waterfallBlock(
  spec: WaterfallSpec,
  id: string,
  context: DocumentContext,
): Block | null {
  const total = context.lookup.figure(spec.metric, spec.only);
  if (total?.result.value == null) return null;
  const { previous } = total.result;
  const [before, now] = [sizeOf(total, previous, spec), sizeOf(total, total.result, spec)];
  if (previous === null || before === null || now === null) {
    return { kind: 'note', id, text: context.say('chart.no_previous', {}) };
  }
  const change = subtract(now, before);
  const members = context.lookup
    .figures(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only)
    .flatMap((figure) => {
      const step = changeOf(figure, spec);
      return step === null || step.n === 0n ? [] : [{ figure, step }];
    })
    .toSorted((a, b) => Math.abs(toNumber(b.step)) - Math.abs(toNumber(a.step)));
  const shown = members.slice(0, spec.top ?? members.length);
  const rest = shown.reduce((left, { step }) => subtract(left, step), change);
  const { metric } = total;
  const isPart = spec.part === 'numerator';
  const [unit, measure] = isPart
    ? (['count', metric.counted] as const)
    : [metric.unit, metric.measure];
  const textOf = (size: Fraction): string => `${displayValue(size, unit)}${measure}`;
  const steps = [
    ...shown.map(({ figure, step }) => ({
      of: { key: figure.result.key },
      label: figure.result.by[spec.by] ?? '',
      step,
      effect: isPart ? effectOfStep(step, total) : effectOf(figure),
    })),
    ...(rest.n === 0n ? [] : [restStep(rest, total, context)]),
  ];
  let at = toNumber(before);
  const items: readonly Item[] = [
    totalItem(previous.month, toNumber(before), textOf(before), context),
    ...steps.map(({ of, label, step, effect }): Item => {
      const from = at;
      at += toNumber(step);
      return {
        ...of,
        label,
        from,
        to: at,
        display: displayChange(step, unit),
        kind: 'step',
        effect,
      };
    }),
    { key: total.result.key, ...totalItem(context.month, toNumber(now), textOf(now), context) },
  ];
  const ends = items.flatMap(({ from, to }) => [from, to]);
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: { type: 'waterfall', min: Math.min(0, ...ends), max: Math.max(...ends), items },
    note: null,
  };
}

function restStep(step: Fraction, total: Figure, context: DocumentContext) {
  return { of: {}, label: context.say('row.rest', {}), step, effect: effectOfStep(step, total) };
}

/** Whether more or fewer is for the better, by the direction of the whole. */
function effectOfStep(step: Fraction, { metric }: Figure): Effect {
  if (metric.better === 'none') return 'neutral';
  return step.n > 0n === (metric.better === 'higher') ? 'better' : 'worse';
}

function totalItem(month: string, value: number, display: string, context: DocumentContext): Item {
  const label = sayShort(month, context);
  return { label, from: 0, to: value, display, kind: 'total', effect: 'neutral' };
}

/** The exact change since the month before; null where one of the two has no value. */
function changeOf(figure: Figure, spec: WaterfallSpec): Fraction | null {
  const { result } = figure;
  const [now, before] = [sizeOf(figure, result, spec), sizeOf(figure, result.previous, spec)];
  return now === null || before === null ? null : subtract(now, before);
}

/** What a waterfall is made of in one month: the value, or the records that a rate counts. */
function sizeOf(
  { metric }: Figure,
  of: Figure['result'] | Figure['result']['previous'],
  { part }: WaterfallSpec,
): Fraction | null {
  if (of === null) return null;
  if (part === 'value') return exactValue(of, metric.unit);
  return of.numerator === null ? null : decimalOf(of.numerator);
}
