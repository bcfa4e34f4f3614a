import { describe, expect, it } from 'vitest';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import { billMetric } from '../pack/test-bills.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import type { TargetSpec } from '../workspace/types.ts';
import { allOver, branchEdge, branchMissed, branchOver, branchRemark } from './branch-rules.ts';
import { edge, smallBase, targetMissed } from './target-rules.ts';
import { contextOf, only } from './test-support.ts';

const rate = metricOf({
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch'], ['service']],
  better: 'lower',
  measure: '户',
  population: 'census',
});
const city = targetOf({ setBy: 'city', judges: ['whole', 'branch', 'business'], limit: '5' });
const province = targetOf({ limit: '8' });

function told(rows: readonly Row[], targets: readonly TargetSpec[]) {
  return contextOf({ metrics: [[rate, outcomeOf(rate, rows, { targets })]] });
}

describe('a target that judges the city', () => {
  it('is missed by points and by the users that are too many', () => {
    const found = only(targetMissed(told([[{}, 502, 6910]], [city])));
    expect(found).toMatchObject({ weight: 'missed_city', tone: 'bad', size: 157 });
    expect(found.facts).toMatchObject({ value: '7.26%', points: '2.26', units: '157户' });
    expect(targetMissed(told([[{}, 345, 6910]], [city]))).toEqual([]);
    // One in a million beyond the limit is told by its one, not by 0.00 points.
    const near = only(targetMissed(told([[{}, 50_001, 1_000_000]], [city])));
    expect(near.facts).toMatchObject({ points: '', units: '1户' });
  });

  it('is on the edge within half a point or one user, but not where nobody counts against it', () => {
    expect(only(edge(told([[{}, 46, 1000]], [city])))).toMatchObject({ phrase: 'edge' });
    expect(only(edge(told([[{}, 50, 1000]], [city])))).toMatchObject({ phrase: 'edge_exact' });
    expect(only(edge(told([[{}, 1, 40]], [city]))).facts.units).toBe('1户');
    expect(edge(told([[{}, 0, 40]], [targetOf({ limit: '2' })]))).toEqual([]);
    expect(edge(told([[{}, 44, 1000]], [city]))).toEqual([]);
  });

  it('is judged on a small base too, which is said with what one user is worth', () => {
    const context = told([[{ service: 'ADSL' }, 3, 27]], [city]);
    expect(targetMissed(context)).toEqual([]);
    const found = only(smallBase(context));
    expect(found).toMatchObject({ phrase: 'small_base_missed', weight: 'missed_city' });
    expect(found.facts).toMatchObject({ parts: '3户/27户', worth: '3.7', units: '2户' });
  });

  it('on a mean is missed by what the mean lies beyond it, in no number of records', () => {
    const mean = billMetric({
      calculator: 'mean',
      with: { of: 'lasted' },
      better: 'lower',
      measure: '小时',
    });
    const target = targetOf({ limit: '1.5' });
    const of = (sum: number) =>
      contextOf({ metrics: [[mean, outcomeOf(mean, [[{}, sum, 20]], { targets: [target] })]] });
    const { facts } = only(targetMissed(of(31)));
    expect(facts).toMatchObject({
      value: '1.55小时',
      limit: '1.5小时',
      units: '0.05小时',
      base: '',
    });
    expect([...edge(of(30)), ...smallBase(of(31))]).toEqual([]);
  });

  it('says nothing of a sample that is too small to be judged', () => {
    const sample = metricOf({
      population: 'sample',
      calculator: 'ratio',
      with: { numerator: 'on_time' },
    });
    const context = contextOf({
      metrics: [[sample, outcomeOf(sample, [[{}, 9, 20]], { targets: [city] })]],
    });
    expect([...targetMissed(context), ...smallBase(context), ...edge(context)]).toEqual([]);
  });
});

describe('branches', () => {
  const branches = (a: number, b: number): readonly Row[] => [
    [{}, a + b, 2000],
    [{ branch: '安岳' }, a, 1000],
    [{ branch: '简阳' }, b, 1000],
  ];

  it('over a limit that the city keeps are named', () => {
    const found = only(branchOver(told(branches(60, 20), [city])));
    expect(found.facts).toMatchObject({ worst: '安岳', worst_value: '6.00%', units: '10户' });
    expect(found.about).toEqual(['m?branch=安岳']);
  });

  it('over a limit that the city misses too are told as such, and all together where none keeps it', () => {
    expect(only(branchMissed(told(branches(98, 20), [city]))).facts.count).toBe('1');
    const all = only(allOver(told(branches(98, 60), [city])));
    expect(all.facts).toMatchObject({ of: '2', best: '简阳', worst: '安岳' });
  });

  it('over a limit that does not judge them are a remark', () => {
    const context = told(branches(91, 20), [province]);
    expect(only(branchRemark(context))).toMatchObject({ weight: 'remark_branch', tone: 'warn' });
    expect([...branchOver(context), ...branchMissed(context), ...allOver(context)]).toEqual([]);
  });

  it('are named with the city where it keeps that limit by little, and not twice', () => {
    const context = told(branches(91, 66), [province]);
    const found = only(edge(context));
    expect(found).toMatchObject({ phrase: 'edge_units', weight: 'remark_branch' });
    expect(found.facts.branches).toBe('安岳9.10%');
    expect(branchRemark(context)).toEqual([]);
  });

  it('are a remark of their own where the city stands exactly on that limit, whose finding does not name them', () => {
    const context = told(branches(94, 66), [province]);
    expect(only(edge(context)).phrase).toBe('edge_exact');
    expect(only(branchRemark(context)).facts.branches).toBe('安岳9.40%');
  });

  it('that nearly pass a limit are listed together', () => {
    expect(only(branchEdge(told(branches(48, 46), [city]))).facts.names).toBe('安岳、简阳');
  });
});
