import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../checks/types.ts';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { findAll } from './find-all.ts';
import { contextOf } from './test-support.ts';

const count = metricOf({ id: 'n', by: [['branch']], better: 'lower' });
const rate = metricOf({
  id: 'r',
  name: '率',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch'], ['service']],
  better: 'lower',
  measure: '户',
});

/** What is told of the last of these months, all figures of it standing on one slide. */
function told(metric: MetricSpec, months: readonly (readonly Row[])[], more: object = {}) {
  const past = months
    .slice(0, -1)
    .map((rows, at) =>
      pastMonth([outcomeOf(metric, rows, more)], `2009-0${at + 8 - months.length}`),
    );
  const before = past.at(-1);
  const outcome = outcomeOf(metric, months.at(-1) ?? [], {
    ...more,
    ...(before ? { before } : {}),
  });
  const keys = outcome.results.map(({ key }) => key);
  return contextOf({ metrics: [[metric, outcome]], past, slides: { s: keys } });
}

const split = (anyue: number, jianyang: number): readonly Row[] => [
  [{}, anyue + jianyang],
  [{ branch: '安岳' }, anyue],
  [{ branch: '简阳' }, jianyang],
];
const level = Array.from({ length: 6 }, () => split(300, 700));
const ids = (context: ReturnType<typeof contextOf>) => findAll(context).all.map(({ id }) => id);

describe('parts', () => {
  it('are folded into a whole that moves as they do', () => {
    const found = ids(told(count, [...level, split(900, 1500)]));
    expect(found).toContain('signal/n');
    expect(found).not.toContain('signal/n?branch=安岳');
    expect(found).not.toContain('signal/n?branch=简阳');
  });

  it('stand alone where they go another way, the furthest for all of them', () => {
    const found = ids(told(count, [...level, split(150, 1900)]));
    expect(found).toContain('signal/n');
    expect(found).toContain('signal/n?branch=安岳');
    expect(found).not.toContain('signal/n?branch=简阳');
  });

  it('that are folded into their whole do not stand for others', () => {
    const detailed = metricOf({
      id: 'n',
      by: [['branch'], ['branch', 'service']],
      better: 'lower',
    });
    const rows = (one: number, other: number): readonly Row[] => [
      [{}, 2000],
      [{ branch: '安岳' }, one + 300],
      [{ branch: '安岳', service: '宽带' }, one],
      [{ branch: '简阳' }, 1000],
      [{ branch: '简阳', service: '宽带' }, other],
    ];
    const months = [...Array.from({ length: 6 }, () => rows(300, 300)), rows(1500, 700)];
    const found = ids(told(detailed, months));
    expect(found).toContain('signal/n?branch=安岳');
    expect(found).not.toContain('signal/n?branch=安岳&service=宽带');
    expect(found).toContain('signal/n?branch=简阳&service=宽带');
  });

  it('that miss a limit month by month are told by the finding of their split', () => {
    const rows = (hits: number): readonly Row[] => [
      [{}, hits + 40, 2000],
      [{ branch: '安岳' }, hits, 1000],
      [{ branch: '简阳' }, 40, 1000],
    ];
    const targets = [
      targetOf({ metric: 'r', setBy: 'city', judges: ['whole', 'branch'], limit: '5' }),
    ];
    const found = findAll(told(rate, [rows(80), rows(81), rows(82)], { targets })).all;
    const rules = found.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['target_missed', 'branch_missed']));
    expect(rules).not.toContain('streak_missed');
    expect(found.find(({ rule }) => rule === 'target_missed')?.facts.streak).toBe('3');
  });
});

describe('a few records', () => {
  it('are nothing to tell, unless a limit is missed', () => {
    const one = (hits: number, size: number): readonly Row[] => [[{}, hits, size]];
    const edge = { targets: [targetOf({ metric: 'r', limit: '5' })] };
    // 3 of 60 is 5.00 %, exactly on the limit; so is 10 of 200.
    const bad = (hits: number, size: number) =>
      findAll(told(rate, [one(hits, size)], edge)).overview.bad;
    expect(bad(3, 60)).toEqual([]);
    expect(bad(10, 200)).toEqual(['edge/r/province']);
    expect(bad(3, 59)).toEqual(['target_missed/r/province']);
  });
});

