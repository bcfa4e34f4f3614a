import { describe, expect, it } from 'vitest';
import { withoutValue } from '../metrics/result.ts';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { checkFailed, missingData, sameName, smallParts, smallSample } from './data-rules.ts';
import { concentration, contribution, newInTop } from './part-rules.ts';
import { contextOf, only } from './test-support.ts';

const rate = metricOf({
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch']],
  better: 'lower',
  measure: '户',
});
const count = metricOf({ by: [['branch'], ['service']], better: 'lower', measure: '单' });
const causes = metricOf({ calculator: 'share', with: { of: 'cause' }, by: [['cause']] });

const shares = (parts: Readonly<Record<string, number>>): readonly Row[] => {
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return [
    [{}, total, total],
    ...Object.entries(parts).map(([cause, part]): Row => [{ cause }, part, total]),
  ];
};

describe('parts of a whole', () => {
  it('with most users beyond the rate of the city: k − p·n', () => {
    const rows: readonly Row[] = [
      [{}, 502, 6910],
      [{ branch: '安岳' }, 98, 1072],
      [{ branch: '简阳' }, 118, 1777],
    ];
    const targets = [targetOf({ limit: '5' })];
    const outcome = outcomeOf(rate, rows, { targets });
    const found = only(contribution(contextOf({ metrics: [[rate, outcome]] })));
    expect(found.facts).toMatchObject({
      member: '安岳',
      units: '20户',
      share: '19.52%',
      usual: '1',
    });
    expect(found.size).toBeCloseTo(98 - (502 / 6910) * 1072);
    // Without a limit a difference as usual as this one is not worth a word.
    expect(contribution(contextOf({ metrics: [[rate, outcomeOf(rate, rows)]] }))).toEqual([]);
  });

  it('with limits of their own are not told by the rate of the whole', () => {
    const rows: readonly Row[] = [
      [{}, 100, 1000],
      [{ service: 'ADSL' }, 90, 500],
      [{ service: '固话' }, 10, 500],
    ];
    const targets = [targetOf({ only: { service: ['ADSL'] } })];
    expect(
      contribution(contextOf({ metrics: [[rate, outcomeOf(rate, rows, { targets })]] })),
    ).toEqual([]);
  });

  it('are no concentration where they have as much of the users, nor of a handful', () => {
    const base = {
      id: 'users',
      dataset: 'users',
      where: null,
      reads: [],
      cohort: null,
      derived: [],
    };
    const per: MetricSpec = {
      ...metricOf({
        id: 'per',
        by: [['branch']],
        calculator: 'ratio',
        with: { numerator: 'on_time' },
      }),
      calculator: { kind: 'per_base', per: 100, of: 'users', base },
      unit: 'per_100',
      base: '户',
    };
    const branches = ['安岳', '简阳', '乐至', '现业', '资阳'];
    const rowsOf = (parts: readonly number[], users?: readonly number[]): readonly Row[] => {
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
      return [
        [{}, sum(parts), users ? sum(users) : null],
        ...branches.map((branch, at): Row => [{ branch }, parts[at] ?? 0, users?.[at] ?? null]),
      ];
    };
    const told = (parts: readonly number[], users: readonly number[] | null) =>
      concentration(
        contextOf({
          metrics: [
            [count, outcomeOf(count, rowsOf(parts))],
            ...(users ? ([[per, outcomeOf(per, rowsOf(parts, users))]] as const) : []),
          ],
        }),
      );
    const parts = [60, 25, 5, 5, 5];
    expect(told(parts, null)).toEqual([]);
    expect(told(parts, [5500, 2500, 500, 500, 1000])).toEqual([]);
    const facts = { names: '安岳', share: '60.00%', base: '户', base_share: '30.00%' };
    expect(only(told(parts, [3000, 2500, 1500, 1500, 1500])).facts).toMatchObject(facts);
    expect(told([6, 3, 1, 1, 1], null)).toEqual([]);
  });

  it('are set against what else tells the size of branches: users at one time, else all records', () => {
    const names = ['安岳', '简阳', '乐至', '现业'];
    const few = metricOf({ id: 'few', by: [['branch']], better: 'lower', measure: '单' });
    const told = (metric: MetricSpec, whole: Row, rows: readonly (readonly number[])[]) =>
      only(
        concentration({
          ...contextOf({
            metrics: [
              [
                few,
                outcomeOf(few, [
                  [{}, 40],
                  ...names.map((branch, at): Row => [{ branch }, [25, 5, 5, 5][at] ?? 0]),
                ]),
              ],
              [
                metric,
                outcomeOf(metric, [
                  whole,
                  ...names.map(
                    (branch, at): Row => [{ branch }, ...((rows[at] ?? [0]) as [number])],
                  ),
                ]),
              ],
            ],
          }),
          config: {
            ...defaultFindings(),
            thresholds: { ...defaultFindings().thresholds, concentration_of: 4 },
          },
        }),
      ).facts;
    const users = metricOf({ id: 'users', name: '在网用户数', by: [['branch']], stock: true });
    const sizes = [[300], [300], [200], [200]];
    expect(told(users, [{}, 1000], sizes)).toMatchObject({
      base: '在网用户数',
      base_share: '30.00%',
    });
    const pairs = [
      [3, 20],
      [2, 30],
      [1, 25],
      [1, 25],
    ];
    expect(told(rate, [{}, 7, 100], pairs)).toMatchObject({ base: '障碍单', base_share: '20.00%' });
  });

  it('are shares of those that state something; who says nothing never leads', () => {
    const services = { ADSL: 50, 固话: 20, IPTV: 10, 小灵通: 10, 移动: 10, 未填写: 900 };
    const rows = Object.entries(services).map(([service, value]): Row => [{ service }, value]);
    const context = contextOf({ metrics: [[count, outcomeOf(count, [[{}, 1000], ...rows])]] });
    expect(only(concentration(context)).facts).toMatchObject({
      names: 'ADSL',
      total: '100单',
      share: '50.00%',
      column: '业务类型',
    });
  });

  it('of which two hold half are a concentration; an empty answer is none of them', () => {
    const context = contextOf({
      metrics: [
        [causes, outcomeOf(causes, shares({ 查中自复: 40, a: 30, b: 25, c: 3, d: 1, e: 1 }))],
      ],
    });
    const config = { ...defaultFindings(), empty_members: ['查中自复'] };
    expect(only(concentration(context)).facts.names).toBe('查中自复、a');
    expect(only(concentration({ ...context, config })).facts).toMatchObject({
      names: 'a、b',
      share: '55.00%',
    });
    // One that alone holds half is told alone; nine tenths are no news.
    const alone = (a: number) => {
      const parts = shares({ a, b: 20, c: 10, d: 5, e: 5 });
      return concentration(contextOf({ metrics: [[causes, outcomeOf(causes, parts)]] }));
    };
    expect(only(alone(60)).facts.names).toBe('a');
    expect(alone(900)).toEqual([]);
  });

  it('that are new among the first three', () => {
    const before = outcomeOf(causes, shares({ a: 90, b: 80, c: 70, d: 10 }));
    const now = outcomeOf(causes, shares({ a: 90, b: 80, c: 20, d: 70 }));
    const context = contextOf({ metrics: [[causes, now]], past: [pastMonth([before])] });
    expect(only(newInTop(context)).facts).toMatchObject({ member: 'd', place: '3' });
    expect(newInTop({ ...context, past: [] })).toEqual([]);
  });
});

