import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../../metrics/test-support.ts';
import type { PastMonth } from '../../metrics/types.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { contextOf, rate } from '../model/test-support.ts';
import { barsBlock } from './chart-blocks.ts';
import { trendBlock } from './trend-chart.ts';

const trend = {
  kind: 'trend',
  breaks: [],
  calendar: [],
  title: null,
  series: [{ metric: 'm', only: {} }],
} as const;
type BarsSpec = Extract<BlockSpec, { kind: 'bars' }>;
const bars: BarsSpec = {
  kind: 'bars',
  title: null,
  metric: 'm',
  by: 'branch',
  only: {},
  top: null,
  order: 'worst',
};

describe('a trend', () => {
  const points = (past: readonly PastMonth[]) => {
    const outcome = outcomeOf(rate, [[{}, 7, 100]]);
    const block = trendBlock(trend, 's.1', contextOf([rate], [outcome], { past }));
    return block?.chart.type === 'trend' ? block.chart.series[0]?.points : undefined;
  };

  it('begins with the first month that has a file, and shows each in its state', () => {
    const june = { ...pastMonth([outcomeOf(rate, [[{}, 1, 3]])]), state: 'draft' } as const;
    expect(points([june])).toMatchObject([
      { month: '2009-06', value: 100 / 3, display: '33.33%', state: 'draft' },
      { month: '2009-07', value: 7, display: '7.00%', state: 'current' },
    ]);
  });

  it('has its usual range, but not where months that all went one way are no usual course', () => {
    const usual = { low: 1, high: 9, months: 6 } as never;
    const usualOf = (by: 'step' | 'run' | null) => {
      const movements = new Map([
        ['m', { state: by === null ? 'usual' : 'worse', by, run: 6, usual } as const],
      ]);
      const context = contextOf([rate], [outcomeOf(rate, [[{}, 7, 100]])]);
      const findings = { ...context.findings, movements };
      const june = pastMonth([outcomeOf(rate, [[{}, 1, 3]])]);
      const block = trendBlock(trend, 's.1', { ...context, findings, past: [june] });
      return block?.chart.type === 'trend' ? block.chart.usual : undefined;
    };
    expect([usualOf(null), usualOf('step'), usualOf('run')]).toEqual([usual, usual, undefined]);
  });

  it('has a gap for a month without a file between two that have one', () => {
    const may = pastMonth([outcomeOf(rate, [[{}, 1, 3]])], '2009-05');
    expect(points([may])).toMatchObject([
      { month: '2009-05', state: 'final' },
      { month: '2009-06', value: null, display: '—', state: 'missing' },
      { month: '2009-07', state: 'current' },
    ]);
  });

  it('has a gap where the metric meant something else, or had no such member', () => {
    const other = metricOf({ calculator: 'ratio', with: { numerator: 'not overdue' } });
    const past = [
      pastMonth([outcomeOf(other, [[{}, 1, 3]])], '2009-05'),
      pastMonth([outcomeOf(rate, [[{ brand: 'E8' }, 1, 3]])]),
    ];
    expect(points(past)?.map((one) => one.state)).toEqual(['missing', 'missing', 'current']);
  });

  it('names its lines by member and shows a limit that all of them have', () => {
    const targets = [
      targetOf({ judges: ['business'] }),
      targetOf({ setBy: 'city', limit: '5', only: { brand: ['E8'] } }),
    ];
    const rows: Row[] = [
      [{ brand: 'E6' }, 1, 10],
      [{ brand: 'E8' }, 1, 10],
    ];
    const outcome = outcomeOf(rate, rows, { targets });
    const series = ['E6', 'E8'].map((brand) => ({ metric: 'm', only: { brand } }));
    const block = trendBlock({ ...trend, series }, 's.1', contextOf([rate], [outcome]));
    expect(block?.chart).toMatchObject({
      unit: '%',
      decimals: 2,
      series: [{ name: 'E6' }, { name: 'E8' }],
    });
    expect(block?.chart).toMatchObject({
      limits: [{ label: '省考核 ≤8%', value: 8, rank: 0 }],
    });
  });

  it('is left out when nothing has a value this month', () => {
    const outcome = outcomeOf(rate, [[{}, 0, 0]]);
    expect(trendBlock(trend, 's.1', contextOf([rate], [outcome]))).toBeNull();
  });
});

