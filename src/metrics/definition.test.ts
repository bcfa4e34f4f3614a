import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { columnsOf, definitionHash, missingColumns } from './definition.ts';

const raw = {
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  where: "brand = 'E8'",
  by: [['branch']],
} satisfies Parameters<typeof metricOf>[0];
const calendar = { kind: 'calendar' } as const;
const hash = (changes: Parameters<typeof metricOf>[0] = {}, dataset: DatasetSpec = tickets) =>
  definitionHash(metricOf({ ...raw, ...changes }), dataset, calendar);

describe('the definition of a metric', () => {
  it('does not change with names, words and dimensions', () => {
    const words = { name: '别名', short_name: '短', description: '说明', measure: '户' };
    expect(hash({ ...words, by: [['branch'], ['brand']], better: 'higher' })).toBe(hash());
    expect(hash()).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with everything that the figure means', () => {
    const others = [
      hash({ where: "brand = 'E6'" }),
      hash({ with: { numerator: 'not on_time' } }),
      hash({ population: 'sample' }),
      hash({ cohort: 'restored_at' }),
      definitionHash(metricOf(raw), tickets, { kind: 'from_day', day: 26 }),
    ];
    expect(new Set([hash(), ...others]).size).toBe(6);
  });

  it('changes with the derived columns behind it, and with no others', () => {
    const derivedBy = (sql: string, ...more: DatasetSpec['derived']) => ({
      ...tickets,
      derived: [...tickets.derived.map((one) => ({ ...one, sql })), ...more],
    });
    const own = tickets.derived[0]?.sql ?? '';
    const unused = {
      name: 'x',
      label: '',
      sql: 'brand',
      type: 'text',
      needs: [],
      values: [],
    } as const;
    expect(hash({}, derivedBy('not overdue'))).not.toBe(hash());
    expect(hash({}, derivedBy(own, unused))).toBe(hash());
  });
});

describe('the columns that a metric needs', () => {
  it('are those of condition, calculator, dimensions and cohort', () => {
    expect(columnsOf(metricOf(raw), tickets, metricOf(raw).by.flat())).toEqual([
      'brand',
      'on_time',
      'branch',
      'accepted_at',
    ]);
  });

  it('are named by their headers when missing', () => {
    expect(
      missingColumns(metricOf(raw), tickets, ['brand', 'accepted_at'], metricOf(raw).by.flat()),
    ).toEqual(['恢复时间', '是否超时', '分公司']);
  });

  it('are there when one alternative of a derived column is', () => {
    const either = {
      ...tickets,
      derived: tickets.derived.map((one) => ({
        ...one,
        needs: [['restored_at', 'overdue'], ['cause']],
      })),
    };
    const base = ['brand', 'branch', 'accepted_at'];
    expect(
      missingColumns(metricOf(raw), either, [...base, 'cause'], metricOf(raw).by.flat()),
    ).toEqual([]);
    expect(
      missingColumns(metricOf(raw), either, [...base, 'overdue'], metricOf(raw).by.flat()),
    ).toEqual(['恢复时间']);
  });

  it('include the restoration for a repeat window', () => {
    const metric = metricOf({
      calculator: 'repeat_rate',
      with: {
        user: 'user_number',
        within_days: 2,
        since: 'restored_at',
        counted: "cause = '线路'",
      },
    });
    expect(
      missingColumns(metric, tickets, ['accepted_at', 'user_number'], metric.by.flat()),
    ).toEqual(['恢复时间', '障碍原因']);
  });
});