describe('a slide', () => {
  it('is headed by what was folded where nothing else is told of it', () => {
    const context = told(count, [...level, split(900, 1500)]);
    const part = context.slides.map((slide) => ({
      ...slide,
      id: 'part',
      figures: slide.figures.filter(({ result }) => result.by.branch === '安岳'),
    }));
    const { headlines, all } = findAll({ ...context, slides: [...context.slides, ...part] });
    expect(headlines.get('part')).toBe('signal/n?branch=安岳');
    expect(all.map(({ id }) => id)).toContain('signal/n?branch=安岳');
  });
});

describe('the overview', () => {
  const targets = [
    targetOf({ metric: 'r', setBy: 'city', judges: ['whole'], limit: '5' }),
    targetOf({ metric: 'n', setBy: 'province', judges: ['whole'], limit: '100' }),
  ];
  const both = (checks: readonly CheckResult[] = []) => {
    const [a, b] = [
      outcomeOf(rate, [[{}, 900, 1000]], { targets }),
      outcomeOf(count, [[{}, 101]], { targets }),
    ];
    const context = contextOf({
      metrics: [
        [rate, a],
        [count, b],
      ],
      slides: { s: ['r', 'n'] },
      checks,
    });
    const [slide] = context.slides;
    if (!slide) throw new Error('no slide');
    const slides = [slide, { ...slide, id: 'board', shows: 'board' as const }];
    return findAll({ ...context, slides: [...slides, { ...slide, id: 'o', shows: 'overview' }] });
  };

  it('tells the limit of the most senior setter first, and its headline names the same in the same order', () => {
    const { overview, all, headlines } = both();
    expect(overview.bad).toEqual(['target_missed/n/province', 'target_missed/r/city']);
    const head = all.find(({ id }) => id === headlines.get('o'));
    const subjects = overview.bad.map((id) => all.find((one) => one.id === id)?.facts.subject);
    expect(head?.facts.names).toBe(subjects.join('、'));
  });

  it('counts differences on which no verdict hangs, and leads with one on which it does', () => {
    const check: CheckResult = {
      id: 'c',
      name: '核对',
      kind: 'case_by_case',
      status: 'differs',
      facts: {},
      keys: ['n'],
      size: 3,
      apart: 0,
      cases: [],
    };
    expect(both([check]).overview).toMatchObject({ toVerify: ['check_failed/c'] });
    expect(both([check]).overview.bad).not.toContain('check_failed/c');
    const hanging = both([{ ...check, apart: 1 }]).overview;
    expect(hanging.toVerify).toEqual([]);
    expect(hanging.bad[0]).toBe('check_failed/c');
    expect(both([{ ...check, status: 'doubtful' }]).overview.toVerify).toEqual([]);
  });
});

describe('what moved most', () => {
  it('is sought over all figures that a slide shows, by the part of the value before', () => {
    const small = metricOf({ id: 's', better: 'lower' });
    const before = pastMonth([outcomeOf(count, [[{}, 1000]]), outcomeOf(small, [[{}, 40]])]);
    const now = [
      outcomeOf(count, [[{}, 1300]], { before }),
      outcomeOf(small, [[{}, 90]], { before }),
    ];
    const context = contextOf({
      metrics: [
        [count, now[0] ?? outcomeOf(count, [])],
        [small, now[1] ?? outcomeOf(small, [])],
      ],
      past: [before],
      slides: { one: ['n'], other: ['s'] },
    });
    const { moves } = findAll(context);
    expect(moves.worse.map(({ result }) => result.key)).toEqual(['s', 'n']);
    expect(moves.better).toEqual([]);
  });
});