describe('bars', () => {
  const rows: Row[] = [
    [{ branch: '安岳' }, 9, 100],
    [{ branch: '简阳' }, 12, 100],
    [{ branch: '乐至' }, 0, 0],
  ];
  const targets = [targetOf({ judges: ['branch'], limit: '10' })];
  const items = (metric: MetricSpec, changes: Partial<BarsSpec> = {}) => {
    const context = contextOf([metric], [outcomeOf(metric, rows, { targets })]);
    const block = barsBlock({ ...bars, ...changes }, 's.1', context);
    return block?.chart.type === 'bars' ? block.chart.items : [];
  };
  const labels = (...given: Parameters<typeof items>) => items(...given).map((one) => one.label);

  it('stand worst first: high for what should be low, low for what should be high', () => {
    expect(labels(rate)).toEqual(['简阳', '安岳']);
    expect(labels({ ...rate, better: 'higher' })).toEqual(['安岳', '简阳']);
    expect(labels({ ...rate, better: 'higher' }, { order: 'value' })).toEqual(['简阳', '安岳']);
    expect(labels(rate, { order: 'configured' })).toEqual(['安岳', '简阳']);
  });

  it('carry counts and verdicts, and are cut after they are put in order', () => {
    expect(items(rate, { top: 1 })).toEqual([
      expect.objectContaining({
        label: '简阳',
        value: 12,
        display: '12.00%（12/100）',
        verdict: 'missed',
      }),
    ]);
  });

  it('carry the month before and put what is no class last', () => {
    const count = metricOf({ by: [['branch']] });
    const now: Row[] = [
      [{ branch: '安岳' }, 9],
      [{ branch: '其他' }, 12],
      [{ branch: '乐至' }, 4],
    ];
    const before = pastMonth([outcomeOf(count, [[{ branch: '安岳' }, 7]])]);
    const context = contextOf([count], [outcomeOf(count, now, { before })]);
    const block = barsBlock({ ...bars, top: 1, order: 'value', apart: ['其他'] }, 's.1', context);
    expect(block?.chart).toMatchObject({
      items: [
        { label: '安岳', previous: 7, isResidual: false },
        { label: '其他', previous: null, isResidual: true },
      ],
    });
  });

  it('of rates that differ little are dots with the whole, on an axis without zero', () => {
    const near: Row[] = [
      [{}, 188, 200],
      [{ branch: '安岳' }, 96, 100],
      [{ branch: '简阳' }, 92, 100],
    ];
    const chart = (metric: MetricSpec, given: readonly Row[]) => {
      const high = [targetOf({ judges: ['branch'], comparator: '>=', limit: '90' })];
      const context = contextOf([metric], [outcomeOf(metric, given, { targets: high })]);
      return barsBlock(bars, 's.1', context)?.chart;
    };
    expect(chart(rate, near)).toMatchObject({
      look: 'dots',
      mean: { label: '全市 94.00%', value: 94 },
      domain: { min: 90, max: 96 },
    });
    expect(chart(rate, rows)).not.toHaveProperty('look');
    const share = metricOf({ calculator: 'share', with: { of: 'branch' }, by: [['branch']] });
    expect(chart(share, near)).not.toHaveProperty('look');
  });

  it('of shares say how many, of counts what', () => {
    const display = (metric: MetricSpec, row: Row) => {
      const block = barsBlock(bars, 's.1', contextOf([metric], [outcomeOf(metric, [row])]));
      return block?.chart.type === 'bars' ? block.chart.items[0]?.display : undefined;
    };
    const share = metricOf({ calculator: 'share', with: { of: 'branch' }, by: [['branch']] });
    expect(display(share, [{ branch: '安岳' }, 5058, 10_316])).toBe('49.03%（5,058单）');
    expect(display(metricOf({ by: [['branch']] }), [{ branch: '安岳' }, 5058])).toBe('5,058单');
  });
});
