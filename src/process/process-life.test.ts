import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isAlive, processMark } from './process-life.ts';

test('this process is alive, one that has ended is not', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(spawnSync(process.execPath, ['--version']).pid)).toBe(false);
});

test.runIf(process.platform === 'linux')('a number in use again is not the same process', () => {
  expect(isAlive(process.pid, processMark(process.pid))).toBe(true);
  expect(isAlive(process.pid, '1')).toBe(false);
});
