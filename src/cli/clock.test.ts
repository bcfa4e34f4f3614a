import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../test/support/in-process.ts';
import { contentsOf, tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';
import { readJson } from '../../test/support/written-file.ts';

const RIGHT = '2009-08-03T04:00:00Z';

async function workspaceOf(...months: readonly string[]) {
  const tiny = tinyWorkspace();
  for (const month of months) tiny.addTickets(month, tickets(month, '东区', 4, 1));
  const run = async (now: string, words: readonly string[], builtOn = '2009-06-01') =>
    await runInProcess([...words, '-w', tiny.folder], { now, builtOn });
  const generate = async (now: string, month: string) =>
    await run(now, ['generate', '-m', month, '--format', 'json', '-q']);
  return { ...tiny, run, generate };
}

describe('a clock far off', () => {
  it('that is before the program was built names no last month, is told where a month is named, and changes no figure', async () => {
    const { generate, folder, out, metrics } = await workspaceOf('2009-07');
    const last = await generate('2001-01-01T00:00:00Z', 'last');
    expect(last.code).toBe(2);
    expect(last.stderr).toMatch(
      /本机的日期是 2001-01-01，比本程序的构建日期 2009-06-01 还早.*没有生成/s,
    );
    expect(existsSync(out)).toBe(false);
    const named = await generate('2001-01-01T00:00:00Z', '2009-07');
    expect(named.code).toBe(0);
    expect(named.stderr).toMatch(/请校正本机时钟/);
    expect(readJson(join(folder, 'out/2009-07/run.json'))).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'cli.clock_behind' })]),
    });
    const early = metrics('2009-07');
    await generate(RIGHT, '2009-07');
    expect(metrics('2009-07')).toEqual(early);
  });

  it('is told by a month that has not begun, and by months on file that have not', async () => {
    const { generate, run, folder } = await workspaceOf('2009-07', '2012-05');
    const ahead = await generate(RIGHT, '2012-05');
    expect(ahead.code).toBe(0);
    expect(ahead.stderr).toMatch(/2012-05 还没有开始（本机的日期是 2009-08-03）/);
    expect((await run(RIGHT, ['finalize', '-m', '2012-05'])).stderr).toMatch(/2012-05 还没有开始/);
    const kept = contentsOf(join(folder, 'history'));
    const now = await generate(RIGHT, '2009-07');
    expect(now.code).toBe(0);
    expect(now.stderr).toMatch(/2012-05 在本机日期 2009-08-03 还没有开始.*不会被改动/);
    expect(contentsOf(join(folder, 'history'))).toEqual(kept);
    expect((await generate('2012-06-03T04:00:00Z', '2009-07')).stderr).not.toMatch(/还没有开始/);
  });

  it('is told of a month that is made final before it is over, which a replacement can still correct', async () => {
    const { generate, run } = await workspaceOf('2009-07');
    await generate('2009-07-20T04:00:00Z', '2009-07');
    const early = await run('2009-07-20T04:00:00Z', ['finalize', '-m', '2009-07']);
    expect(early.code).toBe(0);
    expect(early.stderr).toMatch(/2009-07 到 2009-08-01 零点才结束，今天是 2009-07-20/);
    expect((await run(RIGHT, ['finalize', '-m', '2009-07'])).stderr).not.toMatch(/才结束/);
  });

  it('is told of a report that is made before its month is over, and of none that is', async () => {
    const { generate, folder } = await workspaceOf('2009-07');
    const { code, stderr } = await generate('2009-07-20T04:00:00Z', '2009-07');
    expect(code).toBe(0);
    expect(stderr).toMatch(/2009-07 到 2009-08-01 零点才结束，今天是 2009-07-20：数字只到目前/);
    expect(readJson(join(folder, 'out/2009-07/run.json'))).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'cli.period_open' })]),
    });
    // Midnight in China is still the day before in UTC.
    expect((await generate('2009-07-31T16:00:00Z', '2009-07')).stderr).not.toMatch(/才结束/);
    expect((await generate('2009-07-31T15:59:00Z', '2009-07')).stderr).toMatch(/才结束/);
  });

  it('is told by the months that exports are cut into, not by those that none is', async () => {
    const { generate, configure } = await workspaceOf('2009-07');
    configure({ period: { default: '自然月', fault_tickets: '26-25' } });
    const begun = await generate('2009-06-28T04:00:00Z', '2009-07');
    expect(begun.stderr).toMatch(/2009-07 到 2009-07-26 零点才结束，今天是 2009-06-28/);
    expect(begun.stderr).not.toMatch(/还没有开始/);
    expect((await generate('2009-07-27T04:00:00Z', '2009-07')).stderr).not.toMatch(/才结束/);
  });

  it('of another machine shows in the time of its lock', async () => {
    const { generate, out } = await workspaceOf('2009-07');
    await generate(RIGHT, '2009-07');
    const token = '00000000-0000-4000-8000-000000000000';
    const startedAt = '2030-01-01T00:00:00.000Z';
    const lock = { pid: 7, host: `not-${hostname()}`, startedAt, mark: null, token };
    writeFileSync(join(out, '.2009-07.lock'), JSON.stringify(lock));
    const held = await generate(RIGHT, '2009-07');
    expect(held.code).toBe(5);
    expect(held.stderr).toMatch(/2030-01-01.*两边时钟不一致/);
    expect(existsSync(join(out, '.2009-07.lock'))).toBe(true);
  });
});
