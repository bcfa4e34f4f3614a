import { expect, test } from 'vitest';
import { metricOf, tickets } from '../test-support.ts';
import { recordBlockSchemas, resolveRecordBlock } from './record-blocks.ts';

const rate = metricOf({
  id: 'rate',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['brand']],
});
const side = { dataset: 'tickets', where: null, key: 'ticket_id', unit: 'branch', name: null };
const context = {
  datasets: [tickets],
  metrics: [rate],
  lists: [
    {
      id: 'l',
      title: '清单',
      dataset: 'tickets',
      where: null,
      columns: ['cause'],
      order: [],
      repeats: null,
      limit: 9,
    },
  ],
  checks: [
    {
      id: 'c',
      name: '核对',
      kind: 'case_by_case' as const,
      cases: side,
      against: side,
      metrics: ['rate'],
    },
    { id: 'o', name: '合计', kind: 'parts_equal_total' as const, metric: 'rate', by: [['brand']] },
  ],
};

/** The block as resolved, and the fields that are told of. */
function resolved(raw: Readonly<Record<string, unknown>>) {
  const fields: string[] = [];
  const spec = recordBlockSchemas.flatMap((schema) => {
    const parsed = schema.safeParse(raw);
    return parsed.success
      ? [resolveRecordBlock(parsed.data, context, (path) => fields.push(path.join('.')))]
      : [];
  })[0];
  return { spec, fields: spec ? fields : ['unknown'] };
}

test('records name a list of the pack and columns of its dataset', () => {
  expect(resolved({ kind: 'records', list: 'l', columns: ['cause', 'on_time'] }).fields).toEqual(
    [],
  );
  expect(resolved({ kind: 'records', list: 'l', columns: ['cause', 'nowhere'] }).fields).toEqual([
    'columns.1',
  ]);
  expect(resolved({ kind: 'records', list: 'x', columns: ['cause'] }).fields).toEqual(['list']);
  expect(resolved({ kind: 'records', list: 'l', columns: ['cause'], top: 41 }).fields).toEqual([
    'unknown',
  ]);
});

test('a cross-check names a case-by-case check and takes over what that puts in doubt', () => {
  expect(resolved({ kind: 'cross_check', check: 'c' }).spec).toMatchObject({ metrics: ['rate'] });
  expect(resolved({ kind: 'cross_check', check: 'o' }).fields).toEqual(['check']);
  expect(resolved({ kind: 'cross_check', check: 'x' }).fields).toEqual(['check']);
});

test('a funnel names what is computed', () => {
  const row = (of: object) => ({ metric: 'rate', of, label: '一' });
  expect(resolved({ kind: 'funnel', rows: [row({}), row({ brand: 'E8' })] }).fields).toEqual([]);
  expect(resolved({ kind: 'funnel', rows: [row({}), row({ branch: '安岳' })] }).fields).toEqual([
    'rows.1.metric',
  ]);
  expect(resolved({ kind: 'funnel', rows: [row({})] }).fields).toEqual(['unknown']);
});
