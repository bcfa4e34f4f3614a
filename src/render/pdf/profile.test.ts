import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeProfile } from './profile.ts';

test("the folder of a browser that has ended goes, and one that cannot go is told of, not the run's end", async () => {
  const root = await mkdtemp(join(tmpdir(), 'report-test-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const folder = join(root, 'profile');
  await mkdir(join(folder, 'Default'), { recursive: true });
  expect(await removeProfile({ folder, env: {} })).toBeNull();
  expect(existsSync(folder)).toBe(false);
  const file = join(root, 'file');
  await writeFile(file, '');
  expect(await removeProfile({ folder: join(file, 'profile'), env: {} })).toContain('ENOTDIR');
});
