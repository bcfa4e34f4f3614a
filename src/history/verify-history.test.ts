import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { inWords, message } from '../messages/catalogue.ts';
import { outcomeOf, pastMonth } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { monthsOnFile } from './months-on-file.ts';
import { type HistoryFolders, importedFile, readHistory } from './read-history.ts';
import { emptyHistory } from './test-support.ts';
import { verifyHistory } from './verify-history.ts';

const metric = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' } });
let folders: HistoryFolders;

beforeEach(() => {
  folders = emptyHistory('资阳分公司');
});

function put(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
}

const final = (month: string) => join(folders.history, `${month}.json`);
const fileOf = (month: string, numerator = 1) =>
  structuredClone(pastMonth([outcomeOf(metric, [[{}, numerator, 100]])], month).file);
const problems = () => verifyHistory(folders).problems.map((one) => inWords(one, 'zh-CN'));

it('months are on file as final, as drafts and as imported ones, the final one first', () => {
  put(final('2009-06'), fileOf('2009-06', 6));
  put(join(folders.out, '2009-07', 'metrics.json'), fileOf('2009-07', 7));
  put(importedFile(folders, '2009-05'), fileOf('2009-05', 5));
  put(importedFile(folders, '2009-06'), fileOf('2009-06', 9));
  const names = monthsOnFile(folders);
  expect(names).toEqual(['2009-05', '2009-06', '2009-07']);
  const past = readHistory(folders, names, () => undefined);
  expect(past.map(({ state, file }) => [state, file.metrics[0]?.results[0]?.numerator])).toEqual([
    ['imported', 5],
    ['final', 6],
    ['draft', 7],
  ]);
  expect(problems()).toEqual([]);
});

it('a damaged month hides no other; gaps and figures that others deny are told', () => {
  put(final('2009-01'), '{');
  put(final('2009-02'), fileOf('2009-02', 2));
  const april = fileOf('2009-04', 4);
  const wrong = april.metrics[0]?.results[0];
  put(final('2009-04'), {
    ...april,
    metrics: [{ ...april.metrics[0], results: [{ ...wrong, display: '9.00%' }] }],
  });
  const may = fileOf('2009-05', 5);
  const previous = {
    month: '2009-04',
    state: 'final',
    numerator: 3,
    denominator: 100,
    value: 3,
    display: '3.00%',
  };
  const own = may.metrics[0]?.results[0];
  put(final('2009-05'), {
    ...may,
    metrics: [{ ...may.metrics[0], results: [{ ...own, previous }] }],
  });
  expect(problems()).toEqual([
    expect.stringContaining('2009-01.json 读不了'),
    expect.stringContaining('2009-03 没有结果'),
    expect.stringContaining('2009-04 的 m 数值是 9.00%，按分子和分母算是 4.00%'),
    expect.stringContaining('2009-05 里 m 的上期值是 3.00%，2009-04 自己是 9.00%'),
  ]);
});

it('a month that was final and whose file is gone is told, though a draft of it is left', () => {
  put(final('2009-06'), fileOf('2009-06'));
  put(join(folders.history, 'sources', '2009-06.json'), { inputs: [] });
  put(join(folders.history, 'sources', '2009-07.json'), { inputs: [] });
  put(join(folders.out, '2009-07', 'metrics.json'), fileOf('2009-07'));
  expect(problems()).toEqual([expect.stringMatching(/^2009-07 定过稿/)]);
});

it('a month that compared with figures that were corrected later is right, whatever else is not', () => {
  put(final('2009-04'), fileOf('2009-04', 4));
  put(join(folders.history, 'replaced', '2009-04.1.json'), fileOf('2009-04', 3));
  const may = fileOf('2009-05', 5);
  const own = may.metrics[0]?.results[0];
  const toldBefore = (value: number) => ({
    ...may,
    metrics: [
      {
        ...may.metrics[0],
        results: [
          {
            ...own,
            previous: {
              month: '2009-04',
              state: 'final',
              numerator: value,
              denominator: 100,
              value,
              display: `${value}.00%`,
            },
          },
        ],
      },
    ],
  });
  put(final('2009-05'), toldBefore(3));
  expect(problems()).toEqual([]);
  put(final('2009-05'), toldBefore(2));
  expect(problems()).toEqual([expect.stringContaining('上期值是 2.00%，2009-04 自己是 4.00%')]);
});

it('counts what it found by the length of its periods', () => {
  expect(
    inWords(message('history.verified', { counts: { week: 2, month: 4, quarter: 1 } }), 'zh-CN'),
  ).toContain('2 周、4 个月、1 个季度的历史');
});
