import { describe, expect, it } from 'vitest';
import { metricOf, tickets } from '../pack/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { lookupOver } from './lookup.ts';
import { inMemberOrder, membersOf } from './members.ts';
import { withoutValue } from './result.ts';
import { outcomeOf } from './test-support.ts';

const metric = metricOf({ by: [['brand'], ['brand', 'branch']] });
const outcome = outcomeOf(metric, [
  [{}, 9],
  [{ brand: 'E6' }, 4],
  [{ brand: 'E8' }, 5],
  [{ brand: 'E6', branch: '安岳' }, 4],
  [{ brand: 'E8', branch: '简阳' }, 5],
]);
const lookup = lookupOver([metric], [outcome]);

describe('looking results up', () => {
  it('finds the one of exactly these members, in any order', () => {
    expect(lookup.figure('m', {}).result.value).toBe(9);
    expect(lookup.figure('m', { branch: '简阳', brand: 'E8' }).result.value).toBe(5);
    expect(lookup.figure('m', { branch: '乐至' }).result).toMatchObject({
      key: 'm?branch=乐至',
      status: 'not_applicable',
      value: null,
      display: '—',
    });
  });

  it('finds those of exactly these dimensions, in their order', () => {
    const keys = (only: Record<string, string>) =>
      lookup.figures('m', ['brand', 'branch'], only).map((one) => one.result.key);
    expect(keys({})).toEqual(['m?brand=E6&branch=安岳', 'm?brand=E8&branch=简阳']);
    expect(keys({ brand: 'E8' })).toEqual(['m?brand=E8&branch=简阳']);
    expect(lookup.figures('m', ['brand'], {}).map((one) => one.result.value)).toEqual([4, 5]);
  });

  it('lets every member say why the whole metric has no value', () => {
    const reason = { code: 'columns_missing', params: { columns: ['x'] } } as const;
    const missing = { ...outcome, results: [withoutValue(metric, 'not_provided', reason)] };
    const found = lookupOver([metric], [missing]).figure('m', { brand: 'E8' });
    expect(found?.result).toMatchObject({
      key: 'm?brand=E8',
      by: { brand: 'E8' },
      status: 'not_provided',
      reason,
    });
  });

  it('refuses a metric that was never declared', () => {
    expect(() => lookup.figure('x', {})).toThrow(RangeError);
    expect(() => lookup.metric('x')).toThrow(/x was not computed/);
  });
});

describe('members', () => {
  const { organization } = workspaceOf();

  it('stand in the order of the organisation and of the pack; free text has none', () => {
    expect(membersOf('branch', tickets, organization)).toEqual(['安岳', '简阳']);
    expect(membersOf('department', tickets, organization)).toEqual(['安岳实业', '简阳实业']);
    expect(membersOf('service', tickets, organization)).toEqual(['固话', 'ADSL']);
    expect(membersOf('cause', tickets, organization)).toEqual([]);
  });

  it('that nobody configured come after, larger first, then by name', () => {
    const rows = [
      { members: ['b'], size: 1 },
      { members: ['a'], size: 1 },
      { members: ['c'], size: 7 },
      { members: ['简阳'], size: 0 },
      { members: ['安岳'], size: 0 },
    ];
    const order = [['安岳', '简阳']];
    expect(inMemberOrder(rows, order).map((row) => row.members[0])).toEqual([
      '安岳',
      '简阳',
      'c',
      'a',
      'b',
    ]);
  });
});
