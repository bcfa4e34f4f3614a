import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MetricsFile } from '../../src/metrics/types.ts';
import { runInProcess } from '../support/in-process.ts';
import { PROJECT } from '../support/program.ts';
import { readJson, resultOf } from '../support/written-file.ts';

const KEY = 'fault.per_100_users';

test('a base of half a user goes through generate, finalize, the next month and explain', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-odd-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(PROJECT, 'fixtures', 'cases', 'figures-01-half-users'), folder, { recursive: true });
  const [july, august] = ['2009-07', '2009-08'].map((month) => join(folder, 'inputs', month));
  mkdirSync(august ?? '');
  for (const name of ['障碍单.csv', '在网用户.csv']) {
    const text = readFileSync(join(july ?? '', name), 'utf8').replaceAll('2009-07', '2009-08');
    writeFileSync(join(august ?? '', name), text);
  }
  const run = async (command: string, ...more: readonly string[]) => {
    const ended = await runInProcess([command, ...more, '--workspace', folder]);
    expect({ code: ended.code, stderr: ended.stderr }).toMatchObject({ code: 0 });
    return ended.stdout;
  };
  const generate = async (month: string) => {
    await run('generate', '--month', month, '--format', 'json');
    return resultOf(readJson<MetricsFile>(join(folder, 'out', month, 'metrics.json')), KEY);
  };
  expect(await generate('2009-07')).toMatchObject({ numerator: 1, denominator: 2000.5 });
  await run('finalize', '--month', '2009-07');
  const next = await generate('2009-08');
  expect(next).toMatchObject({
    previous: { state: 'final', numerator: 1, denominator: 2000.5 },
    change: 0,
    yearToDate: null,
  });
  const then = next.trail.find(({ month }) => month === '2009-07');
  expect(then).toMatchObject({ state: 'final', denominator: 2000.5, display: '0.05' });
  expect(await run('explain', KEY, '--month', '2009-08')).toContain('2,000.5');
});
