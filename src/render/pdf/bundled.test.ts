import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { pack } from 'tar-fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { workFolder } from '../../process/work-folder.ts';
import { bundledBrowser, bundledRunsHere, cacheRoots, provide, provideInFirst } from './bundled.ts';
import { end } from './launch.ts';
import { ensurePrivateFolder } from './private-folder.ts';
import { startBrowser } from './start.ts';

let base: string;
let source: string;
let root: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'bundled-test-'));
  source = join(base, 'bin');
  const content = join(base, 'content');
  await mkdir(join(content, 'lib'), { recursive: true });
  await mkdir(source);
  await writeFile(join(content, 'lib', 'libnss3.so'), 'library');
  const tar = brotliCompressSync(await buffer(pack(content)));
  await writeFile(join(source, 'al2023.tar.br'), tar);
  await writeFile(join(source, 'fonts.tar.br'), tar);
  await writeFile(join(source, 'chromium.br'), brotliCompressSync('program'));
});
afterAll(() => rm(base, { recursive: true }));
beforeEach(async () => {
  root = await mkdtemp(join(base, 'root-'));
});

describe('unpacking', () => {
  test('gives a private folder with program and libraries', async () => {
    const folder = await provide(source, root, 'browser-1');
    expect(await readFile(join(folder, 'chromium'), 'utf8')).toBe('program');
    expect(await readFile(join(folder, 'al2023', 'lib', 'libnss3.so'), 'utf8')).toBe('library');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'chromium'))).mode & 0o777).toBe(0o700);
  });

  test('succeeds for all who do it at once, and leaves one copy', async () => {
    const folders = await Promise.all([1, 2, 3, 4].map(() => provide(source, root, 'browser-1')));
    expect(new Set(folders)).toEqual(new Set([join(root, 'browser-1')]));
    expect(await readdir(root)).toEqual(['browser-1']);
  });

  test.each(['changed', 'added', 'removed'])('is done again after a file was %s', async (how) => {
    const folder = await provide(source, root, 'browser-1');
    const library = join(folder, 'al2023', 'lib', 'libnss3.so');
    if (how === 'changed') await writeFile(join(folder, 'chromium'), 'another');
    if (how === 'added') await writeFile(join(folder, 'al2023', 'lib', 'libm.so.6'), 'planted');
    if (how === 'removed') await rm(library);
    await Promise.all([1, 2].map(() => provide(source, root, 'browser-1')));
    expect(await readFile(join(folder, 'chromium'), 'utf8')).toBe('program');
    expect(await readdir(join(folder, 'al2023', 'lib'))).toEqual(['libnss3.so']);
    expect(await readdir(root)).toEqual(['browser-1']);
  });

  test('is found unchanged without its files being read, and not where one is another of the same size and time', async () => {
    const folder = await provide(source, root, 'browser-1');
    expect(await provide(source, root, 'browser-1')).toBe(folder);
    const seal = join(folder, 'seal');
    const program = join(folder, 'chromium');
    const { mtime } = await stat(program);
    // Whoever reads the files would find that they have another seal.
    const before = await readFile(join(folder, 'state'), 'utf8');
    expect(before).toContain('chromium');
    expect(await readFile(seal, 'utf8')).not.toContain('  state');
    await writeFile(program, 'PROGRAM');
    await utimes(program, mtime, mtime);
    await provide(source, root, 'browser-1');
    expect(await readFile(program, 'utf8')).toBe('program');
  });

  test('clears away what a killed run left half done', async () => {
    const left = workFolder(root, 'browser-1').replace(`.${process.pid}-`, '.4194305-');
    await mkdir(left);
    await provide(source, root, 'browser-1');
    expect(await readdir(root)).toEqual(['browser-1']);
  });
});

describe('where it goes', () => {
  test('is the cache of the user, else a temporary folder of the user', () => {
    const temporary = join(tmpdir(), `service-report-${process.getuid?.() ?? 'user'}`);
    expect(cacheRoots({ XDG_CACHE_HOME: '/c', HOME: '/h' })).toEqual([
      '/c/service-report',
      temporary,
    ]);
    expect(cacheRoots({ HOME: '/h' })[0]).toBe('/h/.cache/service-report');
  });

  test('is the next folder when one cannot take it, and a fault when none can', async () => {
    const blocked = join(base, 'blocked');
    await writeFile(blocked, '');
    const roots = [join(blocked, 'a'), join(root, 'b')];
    expect(await provideInFirst(roots, source, 'browser-1')).toBe(join(root, 'b', 'browser-1'));
    await expect(provideInFirst([blocked], source, 'browser-1')).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'render.unpack_failed', params: { folder: blocked } },
    });
  });
});

describe('the private folder', () => {
  test('is closed to others when it was open', async () => {
    await chmod(root, 0o755);
    await ensurePrivateFolder(root);
    expect((await stat(root)).mode & 0o777).toBe(0o700);
  });

  test('is refused when it is a link to somewhere', async () => {
    const link = join(base, 'link');
    await symlink(root, link);
    await expect(ensurePrivateFolder(link)).rejects.toThrow();
  });
});

describe.runIf(bundledRunsHere())('the browser that comes through npm', () => {
  test('finds its libraries in its own folder and runs', async () => {
    const { executable, libraries } = await bundledBrowser(process.env);
    const found = execFileSync('ldd', [executable], {
      env: { PATH: process.env.PATH, LD_LIBRARY_PATH: libraries },
      encoding: 'utf8',
    });
    for (const name of ['libnss3.so', 'libnspr4.so', 'libexpat.so.1']) {
      expect(found).toContain(`${name} => ${join(libraries, name)}`);
    }
    const options = { executable: null, sandbox: 'auto', env: process.env, places: [] } as const;
    const running = await startBrowser({ ...options, warn: () => undefined });
    expect(running.executable).toMatchObject({ source: 'bundled', path: executable });
    expect(await running.browser.version()).toMatch(/^HeadlessChrome\//);
    await end(running);
    await expect(stat(running.profile.folder)).rejects.toThrow('ENOENT');
  });
});
