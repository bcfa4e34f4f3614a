import { expect, test } from 'vitest';
import { outcomeOf } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { contextOf, printed } from '../model/test-support.ts';
import { draftChangesBlock } from './draft-changes-block.ts';

const metric = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' } });

test('figures that an earlier draft had otherwise stand with both, wholes first, the rest counted', () => {
  const branches = Array.from({ length: 14 }, (_, at) => `分公司${at}`);
  const before = outcomeOf(metric, [
    ...branches.map((branch) => [{ branch }, 1, 10] as const),
    [{}, 14, 140],
  ]);
  const now = outcomeOf(metric, [
    ...branches.map((branch) => [{ branch }, 2, 10] as const),
    [{}, 28, 140],
  ]);
  const changes = now.results.map((is, at) => ({
    metric: now,
    key: is.key,
    by: is.by,
    was: before.results[at] ?? null,
    is,
  }));
  const draft = { number: 3, identity: '', against: 2, changes };
  const table = draftChangesBlock(null, 'd', contextOf([metric], [now], { draft }));
  if (table === null) throw new Error('no table');
  const [, first, second, ...rest] = printed(table);
  expect(first).toEqual([metric.name, '合计', '10.00%', '20.00%', '+10.00百分点']);
  expect(second?.slice(1)).toEqual(['分公司0', '10.00%', '20.00%', '+10.00百分点']);
  expect(rest).toHaveLength(10);
  expect(table.note).toBe(
    '与第2稿不同的数值共15个，其余3个见工作簿「与上一稿比」；有考核值的在前。',
  );
});

test('what one of both drafts does not have has no difference; nothing changed is no table', () => {
  const now = outcomeOf(metric, [[{}, 28, 140]]);
  const [is] = now.results;
  if (!is) throw new Error('no result');
  const gone = { metric: now, key: 'x', by: { branch: '简阳' }, was: is, is: null };
  const draft = { number: 2, identity: '', against: 1, changes: [gone] };
  const table = draftChangesBlock(null, 'd', contextOf([metric], [now], { draft }));
  expect(table && printed(table)[1]).toEqual([metric.name, '简阳', '20.00%', '—', '—']);
  expect(draftChangesBlock(null, 'd', contextOf([metric], [now]))).toBeNull();
});
