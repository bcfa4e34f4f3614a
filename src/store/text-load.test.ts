import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from './store.ts';
import { TextLoad } from './text-load.ts';

async function privateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'text-load-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Names that are patterns, quotes or both to the database; on Windows `*` and `?` are no names. */
const NAMES = ['a[1]b', "it's", "'); drop table t; --", 'a{b,c}'].concat(
  process.platform === 'win32' ? [] : ['a*b?'],
);

it.each(NAMES)('reads its own file and no other in a folder called %s', async (name) => {
  const root = await privateFolder();
  const folder = join(root, name);
  for (const one of [folder, join(root, 'a1b'), join(root, 'axbx')]) {
    await mkdir(one, { recursive: true });
    await writeFile(join(one, 'other.csv'), 'others\n');
  }
  await using store = await openStore({ tempFolder: folder, threads: 1 });
  await store.run('CREATE TABLE t (a VARCHAR)');
  await using text = await store.openText();
  await text.add(['=1+1\n', `"it's; drop table t"\n`]);
  const shape = { delimiter: ',', width: 1 };
  expect(await store.insertText('t', text, shape, ['c0'])).toBe(true);
  expect(await store.rows('SELECT a FROM t')).toEqual([{ a: '=1+1' }, { a: "it's; drop table t" }]);
});

it('never writes into a file that is there already', async () => {
  const file = join(await privateFolder(), 'text.csv');
  await writeFile(file, 'kept');
  await expect(TextLoad.create(file)).rejects.toMatchObject({ code: 'EEXIST' });
});