describe('what the data cannot tell', () => {
  const sample = metricOf({
    population: 'sample',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
  });

  it('a sample comes with its interval, a small one without a verdict', () => {
    const of = (hits: number, size: number) =>
      smallSample(contextOf({ metrics: [[sample, outcomeOf(sample, [[{}, hits, size]])]] }));
    expect(only(of(26, 30))).toMatchObject({ phrase: 'small_sample' });
    expect(only(of(26, 30)).facts).toMatchObject({ low: '70.3%', high: '94.7%' });
    expect(only(of(8, 8)).phrase).toBe('small_sample_unjudged');
    expect(of(800, 1000)).toEqual([]);
  });

  it('branches with too few of a sample are told together, once for all its rates', () => {
    const rows: readonly Row[] = [
      [{}, 26, 30],
      [{ branch: '安岳' }, 6, 8],
      [{ branch: '乐至' }, 1, 1],
    ];
    const by = { ...sample, by: [['branch']] };
    const other = { ...by, id: 'other' };
    const metrics = [by, other].map((one) => [one, outcomeOf(one, rows)] as const);
    const found = only(smallParts(contextOf({ metrics })));
    expect(found.facts).toMatchObject({ members: '乐至1单、安岳8单', least: '30' });
    expect(found.results).toHaveLength(4);
  });

  it('a dataset that nobody sent is told once, with who should have', () => {
    const missing = [count, metricOf({ id: 'n', name: '件数' })].map(
      (metric) =>
        [
          metric,
          { ...outcomeOf(metric, []), results: [withoutValue(metric, 'not_provided', null)] },
        ] as const,
    );
    const found = only(missingData(contextOf({ metrics: missing })));
    expect(found.facts).toMatchObject({
      supplier: '监控中心',
      names: `${count.name}、件数`,
      count: '',
    });
    expect(found.results).toEqual(['m', 'n']);
  });

  it('one name with several populations is laid side by side', () => {
    const context = contextOf({
      metrics: [
        [rate, outcomeOf(rate, [[{}, 1033, 1061]])],
        [{ ...sample, id: 's' }, outcomeOf({ ...sample, id: 's' }, [[{}, 28, 30]])],
      ],
    });
    const figures = [
      { source: '自统', metric: 'm', of: {} },
      { source: '省抽查', metric: 's', of: {} },
    ];
    const config = { ...defaultFindings(), same_name: [{ name: '及时率', figures }] };
    expect(only(sameName({ ...context, config })).facts.values).toBe(
      '自统97.36%（1,033户/1,061户）、省抽查93.33%（28单/30单）',
    );
  });

  it('a check that fails weighs most where a verdict hangs on the difference', () => {
    const check = {
      id: 'c',
      name: '核对',
      kind: 'case_by_case',
      status: 'differs',
      facts: {},
      keys: ['m'],
      size: 3,
      cases: [],
    } as const;
    const weigh = (status: 'differs' | 'doubtful', judged: boolean, more: object = {}) => {
      const outcome = outcomeOf(rate, [[{}, 5, 100]], judged ? { targets: [targetOf()] } : {});
      const checks = [{ ...check, status, ...more }];
      return only(checkFailed(contextOf({ metrics: [[rate, outcome]], checks }))).weight;
    };
    // 5 of 100 keep 8 %, and so do 8; 9 do not.
    expect(weigh('differs', true)).toBe('check');
    expect(weigh('differs', true, { size: 4 })).toBe('check_on_target');
    expect(weigh('differs', true, { size: 4, apart: 0 })).toBe('check');
    expect(weigh('differs', false, { size: 4 })).toBe('check');
    expect(weigh('doubtful', true, { size: 4 })).toBe('check');
  });
});
