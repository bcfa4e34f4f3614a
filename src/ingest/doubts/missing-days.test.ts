import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../../test/support/in-process.ts';
import { type TinyTicket, tickets, tinyWorkspace } from '../../../test/support/tiny-workspace.ts';

/** Tickets of a branch, the same number on each of these days of July. */
function daily(branch: string, days: readonly number[], each: number): readonly TinyTicket[] {
  return days.flatMap((day) =>
    tickets('2009-07', branch, each, 0).map((ticket, at) => ({
      ...ticket,
      id: `${ticket.id}${day}`,
      user: `${7_000_000 + day * 1000 + at}`,
      accepted: `2009-07-${String(day).padStart(2, '0')} 09:30:00`,
    })),
  );
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** What is told of days without a record in a month of these tickets, and the page of the report. */
async function toldOf(all: readonly TinyTicket[], format = 'json') {
  const tiny = tinyWorkspace();
  tiny.addTickets('2009-07', all);
  const asked = ['generate', '-m', '2009-07', '-w', tiny.folder, '--format', format, '-q'];
  const { code, stderr } = await runInProcess(asked);
  expect(code, stderr).toBe(0);
  return { ...tiny, told: stderr.split('\n').filter((line) => line.includes('没有一条记录')) };
}

describe('days without a record of a dataset whose records come every day', () => {
  it('are told where an export ends too early, begins too late or lacks days between, of all branches together', async () => {
    const both = (days: readonly number[]) => [
      ...daily('东区', days, 6),
      ...daily('西区', days, 6),
    ];
    const { told } = await toldOf(both(range(1, 15)));
    expect(told).toEqual([
      expect.stringMatching(
        /障碍单从 2009-07-16 到 2009-07-31（16 天）没有一条记录，.*通常每天约 12 条/,
      ),
    ]);
    expect((await toldOf(both(range(6, 31)))).told).toEqual([
      expect.stringContaining('从 2009-07-01 到 2009-07-05（5 天）'),
    ]);
    expect((await toldOf(both([...range(1, 9), ...range(14, 31)]))).told).toEqual([
      expect.stringContaining('从 2009-07-10 到 2009-07-13（4 天）'),
    ]);
    expect((await toldOf(both(range(1, 31)))).told).toEqual([]);
  });

  it('are told of one branch, whose own export lacks them', async () => {
    const all = [...daily('东区', range(1, 31), 8), ...daily('西区', range(1, 20), 8)];
    expect((await toldOf(all)).told).toEqual([
      expect.stringContaining('障碍单里「西区」从 2009-07-21 到 2009-07-31（11 天）'),
    ]);
    const closed = [
      ...daily('东区', range(1, 31), 8),
      ...daily('西区', [...range(1, 9), ...range(19, 31)], 8),
    ];
    expect((await toldOf(closed)).told).toEqual([]);
  });

  it('stand on the cover', async () => {
    const { told, out } = await toldOf(daily('东区', range(1, 15), 12), 'json,html');
    expect(told).toHaveLength(1);
    const page = readFileSync(join(out, '2009-07', 'report.html'), 'utf8');
    expect(page).toContain('障碍单7月16日至31日没有一条记录，本报告的数字可能只是一部分日子的');
  });

  it('are told of a branch beside fewer of all', async () => {
    const all = [...daily('东区', range(1, 27), 8), ...daily('西区', range(1, 6), 8)];
    expect((await toldOf(all)).told).toEqual([
      expect.stringMatching(/障碍单从 2009-07-28 到 2009-07-31（4 天）/),
      expect.stringMatching(/障碍单里「西区」从 2009-07-07 到 2009-07-31（25 天）/),
    ]);
  });

  it('are told of a branch that lacks a month of a quarter, and as one across the end of a month', async () => {
    const { addTickets, folder } = tinyWorkspace();
    const of = (month: string, branch: string, days: readonly number[]) =>
      daily(branch, days, 8).map((one) => ({
        ...one,
        id: `${one.id}${month}`,
        accepted: one.accepted.replace('2009-07', month),
      }));
    addTickets('2009-04', [
      ...of('2009-04', '东区', range(1, 28)),
      ...of('2009-04', '西区', range(1, 28)),
    ]);
    addTickets('2009-05', of('2009-05', '东区', range(3, 31)));
    addTickets('2009-06', [
      ...of('2009-06', '东区', range(1, 30)),
      ...of('2009-06', '西区', range(1, 30)),
    ]);
    const asked = ['generate', '--period', '2009-Q2', '-w', folder, '--format', 'json', '-q'];
    const { code, stderr } = await runInProcess(asked);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/障碍单从 2009-04-29 到 2009-05-02（4 天）没有一条记录/);
    expect(stderr).toMatch(/障碍单里「西区」从 2009-04-29 到 2009-05-31（33 天）没有一条记录/);
  });

  it('are not told of those who work on workdays only, where a holiday explains them', async () => {
    const workdays = range(1, 31).filter((day) => ![4, 5, 11, 12, 18, 19, 25, 26].includes(day));
    const open = workdays.filter((day) => day < 20 || day > 24);
    expect((await toldOf(daily('东区', open, 20))).told).toEqual([]);
  });

  it('are not told where chance explains them: a weekend, few records, or the many of one day', async () => {
    const weekend = [...range(1, 17), ...range(20, 31)];
    expect((await toldOf(daily('东区', weekend, 40))).told).toEqual([]);
    expect((await toldOf(daily('东区', range(1, 10), 1))).told).toEqual([]);
    const few = daily('东区', [1, 3, 4, 6, 8, 11, 12, 15, 16, 20, 24, 25, 28, 30], 1);
    expect((await toldOf([...few, ...daily('东区', [5], 400)])).told).toEqual([]);
  });
});
