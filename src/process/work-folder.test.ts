import { existsSync, readdirSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkFolder, removeAbandoned, workFolder } from './work-folder.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'work-folder-'));
});
afterEach(() => rm(root, { recursive: true }));

/** The name that a run of this machine would have had which is gone. */
const abandoned = (): string =>
  join(root, basename(workFolder(root, 'x')).replace(/\.\d+-\d+\./, '.4194400-7.'));

it('is open to nobody else', async () => {
  const folder = await makeWorkFolder(root, 'x');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it('of a run that is gone goes with all it holds, others stay', async () => {
  const gone = abandoned();
  await mkdir(join(gone, 'deep'), { recursive: true });
  await writeFile(join(gone, 'deep', 'numbers.csv'), '13300001234');
  const stays = [
    await makeWorkFolder(root, 'x'),
    join(root, basename(abandoned()).replace('x.', 'y.')),
    join(root, basename(abandoned()).replace(/^x\.[0-9a-f]{8}/, 'x.00000000')),
    join(root, 'x.mine'),
  ];
  for (const folder of stays) await mkdir(folder, { recursive: true });
  await makeWorkFolder(root, 'x');
  expect(existsSync(gone)).toBe(false);
  for (const folder of stays) expect(existsSync(folder), folder).toBe(true);
});

it('of an earlier process with the same number goes too', async () => {
  const earlier = workFolder(root, 'x').replace(/-\d+\./, '-7.');
  await mkdir(earlier);
  await removeAbandoned(root, 'x');
  expect(existsSync(earlier)).toBe(process.platform !== 'linux');
});

it('is not followed where a link has its name', async () => {
  const elsewhere = join(root, 'elsewhere');
  await mkdir(elsewhere);
  await writeFile(join(elsewhere, 'kept'), '');
  const link = abandoned();
  await symlink(elsewhere, link);
  await removeAbandoned(root, 'x');
  expect(readdirSync(elsewhere)).toEqual(['kept']);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
});
