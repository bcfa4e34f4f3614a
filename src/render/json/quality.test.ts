import { expect, test } from 'vitest';
import { sampleInput } from '../xlsx/test-support.ts';
import { qualityFile } from './quality.ts';

const { files, quarantine } = sampleInput();

const given = {
  month: '2009-07',
  files,
  quarantine,
  controlTotals: [
    { file: 'a.csv', record: 9, cells: { ticket_id: '合计', user_number: '13300001234' } },
  ],
  checks: [
    {
      id: 'sum',
      name: '合计',
      ok: true,
      status: 'agrees' as const,
      detail: '各分公司之和等于全市',
      cases: [],
    },
  ],
  exclusions: [{ metric: 'm', key: 'm?a=b', count: 3, reason: '未恢复', effect: null }],
};

test('says of each file what it was and where its rows went', () => {
  const made = qualityFile(given);
  expect(Object.keys(made.files[0] ?? {})).toEqual([
    'path',
    'sha256',
    'dataset',
    'encoding',
    'headerRow',
    'madeAt',
    'columns',
    'ignoredHeaders',
    'account',
  ]);
  expect(made.files[0]?.account.accepted).toBe(10_316);
  expect(made).toMatchObject({ checks: given.checks, exclusions: given.exclusions });
});

test('masks records and control totals, caps the list and keeps the count', () => {
  const made = qualityFile({ ...given, cap: 1 });
  expect(made.quarantine.total).toBe(2);
  expect(made.quarantine.records).toHaveLength(1);
  expect(JSON.stringify(made)).not.toContain('13300001234');
});
