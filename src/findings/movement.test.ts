import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { PastMonth } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { contextOf } from './test-support.ts';

const rate = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, better: 'lower' });
const count = metricOf({ better: 'lower' });

/** How the last of these months moved after the others. */
function movement(metric: MetricSpec, rows: readonly Row[]) {
  const past: PastMonth[] = rows
    .slice(0, -1)
    .map((row, at) => pastMonth([outcomeOf(metric, [row])], `2009-0${at + 8 - rows.length}`));
  const before = past.at(-1);
  const outcome = outcomeOf(metric, rows.slice(-1), before ? { before } : {});
  return contextOf({ metrics: [[metric, outcome]], past }).movements.get('m');
}

const counts = (...values: readonly number[]) =>
  movement(
    count,
    values.map((value): Row => [{}, value]),
  );
const rates = (size: number, ...hits: readonly number[]) =>
  movement(
    rate,
    hits.map((hit): Row => [{}, hit, size]),
  );

describe('the movement of a figure', () => {
  it('is beyond usual variation after a leap, whichever way the series drifts', () => {
    expect(counts(620, 560, 620, 600, 620, 600, 900)).toMatchObject({ state: 'worse', by: 'step' });
    expect(counts(620, 560, 620, 600, 620, 600, 300)).toMatchObject({
      state: 'better',
      by: 'step',
    });
    expect(counts(310, 336, 434, 480, 558, 600, 1100)).toMatchObject({
      state: 'worse',
      by: 'step',
    });
  });

  it('is usual where a series goes up and down, and where it goes on as it drifts', () => {
    expect(counts(620, 560, 620, 600, 620, 600, 650)).toMatchObject({ state: 'usual', by: null });
    expect(rates(1000, 80, 70, 75, 65, 60, 62, 55)).toMatchObject({ state: 'usual', run: 1 });
  });

  it('is beyond it after five steps one way, though each of them is small', () => {
    expect(rates(10_000, 441, 487, 538, 595, 658, 726)).toMatchObject({
      state: 'worse',
      by: 'run',
    });
    expect(rates(10_000, 487, 538, 595, 658, 726)).toMatchObject({ state: 'unjudged', by: null });
  });

  it('of one record or two is usual after months without any', () => {
    expect(rates(250, 0, 0, 0, 0, 0, 0, 1)?.state).toBe('usual');
    expect(counts(4, 4, 4, 4, 4, 4, 7)?.state).toBe('usual');
    expect(rates(250, 0, 0, 0, 0, 0, 0, 9)?.state).toBe('worse');
  });

  it('is not judged while few months are known, and not told without one', () => {
    expect(counts(1301, 1061)).toMatchObject({ state: 'unjudged', usual: null });
    expect(counts(1061)).toBeUndefined();
  });

  it('tells the range of the month in the value itself', () => {
    const usual = counts(6120, 5480, 6310, 6585, 6790, 6955, 7000)?.usual;
    expect(usual?.low).toBeCloseTo(190.61 * 31, -1);
    expect(usual?.high).toBeCloseTo(259.59 * 31, -1);
  });
});

describe('chance near and above 100 %', () => {
  const width = (...hits: readonly number[]) => {
    const usual = rates(100, ...hits, hits.at(-1) ?? 0)?.usual;
    return usual ? usual.high - usual.low : null;
  };

  it('does as much to a share one record short of all as to one of all', () => {
    const all = width(100, 100, 100, 100, 100, 100);
    expect(width(100, 100, 100, 100, 100, 99)).toBeGreaterThanOrEqual(all ?? Number.NaN);
    expect(all).toBeGreaterThan(1);
  });

  it('does to a quotient of 150 % what it does to records per user', () => {
    const usual = rates(100, 150, 150, 150, 150, 150, 150, 150)?.usual;
    // 3 √(1.5015 / 100) = 36.8 points each way
    expect(usual?.low).toBeCloseTo(150 - 36.8, 0);
    expect(usual?.high).toBeCloseTo(150 + 36.8, 0);
  });
});
