import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolders } from './make-folders.ts';

it('makes a folder with those above it, twice without harm', async () => {
  const root = await mkdtemp(join(tmpdir(), 'folders-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const deep = join(root, 'a', 'b');
  await makeFolders(deep);
  await makeFolders(deep);
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
  await writeFile(join(root, 'file'), '');
  await expect(makeFolders(join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolders(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readdir(root)).toEqual(['a', 'file']);
});

it.runIf(process.platform === 'linux')('ends where the system makes no folders', async () => {
  await expect(makeFolders('/proc/none/of/these')).rejects.toMatchObject({ code: 'ENOENT' });
});
