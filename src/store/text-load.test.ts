import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from './store.ts';
import { TextLoad } from './text-load.ts';

async function privateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'text-load-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Names that are patterns, quotes or both to the database, and what the patterns stand for. */
const NAMES = [
  { name: 'a[1]b', like: 'a1b' },
  { name: "it's", like: 'its' },
  { name: "'); drop table t; --", like: 'x' },
  ...(process.platform === 'win32' ? [] : [{ name: 'a*b?', like: 'axbx' }]),
];

it.each(NAMES)(
  'reads its own file and no other in a folder called $name',
  async ({ name, like }) => {
    const root = await privateFolder();
    await using store = await openStore({ tempFolder: join(root, name), threads: 1 });
    await store.run('CREATE TABLE t (a VARCHAR)');
    await using text = await store.openText();
    await text.add(Buffer.from(`=1+1\n"it's; drop table t"\n`), 2);
    const other = text.file.replace(name, like);
    await mkdir(dirname(other), { recursive: true });
    await writeFile(other, "others\nothers'\n");
    const shape = { delimiter: ',', width: 1 };
    expect(await store.insertText('t', text, shape, ['c0'])).toBe(true);
    expect(await store.rows('SELECT a FROM t')).toEqual([
      { a: '=1+1' },
      { a: "it's; drop table t" },
    ]);
  },
);

it('never writes into a file that is there already', async () => {
  const file = join(await privateFolder(), 'text.csv');
  await writeFile(file, 'kept');
  await expect(TextLoad.create(file)).rejects.toMatchObject({ code: 'EEXIST' });
});
