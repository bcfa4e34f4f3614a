import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdMonth, type MonthHolder } from './hold-month.ts';

const ME: MonthHolder = {
  pid: process.pid,
  host: hostname(),
  startedAt: '2009-08-01T09:00:00+08:00',
};
const LOCKED = { kind: 'locked', said: { code: 'output.month_locked' } };
const UNKNOWN = { kind: 'locked', said: { code: 'output.lock_unknown' } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

function endedProcess(): number {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return pid;
}

/** Leaves a lock as a killed run does: held, and never given free. */
async function abandon(holder: MonthHolder, more: Record<string, unknown> = {}): Promise<void> {
  const { path } = await holdMonth(folder, '2009-07', holder);
  const lock = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...lock, ...more }));
}

describe('a month', () => {
  test('is held by one run, which the other is told', async () => {
    await using held = await holdMonth(folder, '2009-07', ME);
    await expect(holdMonth(folder, '2009-07', ME)).rejects.toMatchObject({
      ...LOCKED,
      said: {
        code: 'output.month_locked',
        params: {
          month: '2009-07',
          pid: String(ME.pid),
          host: ME.host,
          since: ME.startedAt,
          path: held.path,
        },
      },
    });
  });

  test('is free again afterwards, and leaves no file', async () => {
    await (await holdMonth(folder, '2009-07', ME))[Symbol.asyncDispose]();
    await (await holdMonth(folder, '2009-07', ME))[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  test('does not keep another month from being held', async () => {
    await using _july = await holdMonth(folder, '2009-07', ME);
    await using _june = await holdMonth(folder, '2009-06', ME);
    expect((await readdir(folder)).sort()).toEqual(['.2009-06.lock', '.2009-07.lock']);
  });

  test('goes to one of many that ask at once', async () => {
    const asked = await Promise.allSettled(
      [1, 2, 3, 4].map(() => holdMonth(folder, '2009-07', ME)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the lock of a run that is gone', () => {
  test('is taken over by exactly one of many', async () => {
    await abandon({ ...ME, pid: endedProcess() });
    const asked = await Promise.allSettled(
      [1, 2, 3, 4].map(() => holdMonth(folder, '2009-07', ME)),
    );
    const held = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['.2009-07.lock']);
    await held[0]?.[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is taken over also when a taker died on the way', async () => {
    await abandon({ ...ME, pid: endedProcess() });
    const stale = JSON.parse(await readFile(join(folder, '.2009-07.lock'), 'utf8'));
    const claim = { ...stale, pid: endedProcess(), token: '00000000-0000-4000-8000-000000000000' };
    await writeFile(join(folder, `.2009-07.lock.${stale.token}`), JSON.stringify(claim));
    await using _held = await holdMonth(folder, '2009-07', ME);
    expect(await readdir(folder)).toEqual(['.2009-07.lock']);
  });

  test.runIf(process.platform === 'linux')(
    'is known by its start when its number is in use again',
    async () => {
      await abandon(ME, { mark: '1' });
      await using held = await holdMonth(folder, '2009-07', ME);
      expect(held.path).toBe(join(folder, '.2009-07.lock'));
    },
  );

  test('is left alone when it was of another machine, or cannot be understood', async () => {
    await abandon({ ...ME, host: 'elsewhere', pid: endedProcess() });
    await expect(holdMonth(folder, '2009-07', ME)).rejects.toMatchObject(LOCKED);
    await writeFile(join(folder, '.2009-07.lock'), 'half');
    await expect(holdMonth(folder, '2009-07', ME)).rejects.toMatchObject(UNKNOWN);
  });
});

test('a folder that is not there is a fault of writing', async () => {
  await expect(holdMonth(join(folder, 'none'), '2009-07', ME)).rejects.toMatchObject({
    kind: 'output',
    said: { code: 'output.write_failed' },
  });
});
