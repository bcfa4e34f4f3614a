import { expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import { resolveBreak } from './breaks.ts';

const metrics = [
  metricOf({ id: 'complaint.count', name: '受理工单量' }),
  metricOf({ id: 'complaint.escalated_count', name: '越级件数' }),
  metricOf({ id: 'complaints', name: '其他' }),
];
const resolved = (...patterns: readonly string[]) => {
  const problems: string[] = [];
  const raw = { metrics: [...patterns], month: '2009-06', reason: '系统割接' };
  const found = resolveBreak(raw, metrics, (path, _zh, en) =>
    problems.push(`${path.join('.')} ${en}`),
  );
  return { ids: found.metrics, problems };
};

it('names metrics by pattern, id or name, each once', () => {
  expect(resolved('complaint.*', '受理工单量').ids).toEqual([
    'complaint.count',
    'complaint.escalated_count',
  ]);
  expect(resolved('*').ids).toHaveLength(3);
});

it('takes nothing but * for a pattern, and reports one that fits nothing', () => {
  expect(resolved('complaint?')).toEqual({
    ids: [],
    problems: ['metrics.0 no metric\'s id or name fits "complaint?"'],
  });
});
