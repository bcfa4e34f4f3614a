import { expect, test } from 'vitest';
import { outcomeOf } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { missingBlock, saidOnce } from './notes.ts';
import { contextOf } from './test-support.ts';
import type { Block, TableBlock } from './types.ts';

const missing = (column: string) =>
  ({ code: 'columns_missing', params: { columns: [column] } }) as const;

test('a missing column is said once for all the metrics that need it', () => {
  const metrics = ['及时率', '时长', '超时', '挂起'].map((name, at) =>
    metricOf({ id: `m${at}`, name, calculator: 'count' }),
  );
  const outcomes = metrics.map((metric) => {
    const outcome = outcomeOf(metric, [[{}, 0]]);
    const results = outcome.results.map((result) => ({
      ...result,
      status: 'not_provided' as const,
      reason: missing('恢复时间'),
    }));
    return { ...outcome, results };
  });
  const context = contextOf(metrics, outcomes);
  const textOf = (count: number) => {
    const figures = metrics.slice(0, count).map(({ id }) => context.lookup.figure(id, {}));
    return missingBlock(figures, 's', context);
  };
  expect(textOf(0)).toBeNull();
  expect(textOf(2)).toMatchObject({ text: '障碍单缺少列：恢复时间，及时率、时长不出数。' });
  expect(textOf(4)).toMatchObject({
    text: '障碍单缺少列：恢复时间，及时率、时长、超时等4项指标不出数。',
  });
});

test('all reasons why figures of a slide have no value stand in one call-out', () => {
  const metrics = ['及时率', '时长', '超时', '挂起'].map((name, at) =>
    metricOf({ id: `m${at}`, name, calculator: 'count' }),
  );
  const without = [
    { status: 'not_provided', reason: missing('恢复时间') },
    { status: 'not_provided', reason: missing('挂起') },
    { status: 'not_provided' },
    { status: 'not_provided', lacks: 'users' },
  ] as const;
  const outcomes = metrics.map((metric, at) => {
    const outcome = outcomeOf(metric, [[{}, 0]]);
    const results = outcome.results.map((result) => ({ ...result, ...without[at] }));
    return { ...outcome, results };
  });
  const context = contextOf(metrics, outcomes);
  const figures = metrics.map(({ id }) => context.lookup.figure(id, {}));
  const columns = '障碍单缺少列：恢复时间，及时率不出数。障碍单缺少列：挂起，时长不出数。';
  const source = '障碍单（应由综合调度组提供，应交日期：每月3日）';
  expect(missingBlock(figures, 's', context)).toMatchObject({
    kind: 'callout',
    text: `本月未收到${source}、users，相关指标不出数，也不沿用上月值。${columns}`,
  });
  expect(missingBlock(figures, 's', context, true)).toMatchObject({ text: columns });
  expect(missingBlock(figures.slice(2), 's', context, true)).toBeNull();
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
