import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { roughText } from './estimates.ts';
import { estimated, event, exclusion } from './event-rules.ts';
import { extremes, graveCase, largest, parting, room, spread } from './level-rules.ts';
import { ranks } from './rank-rules.ts';
import { contextOf, only } from './test-support.ts';

const told = (
  metrics: readonly (readonly [MetricSpec, MetricOutcome])[],
  config: Partial<ReturnType<typeof defaultFindings>> = {},
) => ({
  ...contextOf({
    metrics,
    slides: { all: metrics.flatMap(([, { results }]) => results.map(({ key }) => key)) },
  }),
  config: { ...defaultFindings(), ...config },
});
/** Results are made as if counted: only what rules read of a calculator differs. */
const of = (metric: MetricSpec, rows: readonly Row[]) => {
  const counted: MetricSpec = { ...metric, calculator: { kind: 'count' } };
  const isPair = metric.calculator.kind === 'ratio';
  return [metric, outcomeOf(isPair ? metric : counted, rows)] as const;
};

describe('single records', () => {
  const counted = metricOf({
    unit: 'user_hours',
    by: [['ticket_id'], ['ticket_id', 'accepted_at', 'branch']],
    better: 'lower',
    measure: '户时',
  });
  const outages: MetricSpec = { ...counted, calculator: { kind: 'sum', of: 'user_hours' } };
  const rows: readonly Row[] = [
    [{}, 10_652],
    [{ ticket_id: 'E1' }, 152],
    [{ ticket_id: 'E2' }, 3000],
    [{ ticket_id: 'E3' }, 7500],
    [{ ticket_id: 'E3', accepted_at: '2009-07-21 08:00:00', branch: '现业' }, 7500],
  ];

  it('that carry most of a sum go by their day and branch', () => {
    const found = only(event(told([of(outages, rows)])));
    expect(found.facts).toMatchObject({ name: '7月21日现业', share: '70.41%', count: '3' });
    expect(event(told([of(outages, [[{}, 9], ...rows.slice(1, 3)])]))).toEqual([]);
  });

  it('that are estimated make their sum one, told in round numbers', () => {
    const part = { ...outages, id: 'part' };
    const context = told([of(outages, rows), of(part, [[{}, 10_527]])], {
      estimated: [{ metric: 'm', part: 'part' }],
    });
    const { facts } = only(estimated(context));
    expect(facts).toMatchObject({ value: '约1.07万户时', part: '约1.05万户时', share: '98.83%' });
    expect(only(event(context)).facts.total).toBe('约1.07万户时');
  });

  it.each([
    [10_652.15, '约1.07万户'],
    [123_456, '约12.3万户'],
    [2578, '约2,580户'],
    [255, '约255户'],
    [0, '约0户'],
    [7, '约7户'],
    [5.46, '约5.5户'],
    [0.4, '约0.4户'],
    [0.0361, '约0.036户'],
  ])('%s is told as %s', (value, text) => expect(roughText(value, '户')).toBe(text));
});

describe('a rate with and without what is left out of it', () => {
  const rate = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, better: 'higher' });
  const before = { ...rate, id: 'before' };
  const exclusions = [{ name: '挂起时长', after: 'm', before: 'before', of: {} }];

  it('differs by points and by tickets', () => {
    const context = told([of(rate, [[{}, 980, 1000]]), of(before, [[{}, 961, 1000]])], {
      exclusions,
    });
    expect(only(exclusion(context)).facts).toMatchObject({ points: '1.90', units: '19单' });
  });

  it('is not compared over other records', () => {
    const context = told([of(rate, [[{}, 980, 1000]]), of(before, [[{}, 961, 990]])], {
      exclusions,
    });
    expect(exclusion(context)).toEqual([]);
  });
});

