import { expect, test } from 'vitest';
import { sampleInput } from '../xlsx/test-support.ts';
import { qualityFile } from './quality.ts';

const { files, quarantine } = sampleInput();

const UNJUDGED = { code: 'unjudged', params: {} } as const;

const given = {
  month: '2009-07',
  files,
  quarantine,
  controlTotals: [
    { file: 'a.csv', record: 9, cells: { ticket_id: '合计', user_number: '13300001234' } },
  ],
  superseded: [
    {
      dataset: 'tickets',
      key: 'A1 13300001234',
      file: 'a.csv',
      record: 3,
      keptFile: 'b.csv',
      keptRecord: 5,
      differs: ['归档时间'],
    },
  ],
  corrected: [
    {
      file: 'a.csv',
      record: 4,
      changes: [{ header: '故障号码', from: '13300001234', to: '6123456' }],
    },
  ],
  impossible: [
    { dataset: 'tickets', file: 'a.csv', record: 4, rule: 'early', name: '恢复早于受理' },
  ],
  unused: [{ path: 'inputs/2009-07/~$a.xlsx', why: 'temporary' as const }],
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
  exclusions: [{ metric: 'm', key: 'm?a=b', count: 3, reason: UNJUDGED, effect: null }],
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
    'headerHints',
    'account',
  ]);
  expect(made.files[0]?.account.accepted).toBe(10_316);
  const { checks, exclusions, impossible, unused } = given;
  expect(made).toMatchObject({ checks, exclusions, impossible, unusedFiles: unused });
  expect(made.superseded).toMatchObject([{ file: 'a.csv', record: 3, keptFile: 'b.csv' }]);
});

test('masks records and control totals, caps the list and keeps the count', () => {
  const made = qualityFile({ ...given, cap: 1 });
  expect(made.quarantine.total).toBe(2);
  expect(made.quarantine.records).toHaveLength(1);
  expect(made.corrected.records[0]?.changes).toEqual([
    { header: '故障号码', from: '133****1234', to: '6***456' },
  ]);
  expect(JSON.stringify(made)).not.toContain('13300001234');
});
