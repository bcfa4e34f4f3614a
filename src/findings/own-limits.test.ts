import { describe, expect, it } from 'vitest';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import { metricOf, ziyangPhrases } from '../pack/test-support.ts';
import { phraseBook } from '../phrases/phrase-book.ts';
import { targetOf } from '../workspace/test-support.ts';
import { allOver, branchEdge, branchMissed, branchOver } from './branch-rules.ts';
import { smallBase } from './target-rules.ts';
import { contextOf } from './test-support.ts';
import type { Finding } from './types.ts';

const say = phraseBook(ziyangPhrases());
const rate = metricOf({
  name: '专线6小时修复率',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch']],
  better: 'higher',
  measure: '张',
});

/** The month of these branches: records in time, of all, and the limit of each. */
function told(branches: Readonly<Record<string, readonly [number, number, number]>>) {
  const rows = Object.entries(branches).map(([branch, [n, of]]): Row => [{ branch }, n, of]);
  const sum = (at: 1 | 2) => rows.reduce((all, row) => all + (row[at] ?? 0), 0);
  const targets = Object.entries(branches).map(([branch, [, , limit]]) =>
    targetOf({
      setBy: 'city',
      judges: ['branch'],
      comparator: '>=',
      limit: String(limit),
      only: { branch: [branch] },
    }),
  );
  const outcome = outcomeOf(rate, [[{}, sum(1), sum(2)], ...rows], { targets });
  return contextOf({ metrics: [[rate, outcome]] });
}

const sentences = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ phrase, facts }) => say(`finding.${phrase}`, facts));

describe('limits that differ by branch', () => {
  const differing = told({
    安岳: [75, 90, 85],
    简阳: [22, 29, 80],
    乐至: [60, 80, 75],
    现业: [28, 52, 75],
  });

  it('are each named beside the branch that misses it', () => {
    expect(sentences([...branchMissed(differing), ...branchOver(differing)])).toEqual([
      '专线6小时修复率4家单位中3家未达到各自的市考核值：现业53.85%（考核值75%），简阳75.86%（考核值80%），安岳83.33%（考核值85%），合计差15张',
    ]);
  });

  it('are named for the nearest and the furthest where nobody keeps his own', () => {
    const none = told({ 安岳: [70, 100, 85], 简阳: [50, 100, 80] });
    expect(sentences(allOver(none))).toEqual([
      '专线6小时修复率2家单位都没有达到各自的市考核值：最接近的安岳为70.00%（考核值85%），最差的简阳为50.00%（考核值80%）',
    ]);
  });

  it('are no single one where one branch alone misses its own', () => {
    const one = told({ 安岳: [80, 100, 85], 简阳: [90, 100, 80], 乐至: [90, 100, 75] });
    expect(sentences(branchMissed(one))).toEqual([
      '专线6小时修复率3家单位中1家未达到各自的市考核值：安岳80.00%（考核值85%），差5张',
    ]);
  });

  it('are told as before where they are the same', () => {
    const same = told({ 安岳: [80, 100, 85], 简阳: [90, 100, 85], 乐至: [84, 100, 85] });
    expect(sentences(branchMissed(same))).toEqual([
      '专线6小时修复率3家单位中2家未达到市考核值85%：安岳80.00%、乐至84.00%，合计差6张',
    ]);
  });

  it('are not nearly passed ten points above them, however few records there are', () => {
    const few = told({ 安岳: [6, 7, 75], 简阳: [75, 100, 75], 乐至: [81, 100, 80] });
    expect(sentences(branchEdge(few))).toEqual([
      '专线6小时修复率：简阳75.00%（考核值75%），乐至81.00%（考核值80%）压线达标（市考核值各不相同）',
    ]);
    const whole = targetOf({ comparator: '>=', limit: '75' });
    const outcome = outcomeOf(rate, [[{}, 6, 7]], { targets: [whole] });
    const [found] = smallBase(contextOf({ metrics: [[rate, outcome]] }));
    expect(found?.phrase).toBe('small_base_met');
  });
});