describe('where a figure stands', () => {
  const rate = metricOf({ calculator: 'ratio', with: { numerator: 'on_time' }, better: 'lower' });

  it('with room under its limit is told by points and tickets', () => {
    const outcome = outcomeOf(rate, [[{}, 20, 1000]], { targets: [targetOf({ limit: '5' })] });
    expect(only(room(told([[rate, outcome]]))).facts).toMatchObject({
      points: '3.00',
      units: '30单',
    });
  });

  it('of a few cases is where most of them are, unless two are even', () => {
    const count = metricOf({ by: [['branch']], better: 'lower', measure: '件' });
    const parts = (a: number, b: number): readonly Row[] => [
      [{}, a + b + 4],
      [{ branch: '安岳' }, a],
      [{ branch: '简阳' }, b],
      [{ branch: '乐至' }, 4],
    ];
    expect(only(largest(told([of(count, parts(7, 5))]))).facts).toMatchObject({
      member: '安岳',
      amount: '7件',
    });
    expect(largest(told([of(count, parts(7, 7))]))).toEqual([]);
  });

  it('of an amount has its largest part even of two; of a share it tells of the records', () => {
    const amount = metricOf({ unit: 'yuan', better: 'lower', by: [['brand']], measure: '元' });
    const two: readonly Row[] = [
      [{}, 100],
      [{ brand: 'E6' }, 70],
      [{ brand: 'E8' }, 30],
    ];
    expect(only(largest(told([of(amount, two)])))).toMatchObject({
      phrase: 'largest_amount',
      facts: { total: '100元', member: 'E6', share: '70.00%' },
    });
    const with_ = { of: 'cause' };
    const share = metricOf({ calculator: 'share', with: with_, by: [['cause']], measure: '件' });
    const rows: readonly Row[] = [
      [{}, 17, 17],
      [{ cause: 'a' }, 8, 17],
      [{ cause: 'b' }, 5, 17],
      [{ cause: 'c' }, 4, 17],
    ];
    const found = only(largest(told([[share, outcomeOf(share, rows)]])));
    expect(found.facts).toMatchObject({ subject: '障碍单', total: '17件', amount: '8件' });
    expect(found.about).toEqual(['m?cause=a']);
  });

  it('in hours is half and the slowest twentieth', () => {
    const hours = (id: string, percent: number) =>
      ({
        ...metricOf({ id, measure: '小时' }),
        calculator: { kind: 'percentile', of: 'h', percent },
      }) as const;
    const found = only(
      spread(told([of(hours('a', 50), [[{}, 4]]), of(hours('b', 95), [[{}, 25]])])),
    );
    expect(found.facts).toMatchObject({ value: '4小时', high: '25小时' });
  });

  it('per users is the highest and the lowest branch', () => {
    const base = {
      id: 'u',
      name: '用户',
      dataset: 'users',
      where: null,
      reads: [],
      cohort: null,
      derived: [],
    };
    const per: MetricSpec = {
      ...metricOf({ by: [['branch']], better: 'lower' }),
      calculator: { kind: 'per_base', per: 100, of: 'users', base },
    };
    const rows: readonly Row[] = [
      [{}, 30],
      [{ branch: '安岳' }, 20],
      [{ branch: '简阳' }, 40],
    ];
    const context = told([of(per, rows)]);
    expect(only(extremes(context)).facts).toMatchObject({ high: '简阳', low: '安岳' });
  });

  it('among other places is summed up over all of them', () => {
    const plain = metricOf({ calculator: 'count', by: [['branch']], better: 'lower' });
    const rank = { ...plain, unit: 'rank', shape: 'rank' } as const;
    const places = (a: number, b: number, c: number) =>
      outcomeOf(
        rank,
        [
          [{ branch: '安岳' }, a],
          [{ branch: '简阳' }, b],
          [{ branch: '乐至' }, c],
        ],
        frame,
      );
    let frame = {};
    const then = places(10, 11, 17);
    frame = { before: pastMonth([then]) };
    const { facts } = only(ranks(told([[rank, places(8, 13, 18)]])));
    expect(facts).toMatchObject({
      up: '1',
      down: '2',
      best: '安岳',
      best_places: '2',
      worst: '简阳',
      last_value: '18',
    });
  });
});

describe('what must not be missed', () => {
  it('is a justified case among the escalated ones, and nothing where there is none', () => {
    const justified = metricOf({
      calculator: 'ratio',
      with: { numerator: 'overdue' },
      by: [['branch']],
      measure: '件',
    });
    const rows = (n: number): readonly Row[] => [
      [{}, n, 13],
      [{ branch: '安岳' }, n, 3],
      [{ branch: '简阳' }, 0, 4],
    ];
    const found = only(graveCase(told([of(justified, rows(2))], { grave: ['m'] })));
    expect(found).toMatchObject({ weight: 'grave_case', tone: 'bad' });
    expect(found.facts).toMatchObject({ cases: '2件', members: '安岳2件' });
    expect(graveCase(told([of(justified, rows(0))], { grave: ['m'] }))).toEqual([]);
  });

  it('is a change of definition inside the months shown', () => {
    const count = metricOf({});
    const context = told([of(count, [[{}, 5]])]);
    const breaks = (month: string) => [{ month, metrics: ['m'], reason: '系统割接' }];
    expect(only(parting({ ...context, breaks: breaks('2009-06') })).facts.month).toBe('6');
    expect(parting({ ...context, breaks: breaks('2008-06') })).toEqual([]);
  });
});
