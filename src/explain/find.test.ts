import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { askedFrom } from './asked.ts';
import { findMetric } from './find-metric.ts';
import { findResult } from './find-result.ts';

describe('what is asked for', () => {
  it.each([
    [['m.rate', 'brand=E8', 'branch=安岳']],
    [['m.rate?brand=E8&branch=安岳']],
    [['m.rate?brand=E8', 'branch = 安岳']],
    [['m.rate', 'brand＝E8', 'branch=安岳', ' ']],
  ])('is read from %j', (words) => {
    const { metric, members } = askedFrom(words);
    expect(metric).toBe('m.rate');
    expect(members).toEqual([
      { dimension: 'brand', member: 'E8' },
      { dimension: 'branch', member: '安岳' },
    ]);
  });

  it('may name members alone', () => {
    expect(askedFrom(['重复申告率', 'E8']).members).toEqual([{ dimension: null, member: 'E8' }]);
  });
});

const metrics = [
  metricOf({ id: 'ehome.repeat_rate', name: '我的E家重复申告率' }),
  metricOf({ id: 'mobile.repeat_rate', name: '移动业务重复申告率' }),
  metricOf({ id: 'adsl.fault_count', name: 'ADSL障碍数' }),
];

describe('a metric', () => {
  it('is found by id, by name whatever its width and case, and by a part that only one has', () => {
    for (const text of ['ehome.repeat_rate', '我的e家重复申告率', '我的Ｅ家', 'EHOME'])
      expect(findMetric(text, metrics).id).toBe('ehome.repeat_rate');
  });

  it('is asked for again with candidates where several fit, or the nearest where none does', () => {
    const several = faultFrom(() => findMetric('重复申告率', metrics));
    expect(several.said.code).toBe('explain.several_metrics');
    expect(problemsOf(several).join('\n')).toMatch(/ehome\.repeat_rate[\s\S]*mobile\.repeat_rate/);
    const unknown = faultFrom(() => findMetric('ehome.repeat_rat2', metrics));
    expect([unknown.kind, problemsOf(unknown).length]).toEqual(['usage', 1]);
    expect(faultFrom(() => findMetric('', metrics)).said.code).toBe('explain.unknown_metric');
  });
});

describe('a result', () => {
  const [metric = metricOf({ id: 'm' })] = metrics;
  const outcome = outcomeOf(metric, [
    [{}, 10, 100],
    [{ branch: '安岳' }, 6, 40],
    [{ branch: '简阳' }, 4, 60],
    [{ brand: 'E8' }, 5, 30],
    [{ brand: 'a=b&c' }, 5, 30],
    [{ brand: 'E8', branch: '安岳' }, 3, 10],
  ]);
  const names = {
    dataset: tickets,
    organization: {
      ...workspaceOf().organization,
      branches: [{ name: '安岳', aliases: ['安岳县分公司'] }],
    },
  };
  const find = (...words: string[]) => findResult(outcome, askedFrom(words), names).key;
  const label = tickets.columns.find(({ name }) => name === 'branch')?.header ?? '';

  it('is found by members in any order, by headers, by aliases, by members alone and by its key', () => {
    const key = 'ehome.repeat_rate?brand=E8&branch=安岳';
    expect(find('m')).toBe('ehome.repeat_rate');
    expect(find('m', 'branch=安岳', 'brand=E8')).toBe(key);
    expect(find('m', `${label}=安岳县分公司`, 'brand=e8')).toBe(key);
    expect(find('m', '安岳', 'E8')).toBe(key);
    const parted = 'ehome.repeat_rate?brand=a%3Db%26c';
    expect(find(parted)).toBe(parted);
    expect(find('m', 'brand=a=b&c')).toBe(parted);
  });

  it('that is not there is answered with those that are', () => {
    const absent = faultFrom(() => find('m', 'brand=E8', 'branch=简阳'));
    expect(absent.said.code).toBe('explain.no_result');
    expect(problemsOf(absent).join('\n')).toContain('ehome.repeat_rate?brand=E8');
    const member = faultFrom(() => find('m', 'branch=资中'));
    expect(member.said).toMatchObject({
      code: 'explain.unknown_member',
      params: { known: ['安岳', '简阳'] },
    });
    expect(faultFrom(() => find('m', 'service=ADSL')).said.code).toBe('explain.unknown_dimension');
    expect(faultFrom(() => find('m', '资中')).said.code).toBe('explain.unknown_member');
  });
});
