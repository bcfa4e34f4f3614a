import { expect, test } from 'vitest';
import { outcomeOf, type Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { contextOf } from '../model/test-support.ts';
import { tableBlock } from './table-block.ts';

const hours = {
  ...metricOf({ id: 'hours', unit: 'hours', measure: '小时', by: [['branch']] }),
  shape: 'duration',
} as const;

function evenOf(rows: readonly Row[], more: object = {}): string | undefined {
  const column = {
    metric: 'hours',
    only: {},
    show: 'value',
    setBy: null,
    label: '中位数（小时）',
    ...more,
  } as const;
  const spec = {
    kind: 'table',
    title: '历时（小时）',
    rows: ['branch'],
    across: null,
    total: true,
    acrossTotal: false,
    top: null,
    columns: [column],
  } as const;
  return tableBlock(spec, 's.1', contextOf([hours], [outcomeOf(hours, rows)])).even;
}

const value = (of: number, by: Record<string, string> = {}): Row => [by, of];

test('durations that hardly differ between members come with the sentence that says so', () => {
  const rows = [value(50), value(48, { branch: '安岳' }), value(52.5, { branch: '简阳' })];
  expect(evenOf(rows)).toBe('历时：各分公司没有明显差别，中位数48小时～53小时（全市50小时）');
});

test('members that differ, one alone, and columns of something else stay a table only', () => {
  const far = [value(50), value(40, { branch: '安岳' }), value(52.5, { branch: '简阳' })];
  expect(evenOf(far)).toBeUndefined();
  expect(evenOf([value(50), value(50, { branch: '安岳' })])).toBeUndefined();
  const near = [value(50), value(48, { branch: '安岳' }), value(52.5, { branch: '简阳' })];
  expect(evenOf(near, { show: 'previous' })).toBeUndefined();
});
