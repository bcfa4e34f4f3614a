import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { column, derived, openBench, organization, tickets } from '../test-support.ts';

/** Scores of several cities in one file, of which only one's own count. */
const scores: DatasetSpec = {
  ...tickets,
  cohort: null,
  key: [],
  own: 'subject',
  columns: [
    column('subject', 'text', '测评对象'),
    column('touchpoint', 'enum', '渠道', { open: true, values: [{ value: '厅', aliases: [] }] }),
    column('rank', 'rank', '名次', { required: 'value' }),
  ],
  derived: [derived('is_own', 'flag', 'subject in $own', [['subject']])],
};

async function ownRanks(lines: readonly string[], aliases: readonly string[] = []) {
  await using bench = await openBench([{}], { organization: { ...organization, aliases } });
  await bench.put('障碍.csv', `测评对象,渠道,名次\n${lines.join('\n')}\n`);
  await bench.run({ datasets: [scores], cohortsOf: () => [] });
  const rows = await bench.store.rows('select rank from tickets where is_own order by rank');
  return { ranks: rows.map(({ rank }) => Number(rank)), warnings: bench.warnings };
}

describe('records of several organisations', () => {
  it('are told apart by the name, or by the place in it; others are left out and told', async () => {
    const { ranks, warnings } = await ownRanks(['某市,厅,8', '绵阳,厅,3', '绵阳,厅,4']);
    expect(ranks).toEqual([8]);
    expect(warnings).toEqual([
      expect.stringContaining('「绵阳」×2 不是「某市分公司」，这些记录不计入'),
    ]);
  });

  it('count by what the workspace says it is called', async () => {
    const { ranks } = await ownRanks(['东城,厅,8', '绵阳,厅,3'], ['东城']);
    expect(ranks).toEqual([8]);
  });

  it('all count where the export names only one, whatever it is called', async () => {
    const { ranks, warnings } = await ownRanks(['本公司,厅,8', '本公司,厅,9']);
    expect(ranks).toEqual([8, 9]);
    expect(warnings).toEqual([]);
  });

  it('do not count, and that is said, where nobody can be told to be oneself', async () => {
    const { ranks, warnings } = await ownRanks(['甲地,厅,8', '乙地,厅,3']);
    expect(ranks).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(/「乙地」×1、「甲地」×1.*organization 的 aliases/),
    ]);
  });
});

describe('a word that no list of an open column has', () => {
  it('is a member of its own, told with its count and the lines that would declare it', async () => {
    const { ranks, warnings } = await ownRanks(['某市,厅,8', '某市,A 厅,9']);
    expect(ranks).toEqual([8, 9]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /「渠道」里 「A 厅」×1 不在取值表里.*values: \{ tickets: \{ 渠道: \["A 厅"\] \} \}/,
      ),
    ]);
  });
});
