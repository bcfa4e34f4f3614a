import { chmod, chown, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writableByOthers } from './safe-place.ts';

let folder: string;
let inner: string;
let program: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'place-test-')));
  inner = join(folder, 'opt', 'browser');
  program = join(inner, 'chrome');
  await mkdir(inner, { recursive: true, mode: 0o755 });
  await writeFile(program, '#!/bin/sh\n');
  await chmod(program, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('the place of a program', () => {
  test('is safe where only root and this user can write, the shared temporary folder above it or not', async () => {
    expect(await writableByOthers(program)).toBeNull();
    expect(await writableByOthers(process.execPath)).toBeNull();
  });

  test.each([
    ['everybody may write to the file', () => chmod(program, 0o777), () => program],
    ['everybody may write to its folder', () => chmod(inner, 0o777), () => inner],
    [
      'everybody may write further up',
      () => chmod(join(folder, 'opt'), 0o703),
      () => join(folder, 'opt'),
    ],
  ])('is not when %s', async (_, open, place) => {
    await open();
    expect(await writableByOthers(program)).toBe(place());
  });

  test('is looked at behind links and on the way to them', async () => {
    const open = join(folder, 'open');
    await mkdir(open);
    await symlink(program, join(open, 'link'));
    await symlink(inner, join(folder, 'beside'));
    expect(await writableByOthers(join(open, 'link'))).toBeNull();
    expect(await writableByOthers(join(folder, 'beside', 'chrome'))).toBeNull();
    await chmod(open, 0o777);
    expect(await writableByOthers(join(open, 'link'))).toBe(open);
    await chmod(inner, 0o777);
    expect(await writableByOthers(join(folder, 'beside', 'chrome'))).toBe(inner);
  });

  test('is not safe when links go round', async () => {
    await symlink(join(folder, 'b'), join(folder, 'a'));
    await symlink(join(folder, 'a'), join(folder, 'b'));
    expect(await writableByOthers(join(folder, 'a'))).toMatch(/[ab]$/);
  });

  // Only root may give a folder away; anybody else has it looked at as by somebody else.
  const me = process.getuid?.() ?? 0;

  test('is not safe when its group may write', async () => {
    if (me === 0) await chown(inner, 0, 65_534);
    await chmod(inner, 0o775);
    expect(await writableByOthers(program)).toBe(inner);
  });

  test('is not safe when another user owns it', async () => {
    if (me === 0) await chown(inner, 65_534, 0);
    const found = await writableByOthers(program, me === 0 ? 0 : me + 1);
    expect(program.startsWith(found ?? 'nowhere')).toBe(true);
  });
});
