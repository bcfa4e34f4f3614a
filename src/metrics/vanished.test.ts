import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess } from '../../test/support/in-process.ts';
import { tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';

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
