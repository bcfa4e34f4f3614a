import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { displayChange } from '../../number/display.ts';
import { type Fraction, subtract, toNumber } from '../../number/fraction.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import type { Effect, WaterfallChart } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';
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
  const { previous, value, display } = total.result;
  const change = changeOf(total);
  if (previous === null || change === null) {
    return { kind: 'note', id, text: context.say('chart.no_previous', {}) };
  }
  const members = context.lookup
    .figures(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only)
    .flatMap((figure) => {
      const step = changeOf(figure);
      return step === null || step.n === 0n ? [] : [{ figure, step }];
    })
    .toSorted((a, b) => Math.abs(toNumber(b.step)) - Math.abs(toNumber(a.step)));
  const shown = members.slice(0, spec.top ?? members.length);
  const rest = shown.reduce((left, { step }) => subtract(left, step), change);
  const { unit, measure } = total.metric;
  const steps = [
    ...shown.map(({ figure, step }) => ({
      label: figure.result.by[spec.by] ?? '',
      step,
      effect: effectOf(figure),
    })),
    ...(rest.n === 0n ? [] : [restStep(rest, total, context)]),
  ];
  let at = previous.value;
  const items: readonly Item[] = [
    totalItem(previous.month, previous.value, `${previous.display}${measure}`, context),
    ...steps.map(({ label, step, effect }): Item => {
      const from = at;
      at += toNumber(step);
      return { label, from, to: at, display: displayChange(step, unit), kind: 'step', effect };
    }),
    totalItem(context.month, value, `${display}${measure}`, context),
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
  const isBetter = step.n > 0n === (total.metric.better === 'higher');
  const effect: Effect = total.metric.better === 'none' ? 'neutral' : isBetter ? 'better' : 'worse';
  return { label: context.say('row.rest', {}), step, effect };
}

function totalItem(month: string, value: number, display: string, context: DocumentContext): Item {
  const label = context.say('chart.month', { month: String(Number(month.slice(5))) });
  return { label, from: 0, to: value, display, kind: 'total', effect: 'neutral' };
}

/** The exact change since the month before; null where one of the two has no value. */
function changeOf({ metric, result }: Figure): Fraction | null {
  if (result.previous === null) return null;
  const now = exactValue(result, metric.unit);
  const before = exactValue(result.previous, metric.unit);
  return now === null || before === null ? null : subtract(now, before);
}
