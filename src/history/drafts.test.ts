import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import type { MetricsFile } from '../metrics/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { type Draft, draftOfMonth, draftRecord } from './drafts.ts';
import type { HistoryFolders } from './read-history.ts';
import { emptyHistory } from './test-support.ts';

const metric = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' } });
const month = '2009-07';
let folders: HistoryFolders;

beforeEach(() => {
  folders = emptyHistory('示例');
});

function file(...rows: readonly Row[]): MetricsFile {
  return {
    schemaVersion: 1,
    month,
    pack: 'ziyang',
    organization: '示例',
    metrics: [outcomeOf(metric, rows)],
  };
}

/** Publishes what a run would: figures and record. */
function published(metrics: MetricsFile, written: unknown = '评语'): Draft {
  const draft = draftOfMonth(folders, metrics, written);
  const folder = join(folders.out, month);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'metrics.json'), JSON.stringify(metrics));
  const run = { month, outputs: [], draft: draftRecord(draft) };
  writeFileSync(join(folder, 'run.json'), JSON.stringify(run));
  return draft;
}

const told = ({ number, against, changes }: Draft) => [
  number,
  against,
  changes.map(({ was, is }) => `${was?.display ?? ''}→${is?.display ?? ''}`),
];

it('the same figures and texts are the same draft, others the next one', () => {
  expect(told(published(file([{}, 5, 100])))).toEqual([1, null, []]);
  expect(told(published(file([{}, 5, 100])))).toEqual([1, null, []]);
  expect(told(published(file([{}, 6, 100])))).toEqual([2, 1, ['5.00%→6.00%']]);
  expect(told(published(file([{}, 6, 100]), '改过的评语'))).toEqual([3, 1, ['5.00%→6.00%']]);
  expect(told(published(file([{}, 7, 100]), '改过的评语'))).toEqual([4, 3, ['6.00%→7.00%']]);
});

it('a run over the same inputs tells again what it told', () => {
  published(file([{}, 5, 100], [{ branch: '简阳' }, 2, 50]));
  const first = published(file([{}, 6, 100], [{ branch: '乐至' }, 1, 4]));
  const again = published(file([{}, 6, 100], [{ branch: '乐至' }, 1, 4]));
  expect(draftRecord(again)).toEqual(draftRecord(first));
  expect(told(again)).toEqual(told(first));
  expect(told(first)).toEqual([2, 1, ['5.00%→6.00%', '→25.00%', '4.00%→']]);
});

it('a record that is damaged, or of an earlier version, costs the number alone', () => {
  published(file([{}, 5, 100]));
  published(file([{}, 6, 100]));
  writeFileSync(join(folders.out, month, 'run.json'), '{"month":"2009-07","outputs":[]');
  expect(told(draftOfMonth(folders, file([{}, 7, 100]), ''))).toEqual([2, 1, ['6.00%→7.00%']]);
  writeFileSync(join(folders.out, month, 'metrics.json'), '{');
  expect(told(draftOfMonth(folders, file([{}, 7, 100]), ''))).toEqual([1, null, []]);
});
