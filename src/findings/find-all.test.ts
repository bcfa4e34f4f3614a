import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { findAll } from './find-all.ts';
import { contextOf } from './test-support.ts';

const rate = metricOf({
  id: 'r',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch'], ['service']],
  better: 'lower',
  measure: '户',
});
const count = metricOf({ id: 'n', by: [['branch']], better: 'lower' });
const targets = [
  targetOf({ metric: 'r', limit: '8' }),
  targetOf({ metric: 'r', setBy: 'city', judges: ['whole', 'branch'], limit: '5' }),
];

const part = fc.tuple(fc.nat(60), fc.integer({ min: 0, max: 400 }));
const someMonth = fc.tuple(part, part, part, part).map((parts) => {
  const members = [
    { branch: '安岳' },
    { branch: '简阳' },
    { service: 'ADSL' },
    { service: '固话' },
  ];
  const rates = parts.map(([k, n], i): Row => [members[i] ?? {}, k, k + n]);
  const total: Row = [
    {},
    parts.slice(0, 2).reduce((sum, [k]) => sum + k, 0),
    parts.slice(0, 2).reduce((sum, [k, n]) => sum + k + n, 0),
  ];
  const counts = rates.slice(0, 2).map(([by, , n]): Row => [by, n ?? 0]);
  return { rates: [total, ...rates], counts: [[{}, total[2] ?? 0] as Row, ...counts] };
});
const someMonths = fc.array(someMonth, { minLength: 1, maxLength: 8 });
type Month = typeof someMonth extends fc.Arbitrary<infer T> ? T : never;

function told(months: readonly Month[]) {
  const [now, ...earlier] = months;
  const outcomes = ({ rates, counts }: Month, before?: ReturnType<typeof pastMonth>) => {
    const frame = { targets, ...(before ? { before } : {}) };
    return [outcomeOf(rate, rates, frame), outcomeOf(count, counts, frame)] as const;
  };
  const past = earlier.map((one, index) => pastMonth(outcomes(one), `2009-0${6 - index}`));
  const [first, second] = outcomes(now ?? { rates: [], counts: [] }, past[0]);
  const keys = [...first.results, ...second.results].map(({ key }) => key);
  return contextOf({
    metrics: [
      [rate, first],
      [count, second],
    ],
    past,
    slides: { all: keys, rates: keys.filter((key) => key.startsWith('r')), one: ['r'] },
  });
}

describe('all findings of a month', () => {
  it('rank the same whatever the order of figures and months', () => {
    fc.assert(
      fc.property(someMonths, fc.infiniteStream(fc.nat()), (months, random) => {
        const context = told(months);
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => [random.next().value, one] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, one]) => one);
        const again = findAll({
          ...context,
          figures: shuffled(context.figures),
          past: shuffled(context.past),
        });
        expect(again).toEqual(findAll(context));
      }),
      { numRuns: 30 },
    );
  });

  it('rest on results that exist, go by one id each, and are sorted by score', () => {
    fc.assert(
      fc.property(someMonths, (months) => {
        const context = told(months);
        const known = new Set(context.figures.map(({ result }) => result.key));
        const { all } = findAll(context);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const { results, about } of all) {
          expect([...results, ...about].filter((key) => !known.has(key))).toEqual([]);
        }
        const scores = all.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
      { numRuns: 30 },
    );
  });

  it('head one slide each, and the overview tells a metric once', () => {
    fc.assert(
      fc.property(someMonths, (months) => {
        const { all, headlines, overview } = findAll(told(months));
        const heads = [...headlines.values()];
        expect(new Set(heads).size).toBe(heads.length);
        const topic = (id: string) => all.find((one) => one.id === id)?.topic;
        const topics = [...overview.bad, ...overview.good].map(topic);
        expect(new Set(topics).size).toBe(topics.length);
      }),
      { numRuns: 30 },
    );
  });

  it('may be that all is met, and never where a target is missed', () => {
    const month = (hits: number): Month => ({
      rates: [
        [{}, 2 * hits, 2000],
        [{ branch: '安岳' }, hits, 1000],
      ],
      counts: [[{}, 5]],
    });
    const headOf = (hits: number) => {
      const { all, headlines } = findAll(told([month(hits)]));
      return all.find(({ id }) => id === headlines.get('all'))?.rule;
    };
    expect(headOf(10)).toBe('all_met');
    expect(headOf(60)).toBe('target_missed');
  });

  it('never head a slide with a limit that is kept while the same figure misses another', () => {
    // 70 of 1,000 keeps the province's 8 % and misses the city's 5 %.
    const month: Month = { rates: [[{}, 70, 1000]], counts: [[{}, 5]] };
    const { all, headlines } = findAll(told([month]));
    expect(all.map(({ rule }) => rule)).not.toContain('room');
    const ruleOf = (slide: string) => all.find(({ id }) => id === headlines.get(slide))?.rule;
    expect(['all', 'rates', 'one'].map(ruleOf)).toEqual(['target_missed', 'level', 'level']);
  });

  it('name the only judged figure of a slide, and of several the one with least room', () => {
    const branch: Row = [{ branch: '安岳' }, 20, 1000];
    const heads = (rates: readonly Row[]) => {
      const { all, headlines } = findAll(told([{ rates: [...rates], counts: [[{}, 5]] }]));
      return ['all', 'rates', 'one'].map((slide) => {
        const { phrase, facts } = all.find(({ id }) => id === headlines.get(slide)) ?? {};
        return { phrase, facts };
      });
    };
    // Two limits are kept: with both said, the third slide still names figure and value.
    expect(heads([[{}, 10, 1000]])).toMatchObject([
      { phrase: 'room' },
      { phrase: 'room' },
      { phrase: 'all_met_one', facts: { value: '1.00%' } },
    ]);
    expect(heads([[{}, 30, 2000], branch])[0]).toMatchObject({
      phrase: 'all_met',
      facts: { count: '2', closest: expect.stringMatching(/^安岳/), closest_value: '2.00%' },
    });
  });

  it('of data that did not come head the slide for it, and leave the overview to the line that tells of them', () => {
    const context = told([{ rates: [[{}, 10, 1000]], counts: [[{}, 5]] }]);
    const figures = context.figures.map((one) => ({
      ...one,
      result: { ...one.result, status: 'not_provided' as const },
    }));
    const [first] = context.slides;
    if (!first) throw new Error('no slide');
    const own = { ...first, id: 'missing', figures: [], missing: ['tickets'] };
    const slides = [{ ...first, figures }, own];
    const plain = findAll({ ...context, figures, slides });
    expect(plain.headlines.get('missing')).toBe('missing_data/tickets');
    expect(plain.overview.bad).toEqual(['missing_data/tickets']);
    const gaps = { ...own, id: 'gaps', missing: [], tellsGaps: true };
    expect(findAll({ ...context, figures, slides: [...slides, gaps] }).overview.bad).toEqual([]);
  });
});
