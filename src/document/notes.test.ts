import { expect, test } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { missingBlocks, saidOnce } from './notes.ts';
import { contextOf } from './test-support.ts';
import type { Block, TableBlock } from './types.ts';

test('a missing column is said once for all the metrics that need it', () => {
  const metrics = ['及时率', '时长', '超时', '挂起'].map((name, at) =>
    metricOf({ id: `m${at}`, name, calculator: 'count' }),
  );
  const outcomes = metrics.map((metric) => {
    const outcome = outcomeOf(metric, [[{}, 0]]);
    const results = outcome.results.map((result) => ({
      ...result,
      status: 'not_provided' as const,
      message: '缺少「恢复时间」列',
    }));
    return { ...outcome, results };
  });
  const context = contextOf(metrics, outcomes);
  const textOf = (count: number) =>
    missingBlocks(
      metrics.slice(0, count).map(({ id }) => context.lookup.figure(id, {})),
      's',
      context,
    ).map((block) => block.kind === 'callout' && block.text);
  expect(textOf(2)).toEqual(['障碍单缺少「恢复时间」列，及时率、时长不出数。']);
  expect(textOf(4)).toEqual(['障碍单缺少「恢复时间」列，及时率、时长、超时等4项指标不出数。']);
});

test('a sentence that a block has said is not said again by the next one', () => {
  const table = (note: string | null): TableBlock => ({
    kind: 'table',
    id: 't',
    title: null,
    columns: [],
    rows: [],
    note,
  });
  const blocks: readonly Block[] = [
    table('甲基数小。'),
    table('甲基数小。乙基数小。'),
    table('乙基数小。'),
    { kind: 'text', id: 'x', paragraphs: ['甲基数小。'] },
    table('无句号'),
  ];
  expect(saidOnce(blocks).map((block) => ('note' in block ? block.note : block.kind))).toEqual([
    '甲基数小。',
    '乙基数小。',
    null,
    'text',
    '无句号',
  ]);
});
