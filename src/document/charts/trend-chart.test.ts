import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth } from '../../metrics/test-support.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { contextOf, rate } from '../model/test-support.ts';
import type { TrendChart } from '../model/types.ts';
import { trendBlock, withSharedAxes } from './trend-chart.ts';

type TrendSpec = Extract<BlockSpec, { kind: 'trend' }>;

const specOf = (only: Record<string, string> = {}): TrendSpec => ({
  kind: 'trend',
  breaks: [],
  calendar: [],
  title: null,
  series: [{ metric: 'm', only }],
});

describe('missed points', () => {
  const city = (limit: string) => targetOf({ setBy: 'city', judges: ['branch', 'whole'], limit });
  const missed = (thenLimits: readonly string[]) => {
    const may = outcomeOf(rate, [[{}, 7, 100]], { targets: thenLimits.map(city) });
    const june = outcomeOf(rate, [[{}, 4, 100]], { targets: thenLimits.map(city) });
    const now = outcomeOf(rate, [[{}, 7, 100]], { targets: [city('5')] });
    const past = [pastMonth([may], '2009-05'), pastMonth([june])];
    const chart = trendBlock(specOf(), 's.1', contextOf([rate], [now], { past }))?.chart;
    return chart?.type === 'trend' ? chart.series[0]?.points.map((one) => one.isMissed) : null;
  };

  it('are those that missed the limit of their own month', () => {
    expect(missed(['8'])).toEqual([false, false, true]);
    expect(missed(['3'])).toEqual([true, true, true]);
  });

  it('are held to the limit of now where no month says its own', () => {
    expect(missed([])).toEqual([true, false, true]);
  });
});

describe('a longer period', () => {
  const monthsOf = (
    months: readonly string[],
    quarters: readonly string[],
    only: Record<string, string> = {},
  ) => {
    const known = (names: readonly string[]) =>
      names.map((month, at) => pastMonth([outcomeOf(rate, [[{}, at + 1, 100]])], month));
    const targets = [targetOf({ setBy: 'city', judges: ['whole'], limit: '5' })];
    const context = contextOf([rate], [outcomeOf(rate, [[{}, 7, 100]], { targets })], {
      month: '2009-Q3',
      trendMonths: ['2009-Q1', '2009-Q2', '2009-Q3'],
      past: known(quarters),
      inside: known(months),
    });
    const block = trendBlock(specOf(only), 's.1', context);
    if (block?.chart.type === 'trend' && block.note !== null) {
      // What judges the quarter judges no month.
      expect(block.chart.limits).toEqual([]);
      expect(block.chart.series[0]?.points.some(({ isMissed }) => isMissed)).toBe(false);
    }
    const points = block?.chart.type === 'trend' ? block.chart.series[0]?.points : undefined;
    return { note: block?.note, told: points?.map(({ month, value }) => [month, value]) };
  };

  it('runs over its own months where these are more than periods of its kind', () => {
    expect(monthsOf(['2009-07', '2009-09'], [])).toEqual({
      note: '期内各月，取自各月的报告。',
      told: [
        ['2009-07', 1],
        ['2009-08', null],
        ['2009-09', 2],
      ],
    });
  });

  it('ends with the last month that was reported', () => {
    expect(monthsOf(['2009-07', '2009-08'], []).told?.map(([month]) => month)).toEqual([
      '2009-07',
      '2009-08',
    ]);
  });

  it('runs over periods of its kind else', () => {
    const quarters = {
      note: null,
      told: [
        ['2009-Q2', 1],
        ['2009-Q3', 7],
      ],
    };
    expect(monthsOf(['2009-07', '2009-09'], ['2009-Q2'])).toEqual(quarters);
    expect(monthsOf(['2009-07'], [])).toMatchObject({
      note: null,
      told: [
        ['2009-Q1', null],
        ['2009-Q2', null],
        ['2009-Q3', 7],
      ],
    });
  });
});

it('a single line carries its usual range, two lines do not', () => {
  const outcome = outcomeOf(rate, [
    [{ brand: 'E6' }, 7, 100],
    [{ brand: 'E8' }, 7, 100],
  ]);
  const context = contextOf([rate], [outcome]);
  const usual = { low: 3, high: 6 };
  const movement = { state: 'worse', by: 'step', run: 1, usual } as const;
  const movements = new Map([['m?brand=E8', movement]]);
  const told = { ...context, findings: { ...context.findings, movements } };
  const one = trendBlock(specOf({ brand: 'E8' }), 's.1', told);
  expect(one?.chart).toMatchObject({ usual });
  const both = {
    ...specOf(),
    series: ['E8', 'E6'].map((brand) => ({ metric: 'm', only: { brand } })),
  };
  expect(trendBlock(both, 's.1', told)?.chart).not.toHaveProperty('usual');
});

describe('trends of one metric on a slide', () => {
  const domains = (...values: readonly number[]) => {
    const specs = values.map((_, at) => specOf({ brand: `E${at}` }));
    const outcome = outcomeOf(
      rate,
      values.map((value, at) => [{ brand: `E${at}` }, value, 100]),
    );
    const context = contextOf([rate], [outcome]);
    const blocks = specs.flatMap((spec, at) => trendBlock(spec, `s.${at}`, context) ?? []);
    return withSharedAxes(blocks, specs).map((block) =>
      block.kind === 'chart' ? (block.chart as TrendChart).domain : null,
    );
  };

  it('share their axis', () => {
    const domain = { min: 3, max: 7 };
    expect(domains(7, 4, 3)).toEqual([domain, domain, domain]);
  });

  it('do not where the sizes differ too much or there is but one', () => {
    expect(domains(60, 4)).toEqual([undefined, undefined]);
    expect(domains(7)).toEqual([undefined]);
  });
});
