import { displayValue, NO_VALUE } from '../number/display.ts';
import { fraction, toNumber } from '../number/fraction.ts';
import type { DatasetSpec, MetricSpec } from '../pack/types.ts';
import type { Month, TargetSpec } from '../workspace/types.ts';
import { comparison, NO_COMPARISON, previousOf } from './compare.ts';
import { verdictsOf } from './judge.ts';
import { resultKey } from './result-key.ts';
import type { MetricResult, PastMonth } from './types.ts';
import { SMALL_SAMPLE, wilsonInterval } from './wilson.ts';

/** What was counted for one combination of members; `denominator` is null for counts. */
export interface Counted {
  readonly dimensions: readonly string[];
  readonly members: readonly string[];
  readonly numerator: number;
  readonly denominator: number | null;
}

/** What a result is judged by and compared with. */
export interface ResultFrame {
  readonly dataset: DatasetSpec;
  readonly targets: readonly TargetSpec[];
  readonly month: Month;
  readonly definition: string;
  /** The month before, if there is one. */
  readonly before: PastMonth | undefined;
}

/** Turns counts into a result: value, display, change, verdicts, and an interval for samples. */
export function resultOf(counted: Counted, metric: MetricSpec, frame: ResultFrame): MetricResult {
  const by = Object.fromEntries(
    counted.dimensions.map((name, index) => [name, counted.members[index] ?? '']),
  );
  const key = resultKey(metric.id, by);
  const { numerator, denominator } = counted;
  const targets = frame.targets.filter((target) => target.metric === metric.id);
  const judge = (value: Parameters<typeof verdictsOf>[1]) =>
    verdictsOf(by, value, targets, frame.month, frame.dataset);
  if (denominator === 0) {
    return {
      ...withoutValue(metric, 'not_applicable', null),
      key,
      by,
      numerator,
      denominator,
      targets: judge(null),
    };
  }
  const exact =
    denominator === null
      ? fraction(numerator)
      : fraction(BigInt(numerator) * 100n, BigInt(denominator));
  const isSample = metric.population === 'sample' && denominator !== null;
  const tooSmall = isSample && denominator < SMALL_SAMPLE;
  return {
    key,
    by,
    status: 'ok',
    numerator: denominator === null ? null : numerator,
    denominator,
    value: toNumber(exact),
    display: displayValue(exact, metric.unit),
    ...comparison(exact, metric.unit, previousOf(frame.before, metric.id, frame.definition, key)),
    targets: judge(tooSmall ? null : exact),
    interval: isSample ? wilsonInterval(numerator, denominator) : null,
  };
}

/** The total of a metric that has no value, with the reason where there is more to say than the state. */
export function withoutValue(
  metric: MetricSpec,
  status: 'not_provided' | 'not_applicable' | 'error',
  text: string | null,
): MetricResult {
  return { key: metric.id, by: {}, ...noValue(status, text) };
}

/** What a result without a value carries, whatever it is of. */
export function noValue(
  status: Exclude<MetricResult['status'], 'ok'>,
  text: string | null,
): Omit<MetricResult, 'key' | 'by'> {
  return {
    status,
    ...(text === null ? {} : { message: text }),
    numerator: null,
    denominator: null,
    value: null,
    display: NO_VALUE,
    ...NO_COMPARISON,
    targets: [],
    interval: null,
  };
}
