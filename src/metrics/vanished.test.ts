import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../test/support/in-process.ts';
import { tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';
import type { Ingested } from '../ingest/model/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { PastMonth } from './types.ts';
import { vanishedBranches } from './vanished.ts';

/** What is told of branches without a record in July, so many tickets of each branch having been there in June. */
async function toldAfter(east: number, west: number, format = 'json') {
  const tiny = tinyWorkspace();
  const generate = async (month: string, formats: string) => {
    const asked = ['generate', '-m', month, '-w', tiny.folder, '--format', formats, '-q'];
    const { code, stderr } = await runInProcess(asked);
    expect(code, stderr).toBe(0);
    return stderr.split('\n').filter((line) => line.includes('的一条记录，'));
  };
  tiny.addTickets('2009-06', [
    ...tickets('2009-06', '东区', east, 1),
    ...tickets('2009-06', '西区', west, 1),
  ]);
  expect(await generate('2009-06', 'json')).toEqual([]);
  tiny.addTickets('2009-07', tickets('2009-07', '东区', 60, 1));
  return {
    told: await generate('2009-07', format),
    again: () => generate('2009-07', format),
    ...tiny,
  };
}

it('a branch that had records last month and has none is told, on the cover and from what is kept, too', async () => {
  const { told, again, out } = await toldAfter(60, 30, 'json,html');
  expect(told).toEqual([
    expect.stringMatching(/障碍单里没有「西区」的一条记录，2009-06 至少有 30 条：.*导出没有收齐/),
  ]);
  expect(await again()).toEqual(told);
  const page = readFileSync(join(out, '2009-07', 'report.html'), 'utf8');
  expect(page).toContain('障碍单里没有西区的一条记录（6月至少有30条），本报告的数字可能少了这些');
});

it('a branch that had none or few is no news', async () => {
  expect((await toldAfter(60, 0)).told).toEqual([]);
  expect((await toldAfter(60, 11)).told).toEqual([]);
});

it('the report of the branch tells it too, and that of another does not', async () => {
  const { folder, out } = await toldAfter(60, 30);
  const asked = [
    'generate',
    '-m',
    '2009-07',
    '-w',
    folder,
    '--for',
    'branch',
    '--format',
    'html',
    '-q',
  ];
  const { code, stderr } = await runInProcess(asked);
  expect(code, stderr).toBe(0);
  const pageOf = (branch: string) =>
    readFileSync(join(out, '2009-07', 'branch', branch, 'report.html'), 'utf8');
  expect(pageOf('西区')).toContain('障碍单里没有西区的一条记录（6月至少有30条）');
  expect(pageOf('东区')).not.toContain('的一条记录（');
});

describe('records of a branch in a period before', () => {
  const FAULTS = { spec: { id: 'fault_tickets', name: '障碍单' }, silent: ['西区'] };
  const metric = (id: string, kind: string, more: object = {}) =>
    ({ id, scope: { dataset: 'fault_tickets' }, calculator: { kind }, ...more }) as MetricSpec;
  const pastOf = (month: string, id: string, result: object) =>
    ({
      month,
      file: { metrics: [{ id, results: [{ by: { branch: '西区' }, ...result }] }] },
    }) as unknown as PastMonth;
  const vanished = (metrics: readonly MetricSpec[], past: readonly PastMonth[]) =>
    vanishedBranches('2009-07', { datasets: [FAULTS] } as unknown as Ingested, metrics, past);

  it('are told by counts and by what rates are of, not by users and not by figures over longer periods', () => {
    const rate = [metric('rate', 'ratio')];
    const past = [pastOf('2009-06', 'rate', { value: 1.5, denominator: 694 })];
    expect(vanished(rate, past)).toEqual([
      { dataset: '障碍单', branch: '西区', month: '2009-06', was: 694 },
    ]);
    const users = { value: 3, denominator: 50_000 };
    expect(vanished([metric('per', 'per_base')], [pastOf('2009-06', 'per', users)])).toEqual([]);
    const longer = metric('n@quarter', 'count', { over: { of: 'n', kind: 'quarter' } });
    const sum = { value: 60, denominator: null };
    expect(vanished([longer], [pastOf('2009-06', 'n@quarter', sum)])).toEqual([]);
  });

  it('are told of the newest of three periods that had twelve', () => {
    const count = [metric('n', 'count')];
    const was = (month: string, value: number) => pastOf(month, 'n', { value, denominator: null });
    const past = [was('2009-04', 40), was('2009-05', 30), was('2009-06', 0)];
    expect(vanished(count, past)).toMatchObject([{ month: '2009-05', was: 30 }]);
    expect(vanished(count, [was('2009-03', 40)])).toEqual([]);
  });
});
